/** How long a list of the window takes from the click or the choice to its first new row. */
import type { Page } from '@playwright/test';

/** Does something that makes the grid's rows others and answers when the first of them was drawn, in milliseconds after it began. */
export async function timeToFirstRow(page: Page, act: () => Promise<unknown>): Promise<number> {
  const watching = await page.evaluateHandle(() => {
    const first = (): Element | null => document.querySelector('.grid .ag-row[row-index="0"]');
    const before = first();
    const began = { at: 0 };
    const begin = (event: Event): void => { if (began.at === 0) began.at = event.timeStamp; };
    const kinds = ['pointerdown', 'keydown', 'change', 'input'] as const;
    for (const kind of kinds) addEventListener(kind, begin, { capture: true });
    const drawn = new Promise<number>((resolve) => {
      const look = (): void => {
        const row = first();
        const isNew = row !== null && row !== before && row.textContent.trim().length > 4;
        if (began.at === 0 || !isNew) {
          requestAnimationFrame(look);
          return;
        }
        for (const kind of kinds) removeEventListener(kind, begin, { capture: true });
        resolve(performance.now() - began.at);
      };
      requestAnimationFrame(look);
    });
    return { drawn };
  });
  await act();
  return watching.evaluate(({ drawn }) => drawn);
}
