/** Finds the figures of the window that lead nowhere. */
import type { Page } from '@playwright/test';

/** A figure that is no door, and where it stands: the nearest heading or label, and the words around it. */
export interface BareFigure {
  readonly figure: string;
  readonly where: string;
}

/**
 * Every number that is drawn in the window and neither opens anything nor says what proves it. A number counts as led on where it stands
 * - in a door: a button, a link, a tab, a row of a list that opens what it is made of beside it, a mark of a picture that is one;
 * - among what a door leads to: the row of a fact, a line of a file, an entry of the log (`data-facts`);
 * - in an element that says in place what proves it and why no row does (`data-rests-on`, with its words).
 * In a sentence and in a picture it counts as led on, too, where the same number is a door elsewhere in the window. Dates, times, codes and
 * the names of columns are no figures, and behind 0 there is nothing.
 */
export async function bareFigures(page: Page): Promise<readonly BareFigure[]> {
  return page.evaluate(() => {
    const MONTH = '(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)';
    const DATE = new RegExp(`\\d{1,2} ${MONTH}\\w*(?: \\d{4})?|\\d{1,2}:\\d{2}(?::\\d{2})?(?: [AP]M)?|\\d{4}-\\d{2}-\\d{2}`, 'gu');
    const NUMBER = /(?<![\p{L}\p{N}_.:/#-])[−+]?\p{Sc}?\d+(?:,\d{3})*(?:\.\d+)?(?![\p{L}\p{N}_:/-])/gu;
    const DOORS = 'button, a, summary, [role=button], [role=link], [role=tab], [role=option], tr.pickable, .grid [role=row], .picture-door,'
      + 'label, select, textarea';
    const ROWS = '[data-facts], [data-rests-on]';
    const numbersOf = (text: string): readonly string[] =>
      (text.replaceAll(DATE, ' ').match(NUMBER) ?? []).filter((number) => /[1-9]/u.test(number));
    const isDrawn = (element: Element): boolean => element.checkVisibility({ opacityProperty: true, visibilityProperty: true })
      && element.closest('.only-heard') === null;
    const texts: Text[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode() !== null) texts.push(walker.currentNode as Text);
    const led = new Set<string>();
    const bare: { figure: string; where: string; sentence: boolean }[] = [];
    for (const text of texts) {
      const element = text.parentElement;
      if (element === null || !isDrawn(element) || element.closest('th[scope=col], dt, h1') !== null) continue;
      const numbers = numbersOf(text.data);
      if (numbers.length === 0) continue;
      if (element.closest(`${DOORS}, ${ROWS}`) !== null) {
        for (const number of numbers) led.add(number.replace(/^[−+]/u, ''));
        continue;
      }
      const around = element.closest('section, [role=region], [role=dialog], main, .inspector, header, footer');
      const name = around?.getAttribute('aria-label') ?? around?.querySelector('h1, h2, h3')?.textContent ?? around?.className ?? '';
      const words = (element.closest('tr, li, p, dl > div, svg') ?? element).textContent.trim().replaceAll(/\s+/gu, ' ').slice(0, 120);
      const sentence = element.closest('p, li, h2, h3, dd, svg') !== null && element.closest('td') === null;
      const tag = `<${element.tagName.toLowerCase()} class="${element.getAttribute('class') ?? ''}">`;
      for (const figure of numbers) bare.push({ figure, sentence, where: `${name} | ${tag} | ${words}` });
    }
    return bare.filter(({ figure, sentence }) => !(sentence && led.has(figure.replace(/^[−+]/u, ''))))
      .map(({ figure, where }) => ({ figure, where }));
  });
}
