/** How the numbers and dates of a file's columns are written, as declared or as the whole column shows. */
import type { DateOrder } from '../../domain/time/writtenMoment.ts';

export interface ColumnFormat {
  /** The comma separates decimals and the point thousands. */
  readonly isDecimalComma?: boolean;
  readonly dateOrder?: DateOrder;
}

/** By canonical column; a column without an entry has points before decimals and dates that show their order. */
export type ColumnFormats = ReadonlyMap<string, ColumnFormat>;

/** What `formats` of engagement.json may say, and what it means. */
export const FORMAT_WORDS = ['1,234.5', '1.234,5', 'DD/MM/YYYY', 'MM/DD/YYYY'] as const;
export type FormatWord = (typeof FORMAT_WORDS)[number];

export function formatOf(word: FormatWord): ColumnFormat {
  switch (word) {
    case '1,234.5': return { isDecimalComma: false };
    case '1.234,5': return { isDecimalComma: true };
    case 'DD/MM/YYYY': return { dateOrder: 'dmy' };
    case 'MM/DD/YYYY': return { dateOrder: 'mdy' };
  }
}
