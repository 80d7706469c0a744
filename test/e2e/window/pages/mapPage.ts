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
}
