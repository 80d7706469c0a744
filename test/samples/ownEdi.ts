/**
 * A second way to find the quantities of a message, written for the tests: every segment of a name by its mark alone, wherever the
 * terminators are, and the number at a place in it. It knows nothing of messages, loops or terminators.
 */
import { ownSum } from './ownReading.ts';

/** The element separator: what follows the first tag of an envelope or a message. */
function separatorOf(text: string): string {
  return /(?:ISA|GS|ST|UNB|UNH)([^A-Za-z0-9\s])/u.exec(text)?.[1] ?? '*';
}

/** The numbers at an element of each segment of a name; `is` says which segments count, by their elements. */
export function ownFigures(
  text: string, segment: string, element: number, is: (elements: readonly string[]) => boolean = () => true,
): { readonly rows: number; readonly quantity: number } {
  const mark = separatorOf(text);
  const found: string[] = [];
  const escaped = `\\u{${(mark.codePointAt(0) ?? 0).toString(16)}}`;
  for (const piece of text.split(new RegExp(`(?<![A-Za-z0-9${escaped}])${segment}(?=${escaped})`, 'u')).slice(1)) {
    const elements = piece.split(mark);
    const number = /^-?\d*\.?\d+/u.exec((elements[element] ?? '').trim())?.[0];
    if (number !== undefined && is(elements)) found.push(number);
  }
  return { rows: found.length, quantity: ownSum(found) };
}

/** The same of a message whose parts of an element are separated (EDIFACT: `QTY+145:12`). */
export function ownParts(text: string, segment: string, is: (qualifier: string) => boolean): { rows: number; quantity: number } {
  const found = Array.from(text.matchAll(new RegExp(`\\b${segment}\\+(\\w+):(-?[\\d.]+)`, 'gu')), ([, qualifier = '', number = '']) =>
    [qualifier, number] as const).filter(([qualifier]) => is(qualifier)).map(([, number]) => number);
  return { rows: found.length, quantity: ownSum(found) };
}

/** What is shipped at the levels that are items (`I`): packs below them repeat it. */
export function ownShipped(text: string): { rows: number; quantity: number } {
  const mark = separatorOf(text);
  const levels = text.split(/(?<![A-Za-z0-9])HL(?=[^A-Za-z0-9])/u).slice(1);
  const items = levels.filter((piece) => (piece.split(mark)[3] ?? '').trim().startsWith('I'));
  const each = items.map((piece) => ownFigures(`ST${mark}${piece}`, 'SN1', 2));
  return { rows: each.reduce((sum, { rows }) => sum + rows, 0), quantity: each.reduce((sum, { quantity }) => sum + quantity, 0) };
}
