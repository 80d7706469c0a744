/** The window as a person uses it: verbs for what is done, locators for what is seen. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, type ElectronApplication, type Locator, type Page } from '@playwright/test';
import type {} from '../../../../renderer/api/bridge.ts';
import type { Program } from '../../support/program.ts';

const SCREEN_KEYS = { Map: 'm', Gaps: 'g', Authority: 'a', Checks: 'k', Queue: 'q', Sources: 's', Reports: 'r' } as const;
export type ScreenTitle = keyof typeof SCREEN_KEYS;
export const SCREEN_TITLES = Object.keys(SCREEN_KEYS) as readonly ScreenTitle[];

/** A report of long work. */
export interface Told { readonly phase: string; readonly done: number; readonly total: number }

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

  /** What people wrote of the exception that is picked. */
  get notes(): Locator {
    return this.exception.getByRole('group', { name: 'Notes' });
  }

  /** A choice among the filters of the screen at hand. */
  choice(name: 'Kind' | 'Severity' | 'Group by' | 'View' | 'Saved views' | 'Handoff'): Locator {
    return this.page.getByRole('search').getByRole('combobox', { name, exact: true });
  }

  /** A row of the grid at hand by its place, 0 the first; only the part that moves sideways is meant. */
  row(index: number): Locator {
    return this.page.locator(`.grid [role=row][row-index="${index}"]`).first();
  }

  /** A cell once its row has arrived: one that is drawn empty meanwhile is none. */
  cell(index: number, column: string): Locator {
    return this.page.locator(`.grid [row-index="${index}"] [col-id="${column}"]`).filter({ hasText: /\S/u });
  }

  /** The row that is picked. */
  get pickedRow(): Locator {
    return this.page.locator('.grid [role=row][aria-selected=true]').first();
  }

  /** A group of the queue by its place; 0 stands for all of them. */
  group(index: number): Locator {
    return this.page.locator('.queue-groups .queue-group').nth(index);
  }

  /** A file in the list of sources. */
  source(file: string): Locator {
    return this.page.locator('.sources tbody tr').filter({ hasText: file });
  }

  async pickSource(file: string): Promise<void> {
    await this.goTo('Sources');
    await this.source(file).click();
    await this.inspector.getByRole('heading', { name: file }).waitFor();
  }

  get paletteEntries(): Locator {
    return this.page.getByRole('dialog', { name: 'Search' }).getByRole('option');
  }

  /** The tabs of the screen at hand. */
  get views(): Locator {
    return this.page.getByRole('main').getByRole('tab');
  }

  /** How far the page is wider than the window. */
  async beyondTheEdge(): Promise<number> {
    return this.page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  }

  /** Nothing is pushed out of the window: neither the page sideways nor the frame upwards, and the rail is where it was. */
  async holds(where: string): Promise<void> {
    await this.page.locator('.waiting').first().waitFor({ state: 'detached' });
    const frame = await this.page.evaluate(() => ({
      sideways: document.documentElement.scrollWidth - innerWidth,
      frameTop: document.querySelector('.frame')?.getBoundingClientRect().top,
      status: Math.round(document.querySelector('.status-bar')?.getBoundingClientRect().bottom ?? NaN) - innerHeight,
      rail: Math.round(document.querySelector('.rail')?.getBoundingClientRect().left ?? NaN),
      title: (document.querySelector('.title-bar')?.getBoundingClientRect().height ?? NaN) < 70,
    }));
    expect(frame, where).toEqual({ sideways: 0, frameTop: 0, status: 0, rail: 0, title: true });
  }

  /** The numbers of the inspector and of dialogs that lie outside their pane, but for tables that move sideways by themselves. */
  async figuresOutOfSight(): Promise<readonly string[]> {
    return this.page.evaluate(() => [...document.querySelectorAll('.inspector, [role=dialog]')].flatMap((pane) => {
      const { left, right } = pane.getBoundingClientRect();
      return [...pane.querySelectorAll('.number')]
        .filter((each) => each.closest('.table-scroll, .evidence, .lines') === null)
        .filter((each) => {
          const box = each.getBoundingClientRect();
          return box.width > 0 && (box.right > right + 1 || box.left < left - 1);
        })
        .map((each) => each.textContent.slice(0, 60));
    }));
  }

  /** Ends the engine's process, as a crash does. */
  async killEngine(): Promise<void> {
    await this.app.evaluate(({ app }) => {
      const engine = app.getAppMetrics().find(({ name }) => name === 'Countersign engine');
      if (engine === undefined) throw new Error('there is no engine');
      process.kill(engine.pid, 'SIGKILL');
    });
  }

  /** What says that there is something to save. */
  get unsaved(): Locator {
    return this.page.getByText('Not saved', { exact: true });
  }

  /** Opens what the next dialog answers and keeps it in the file that the one after answers. */
  async openAndKeep(): Promise<void> {
    await this.openFolder();
    await this.cell(0, 'sku').waitFor();
    await this.page.keyboard.press('Control+s');
    await expect(this.unsaved).toBeHidden();
  }

  /** Writes a note on the exception that is picked, by keys, and waits until it is acknowledged. */
  async writeNote(text: string, person: string): Promise<void> {
    await this.exception.waitFor();
    await this.page.keyboard.press('n');
    const dialog = this.page.getByRole('dialog', { name: 'Write a note' });
    await this.page.keyboard.type(text);
    const name = dialog.getByLabel('Your name, as the log shall show it');
    if (await name.isVisible()) await name.fill(person);
    await dialog.getByRole('button', { name: 'Write a note' }).press('Enter');
    await expect(dialog).toBeHidden();
  }

  /** When something was drawn first, in milliseconds after the page was begun. */
  async firstPaint(): Promise<number> {
    const drawn = await this.page.waitForFunction(() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime);
    return Number(await drawn.jsonValue());
  }

  /** Scrolls the grid for so long and answers how far apart the frames came, in milliseconds. */
  async framesWhileScrolling(milliseconds: number): Promise<{ readonly median: number; readonly longest: number }> {
    return this.page.evaluate(async (length) => {
      const rows = [...document.querySelectorAll('.grid *')].find((each) => each.scrollHeight > 2 * each.clientHeight + 1000);
      if (rows === undefined) throw new Error('there is no grid that scrolls');
      const apart: number[] = [];
      const began = performance.now();
      let before = began;
      while (before - began < length) {
        rows.scrollTop += 300;
        const now = await new Promise<number>((resolve) => { requestAnimationFrame(resolve); });
        apart.push(now - before);
        before = now;
      }
      apart.sort((a, b) => a - b);
      return { median: apart[Math.floor(apart.length / 2)] ?? NaN, longest: apart.at(-1) ?? NaN };
    }, milliseconds);
  }

  /** Types a text and answers what a key took at the most until the window had drawn it, in milliseconds. */
  async timeToType(text: string): Promise<number> {
    await this.page.evaluate(() => {
      const drawn: number[] = [];
      (globalThis as { drawnAfter?: number[] }).drawnAfter = drawn;
      addEventListener('keydown', () => {
        const began = performance.now();
        requestAnimationFrame(() => requestAnimationFrame(() => { drawn.push(performance.now() - began); }));
      }, { capture: true });
    });
    const drawn = (): Promise<readonly number[]> => this.page.evaluate(() => (globalThis as { drawnAfter?: number[] }).drawnAfter ?? []);
    for (const [at, key] of Array.from(text).entries()) {
      await this.page.keyboard.press(key);
      await expect.poll(async () => (await drawn()).length).toBeGreaterThan(at);
    }
    return Math.max(...await drawn());
  }

  /** From now on, how far apart the frames come; what it answers tells of the time until then, in milliseconds. */
  async watchFrames(): Promise<() => Promise<{ readonly milliseconds: number; readonly longest: number; readonly count: number }>> {
    const watch = await this.page.evaluateHandle(() => {
      const seen = { began: performance.now(), before: performance.now(), longest: 0, count: 0 };
      const next = (now: number): void => {
        seen.longest = Math.max(seen.longest, now - seen.before);
        seen.before = now;
        seen.count += 1;
        requestAnimationFrame(next);
      };
      requestAnimationFrame(next);
      return seen;
    });
    return () => watch.evaluate(({ began, before, longest, count }) => {
      const now = performance.now();
      return { milliseconds: now - began, longest: Math.max(longest, now - before), count };
    });
  }

  /** Keeps what the engine tells of its work from now on. */
  async watchProgress(): Promise<void> {
    await this.page.evaluate(() => {
      const told: Told[] = [];
      (globalThis as { toldProgress?: Told[] }).toldProgress = told;
      window.countersign.on('progress', ({ phase, done, total }) => { told.push({ phase, done, total }); });
    });
  }

  async watchedProgress(): Promise<readonly Told[]> {
    return this.page.evaluate(() => (globalThis as { toldProgress?: Told[] }).toldProgress ?? []);
  }

  /** What long work is doing, as the window says it. */
  get workPhase(): Locator {
    return this.page.locator('.work-phase');
  }

  /** Pictures by what they are of. */
  picture(of: RegExp): Locator {
    return this.page.getByRole('img', { name: of });
  }

  /** How much a picture is enlarged; 1 where its words are as large as all others. */
  async scaleOf(picture: string): Promise<number> {
    const scale = await this.page.locator(picture).first()
      .evaluate((svg) => (svg instanceof SVGSVGElement ? svg.getScreenCTM()?.a ?? 0 : 0));
    return Math.round(scale * 100) / 100;
  }

  /** What was done last, in the status bar. */
  get done(): Locator {
    return this.page.locator('.status-done');
  }

  /** What each system says of the item whose statement is shown. */
  get numbers(): Locator {
    return this.page.getByRole('list', { name: 'What each system says' }).getByRole('listitem');
  }

  /** Picks the first row of a list that is no grid. */
  async focusList(): Promise<void> {
    await this.page.locator('main tbody tr.pickable').first().waitFor();
    await this.page.keyboard.press('j');
    await this.page.locator('main tbody tr.pickable[aria-selected=true]').waitFor();
  }

  columnHeader(column: string): Locator {
    return this.page.locator(`.grid [role=columnheader][col-id="${column}"]`);
  }

  /** Puts the focus on the grid's first row, once that is read. */
  async focusGrid(): Promise<void> {
    await expect(this.cell(0, 'sku')).not.toBeEmpty();
    await this.page.keyboard.press('j');
    await this.pickedRow.waitFor();
  }

  /** Once the program has kept preferences in which `pattern` is found. */
  async preferencesKept(dataFolder: string, pattern: RegExp): Promise<void> {
    await expect.poll(() => readFile(join(dataFolder, 'preferences.json'), 'utf8').catch(() => '')).toMatch(pattern);
  }

  get search(): Locator {
    return this.page.locator('.filters input[type=search]');
  }

  /** Drops files or a folder on the middle of the window, as the system does: the page gets trusted events with real paths. */
  async drop(files: readonly string[]): Promise<void> {
    const session = await this.page.context().newCDPSession(this.page);
    const { width, height } = await this.page.evaluate(() => ({ width: innerWidth, height: innerHeight }));
    const at = { x: Math.round(width / 2), y: Math.round(height / 2), data: { items: [], files: [...files], dragOperationsMask: 1 } };
    await session.send('Input.dispatchDragEvent', { type: 'dragEnter', ...at });
    await session.send('Input.dispatchDragEvent', { type: 'dragOver', ...at });
    await this.dropping.waitFor();
    await session.send('Input.dispatchDragEvent', { type: 'drop', ...at });
    await session.detach();
  }

  /** What is shown while something is dragged over the window. */
  get dropping(): Locator {
    return this.page.locator('.dropping');
  }

  /** Chooses an entry of the native menu by the id of its command. */
  async chooseFromMenu(id: string): Promise<void> {
    await this.app.evaluate(({ Menu }, name) => {
      const item = Menu.getApplicationMenu()?.getMenuItemById(name);
      if (item === null || item === undefined) throw new Error(`the menu has no ${name}`);
      if (!item.enabled) throw new Error(`${name} is greyed out`);
      (item.click as () => void)();
    }, id);
  }

  async isAbleInMenu(id: string): Promise<boolean> {
    return this.app.evaluate(({ Menu }, name) => Menu.getApplicationMenu()?.getMenuItemById(name)?.enabled ?? false, id);
  }

  /** How many rows the status bar says there are. */
  async counted(): Promise<number> {
    const text = await this.status.locator('strong').innerText();
    return Number(text.replace(/\D/gu, ''));
  }
}
