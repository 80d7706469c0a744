import type { CellNotes } from './cellNotes.ts';
import type { CellKind } from './numberFormats.ts';
import { plainNumber } from './plainNumber.ts';
import { serialDate } from './serialDate.ts';

/**
 * A workbook's number as the text of its cell: a date or a moment where its format makes it one, leading zeros that the format shows,
 * plain digits otherwise. Undefined where it is no number. `where` is asked only for what has to be said.
 */
export function numberText(
  received: string, kind: CellKind, is1904: boolean, notes: CellNotes, where: () => string,
): string | undefined {
  const plain = plainNumber(received);
  if (plain === undefined) return undefined;
  if (typeof kind === 'string' && kind !== 'number') {
    const date = serialDate(Number(received), is1904, kind);
    if (date !== undefined) return date;
    notes.notDates.add(where());
  }
  if (plain.isRounded) notes.rounded.add(where());
  return typeof kind === 'object' && /^\d+$/u.test(plain.text) ? plain.text.padStart(kind.digits, '0') : plain.text;
}
