/** Tables as a report prints them, without a word about Excel: columns with a kind, and rows of plain values. */

/**
 * text: a client's or our words · units: a stock figure · signedUnits: a difference · money: in the engagement's currency ·
 * count: whole numbers · share: 0 … 1 · minutes · moment: wall-clock milliseconds in the engagement's zone.
 */
export type ColumnKind = 'text' | 'units' | 'signedUnits' | 'money' | 'count' | 'share' | 'minutes' | 'moment';

/** `null` is "not known" and prints as nothing; it is never the same as 0. */
export type CellValue = string | number | null;

/** A value that leads to another sheet of the same workbook. */
export interface Link {
  readonly value: string | number;
  readonly to: Target;
}
export interface Target {
  readonly sheet: 'Evidence' | 'Statements' | 'Exceptions' | 'Handoffs' | 'Variances' | 'Rejects' | 'Method & sources';
  readonly row: number;
}

/** The value as it is, or leading to where it is shown, where there is such a place. */
export function linked(value: CellValue, sheet: Target['sheet'], row: number | undefined): CellValue | Link {
  return value === null || row === undefined ? value : { value, to: { sheet, row } };
}

export interface TableColumn {
  readonly header: string;
  readonly kind: ColumnKind;
  /** In characters of the normal font. */
  readonly width: number;
  /** The sum over all rows: the column then has a live total above its header. */
  readonly total?: number;
  /** Long texts are broken into lines instead of being cut off by the next cell. */
  readonly wrap?: true;
  /** Lets the size of a number show as a bar. */
  readonly bars?: true;
  /** Words that are set off by colour; the word itself always says the same. */
  readonly emphasis?: 'severity' | 'control' | 'gap' | 'unexplained';
}

/** Room for the bold letters of a header and its filter's arrow. */
const HEADER_ROOM = 3;

/** A column at least as wide as the longest word of its header, such as the name of a zone: no word is broken. */
export function column(
  kind: ColumnKind, header: string, width: number, more: Omit<TableColumn, 'kind' | 'header' | 'width'> = {},
): TableColumn {
  const longest = Math.max(...header.split(' ').map((word) => word.length));
  return { kind, header, width: Math.max(width, longest + HEADER_ROOM), ...more };
}

export interface TableSheet {
  readonly name: string;
  readonly title: string;
  /** What the sheet answers, and what is to be known when reading it. */
  readonly notes: readonly string[];
  readonly columns: readonly TableColumn[];
  readonly rowCount: number;
  /** How many columns go on paper, from the left; all of them where it is not said. */
  readonly printed?: number;
  /** What stands in place of rows where there are none. */
  readonly empty: string;
  rows(): Iterable<readonly (CellValue | Link)[]>;
}

/** A sheet of Excel has 1,048,576 rows; a report stops at a million, which leaves room for its head. */
export const MOST_ROWS = 1_000_000;
