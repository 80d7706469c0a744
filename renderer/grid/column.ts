/** A column as a screen describes it, without a word of how the grid draws it. */
export interface GridColumn<Row, Sort extends string> {
  readonly title: string;
  /** The engine's name of this order; a column without one cannot be sorted by. Also the column's id. */
  readonly sort?: Sort;
  readonly id: string;
  readonly width: number;
  readonly number?: boolean;
  /** Starts hidden; the column menu brings it in. */
  readonly hidden?: boolean;
  /** The first column stays in sight while the rest moves. */
  readonly fixed?: boolean;
  /** Holds codes, which are never to be cut off: it grows with those that come. */
  readonly identifies?: boolean;
  /** What the list is read for: codes do not grow so far that it is out of sight. */
  readonly staysInSight?: boolean;
  readonly text: (row: Row) => string;
  /** The classes that draw something before the text, where words alone are not enough. */
  readonly marks?: (row: Row) => string;
  /** What is said of a cell while the pointer rests on it. */
  readonly hint?: (row: Row) => string;
  /** As other programs read it, where that is not the text: `-1234.5` for a number, `2026-10-31 23:59` for a moment. */
  readonly plain?: (row: Row) => string;
}

export interface GridOrder<Sort extends string> {
  readonly sort: Sort;
  readonly direction: 'asc' | 'desc';
}
