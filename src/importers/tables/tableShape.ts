import type { PlaceWord } from './foundTable.ts';

/** Rows of a table's area that are none of its rows. */
export type LeftOut = 'title' | 'repeated header' | 'page heading' | 'group' | 'total' | 'unlabelled total' | 'footer' | 'blank';

/** Where one table stands in a grid. Rows and columns are the grid's, counted from 0. */
export interface TableShape {
  /** −1 where the table has no header. */
  readonly headerRow: number;
  /** The row above the header that groups its columns, or −1. */
  readonly groupHeaderRow: number;
  readonly header: readonly string[];
  readonly firstColumn: number;
  readonly lastColumn: number;
  readonly rows: readonly number[];
  /** For each row the row that names its group, −1 for none. Empty where there are no groups. */
  readonly groupRows: readonly number[];
  readonly leftOut: ReadonlyMap<LeftOut, readonly number[]>;
  readonly isHeaderKnown: boolean;
  readonly isHeaderLikely: boolean;
}

/** Places as people say them: "line 4", "lines 4, 9 and 12", "lines 4 to 6". */
function placesInWords(word: PlaceWord, places: readonly number[]): string {
  const [first = 0] = places;
  const last = places.at(-1) ?? first;
  if (places.length === 1) return `${word} ${first}`;
  if (last - first === places.length - 1) return `${word}s ${first} to ${last}`;
  const shown = places.slice(0, 5).join(', ');
  return places.length <= 5 ? `${word}s ${shown}` : `${word}s ${shown} and ${places.length - 5} more`;
}

/** What is said of one such row, and of several. */
const WORDS: Readonly<Record<LeftOut, readonly [string, string]>> = {
  'title': ['stands above the header and is no row', 'stand above the header and are no rows'],
  'repeated header': ['repeats the header', 'repeat the header'],
  'page heading': ['is the heading of a page', 'are headings of pages'],
  'group': ['names a group of rows', 'name groups of rows'],
  'total': ['is a total', 'are totals'],
  'unlabelled total': [
    'holds figures only, where every row names an item, and was taken for a total',
    'hold figures only, where every row names an item, and were taken for totals',
  ],
  'footer': ['stands below the last row and is none', 'stand below the last row and are none'],
  'blank': ['holds no value', 'hold no value'],
};

/** What was left out, and why, one sentence a kind. */
export function leftOutDoubts(
  word: PlaceWord, shape: TableShape, placeOf: (row: number) => number, textOf: (row: number) => string,
): string[] {
  const doubts: string[] = [];
  for (const [kind, rows] of shape.leftOut) {
    if (rows.length === 0) continue;
    const places = placesInWords(word, rows.map(placeOf));
    const [first = 0] = rows;
    const quote = kind === 'title' || kind === 'footer' || kind === 'group' || kind === 'total' ? `: "${textOf(first).slice(0, 80)}"` : '';
    const verb = WORDS[kind][rows.length === 1 ? 0 : 1];
    doubts.push(`${places[0]?.toUpperCase() ?? ''}${places.slice(1)} ${verb}${quote}.`);
  }
  return doubts;
}
