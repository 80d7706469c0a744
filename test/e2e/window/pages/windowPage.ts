/** The window as a person uses it: verbs for what is done, locators for what is seen. */
import type { ElectronApplication, Locator, Page } from '@playwright/test';
import type { Program } from '../../support/program.ts';

const SCREEN_KEYS = { Map: 'm', Gaps: 'g', Authority: 'a', Checks: 'k', Queue: 'q', Sources: 's', Reports: 'r' } as const;
export type ScreenTitle = keyof typeof SCREEN_KEYS;
export const SCREEN_TITLES = Object.keys(SCREEN_KEYS) as readonly ScreenTitle[];

export class WindowPage {
  readonly page: Page;
  readonly app: ElectronApplication;
  readonly inspector: Locator;
  readonly status: Locator;
  readonly notices: Locator;

  constructor({ page, app }: Program) {
    this.page = page;
    this.app = app;
    this.inspector = page.locator('.inspector');
    this.status = page.locator('.status-list');
    this.notices = page.locator('.notice');
  }

  async resize(width: number, height: number): Promise<void> {
    await this.app.evaluate(
      ({ BrowserWindow }, size) => {
        BrowserWindow.getAllWindows()[0]?.setContentSize(size.width, size.height);
      },
      { width, height },
    );
    await this.page.waitForFunction((size) => window.innerWidth === size.width, { width, height });
  }

  async openSample(): Promise<void> {
    await this.page.getByRole('button', { name: 'Try the sample' }).click();
    await this.overview.waitFor();
    await this.cell(0, 'sku').filter({ hasText: /\S/u }).waitFor();
  }

  async openFolder(): Promise<void> {
    await this.page.getByRole('button', { name: 'Open a folder of exports' }).click();
  }

  get overview(): Locator {
    return this.page.getByRole('region', { name: 'Overview' });
  }

  /** Goes to a screen by its keys. */
  async goTo(screen: ScreenTitle): Promise<void> {
    await this.page.keyboard.press('g');
    await this.page.keyboard.press(SCREEN_KEYS[screen]);
    await this.heading(screen).waitFor();
  }

  heading(screen: ScreenTitle): Locator {
    return this.page.getByRole('main').getByRole('heading', { name: screen, exact: true });
  }

  get stories(): Locator {
    return this.page.getByRole('region', { name: 'What to look at first' }).getByRole('button');
  }

  get statement(): Locator {
    return this.page.getByRole('region', { name: 'Statement' });
  }

  get exception(): Locator {
    return this.page.getByRole('region', { name: 'Exception' });
  }

  /** A row of the grid at hand by its place, 0 the first; only the part that moves sideways is meant. */
  row(index: number): Locator {
    return this.page.locator(`.grid [role=row][row-index="${index}"]`).first();
  }

  cell(index: number, column: string): Locator {
    return this.page.locator(`.grid [row-index="${index}"] [col-id="${column}"]`);
  }

  get search(): Locator {
    return this.page.locator('.filters input[type=search]');
  }

  /** How many rows the status bar says there are. */
  async counted(): Promise<number> {
    const text = await this.status.locator('strong').innerText();
    return Number(text.replace(/\D/gu, ''));
  }
}
