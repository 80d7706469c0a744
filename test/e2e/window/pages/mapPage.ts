/** The Map step as a person uses it. */
import type { Locator, Page } from '@playwright/test';

export class MapPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  view(title: 'What is recorded' | 'Handoffs' | 'Pools and links'): Locator {
    return this.page.getByRole('tab', { name: title });
  }

  /** A cell of the matrix by the words it is read out with: "Receipt in Warehouse". */
  cell(name: RegExp): Locator {
    return this.page.getByRole('region', { name: 'What each system records' }).getByRole('button', { name });
  }

  /** The events of the cell that is picked. */
  get events(): Locator {
    return this.page.getByRole('region', { name: 'Events of a write path' });
  }

  get oneEvent(): Locator {
    return this.page.getByRole('region', { name: 'One event' });
  }

  arrow(from: string, to: string): Locator {
    return this.page.locator(`[data-link="${from}>${to}"]`);
  }

  get link(): Locator {
    return this.page.getByRole('region', { name: 'Link', exact: true });
  }

  /** What was inferred and waits to be confirmed. */
  get proposals(): Locator {
    return this.page.getByRole('region', { name: 'Proposals' });
  }

  get silent(): Locator {
    return this.page.getByRole('region', { name: 'What exists and does not fire' });
  }

  /** How far the pane and the picture are wider than there is room, and which labels of the diagram cannot be read. */
  async sizes(): Promise<{
    readonly pane: number; readonly picture: number; readonly systems: number;
    readonly over: readonly string[]; readonly tooLong: readonly string[];
  }> {
    return this.page.evaluate(() => {
      const beyond = (selector: string): number => {
        const box = document.querySelector(selector);
        return box === null ? Number.NaN : box.scrollWidth - box.clientWidth;
      };
      const boxes = [...document.querySelectorAll('.map-label, .map-system rect')].map((each) => ({
        name: each.parentElement?.textContent ?? '', isLabel: each.matches('.map-label'), at: each.getBoundingClientRect(),
      }));
      const over = boxes.flatMap((one, index) => boxes.slice(index + 1)
        .filter((other) => (one.isLabel || other.isLabel) && one.at.left < other.at.right - 1 && other.at.left < one.at.right - 1
          && one.at.top < other.at.bottom - 1 && other.at.top < one.at.bottom - 1)
        .map((other) => `${one.name} / ${other.name}`));
      const tooLong = [...document.querySelectorAll('.map-link text')].flatMap((text) => {
        const label = text.parentElement?.querySelector('.map-label')?.getBoundingClientRect();
        return label !== undefined && text.getBoundingClientRect().width > label.width ? [text.textContent] : [];
      });
      return {
        pane: beyond('.screen-body'), picture: beyond('.map-picture'), over, tooLong,
        systems: boxes.filter(({ isLabel }) => !isLabel).length,
      };
    });
  }
}
