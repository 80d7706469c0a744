/** The Gaps step as a person uses it. */
import type { Locator, Page } from '@playwright/test';

const RANKS = ['Value', 'Units', 'Customers meet', 'Misses'] as const;
type Rank = (typeof RANKS)[number];

export class GapsPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  view(title: 'Handoffs' | 'Root events' | 'What was reported'): Locator {
    return this.page.getByRole('tab', { name: title });
  }

  /** What the list can be ranked by. */
  rank(name: Rank | 'Reports'): Locator {
    return this.page.locator('.gaps .rank').filter({ hasText: name });
  }

  /** The figures of a rank from the first row to the last. */
  async column(name: Rank): Promise<number[]> {
    const cells = this.page.locator(`.gaps tbody tr td:nth-child(${RANKS.indexOf(name) + 2})`);
    return (await cells.allInnerTexts()).map((text) => Number(text.replace(/[^\d.]/gu, '')));
  }

  /** The rows of the list of root events. */
  get roots(): Locator {
    return this.page.locator('.roots tbody tr');
  }

  get handoff(): Locator {
    return this.page.getByRole('region', { name: 'Handoff', exact: true });
  }

  get report(): Locator {
    return this.page.getByRole('region', { name: 'Report', exact: true });
  }

  get root(): Locator {
    return this.page.getByRole('region', { name: 'Root event', exact: true });
  }
}
