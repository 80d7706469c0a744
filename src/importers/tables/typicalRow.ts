import type { Grid } from '../grid/grid.ts';
import { cellText, widthOf } from '../grid/grid.ts';
import type { Merge } from '../xlsx/sheetRows.ts';
import { beginsTotal } from './totalWords.ts';
import { KIND } from './cellKinds.ts';
import type { CellKinds } from './cellKinds.ts';

/** Few, so that further tables below do not count. */
const SAMPLE = 40;
const FIRST = 8;

/** Where a merge over three columns and more begins: a place and a column in one number. */
export type MergedAcross = ReadonlySet<number>;

const COLUMNS = 16_384;

export function mergedAcross(merges: readonly Merge[]): MergedAcross {
  return new Set(merges.filter(({ left, right }) => right - left >= 2).map(({ top, left }) => top * COLUMNS + left));
}

/** What the rows of a table have in common, taken from the first of them: which columns hold figures, which are always filled. */
export class TypicalRow {
  /** Columns whose cells are figures or dates in nearly every row. */
  readonly valueColumns: readonly number[];
  /** Columns of words that nearly every row fills. */
  readonly wordColumns: readonly number[];
  /** How many cells a row usually has. */
  readonly filled: number;
  readonly #grid: Grid;
  readonly #kinds: CellKinds;
  readonly #first: number;
  readonly #last: number;
  readonly #usedColumns: ReadonlySet<number>;

  constructor(grid: Grid, kinds: CellKinds, from: number, to: number, first: number, last: number) {
    this.#grid = grid;
    this.#kinds = kinds;
    this.#first = first;
    this.#last = last;
    const sample: number[] = [];
    for (let row = from; row < to && sample.length < SAMPLE; row += 1) if ((kinds.filled[row] as number) > 0) sample.push(row);
    const counts = sample.slice(0, FIRST).map((row) => kinds.filled[row] as number).sort((a, b) => a - b);
    // Totals and headings of groups may be as many as rows, and are shorter.
    this.filled = counts[Math.floor(0.7 * counts.length)] ?? 0;
    // Rows that are much shorter than the others say nothing about the columns.
    const whole = sample.filter((row) => (kinds.filled[row] as number) * 2 >= this.filled);
    const values: number[] = [];
    const words: number[] = [];
    const used = new Set<number>();
    for (let column = first; column <= last; column += 1) {
      let value = 0;
      let word = 0;
      for (const row of whole) {
        const kind = kinds.kind(row, column);
        if (kind === KIND.value) value += 1;
        else if (kind === KIND.label || kind === KIND.mixed) word += 1;
      }
      if ((value + word) * 10 > whole.length) used.add(column);
      if (value > 0 && value >= 4 * word) values.push(column);
      else if (word + value >= 0.95 * whole.length && word > 0) words.push(column);
    }
    this.valueColumns = values;
    this.wordColumns = words;
    this.#usedColumns = used;
  }

  /** Whether a row looks like the others: about as many cells, figures where they have figures. */
  isRegular(row: number): boolean {
    const kinds = this.#kinds;
    if ((kinds.filled[row] as number) * 2 < this.filled) return false;
    let fits = 0;
    let breaks = 0;
    for (const column of this.valueColumns) {
      const kind = kinds.kind(row, column);
      if (kind === KIND.value) fits += 1;
      else if (kind === KIND.label || kind === KIND.mixed) breaks += 1;
    }
    return fits >= breaks && (fits > 0 || this.valueColumns.length === 0 || breaks === 0);
  }

  /** The last regular row of a span; the one before it where there is none. */
  lastRegular(from: number, until: number): number {
    for (let row = until - 1; row >= from; row -= 1) if (this.isRegular(row) && (this.#kinds.filled[row] as number) > 0) return row;
    return from - 1;
  }

  /** A word such as "Total" in the first filled cell, and hardly any other word beside the figures. */
  isLabelledTotal(row: number, isTotalWord: (text: string) => boolean): boolean {
    const kinds = this.#kinds;
    const first = kinds.first[row] as number;
    const last = kinds.last[row] as number;
    const kind = kinds.kind(row, first);
    if (kind === KIND.value) return false;
    const words = kinds.count(row, KIND.label, first, last) + kinds.count(row, KIND.mixed, first, last);
    if (words > 2 || (words > 1 && this.wordColumns.length <= 1) || (kinds.filled[row] as number) < 2) return false;
    if (kinds.count(row, KIND.value, first, last) + (kind === KIND.mark ? 1 : 0) === 0) return false;
    const text = cellText(this.#grid, row, first);
    // "Total Kitchen" alone beside figures, where rows have twice as many cells.
    return isTotalWord(text) || (words === 1 && (kinds.filled[row] as number) * 2 <= this.filled && beginsTotal(text));
  }

  /** Nothing but figures, where every row has words that say what they are of. */
  isBareTotal(row: number): boolean {
    const kinds = this.#kinds;
    if (this.wordColumns.length === 0 || this.filled < 3) return false;
    const { first, last } = this.#extent(row);
    if (kinds.count(row, KIND.label, first, last) + kinds.count(row, KIND.mixed, first, last) > 0) return false;
    if (this.wordColumns.some((column) => kinds.kind(row, column) !== KIND.blank)) return false;
    let values = 0;
    for (const column of this.valueColumns) if (kinds.kind(row, column) === KIND.value) values += 1;
    return values >= 2 || (values === 1 && this.valueColumns.length === 1);
  }

  /** A line of text below a table: one or two cells where rows have more, and not in the columns' own kinds. */
  isFooter(row: number): boolean {
    const kinds = this.#kinds;
    const filled = kinds.filled[row] as number;
    if (this.filled < 3 || filled > 2 || filled * 2 > this.filled) return false;
    const first = kinds.first[row] as number;
    if (this.valueColumns.includes(first)) return kinds.kind(row, first) !== KIND.value;
    // A sentence alone on its line; a row that lacks all but its code is a row.
    return filled === 1 && widthOf(this.#grid, row) <= 2 && cellText(this.#grid, row, first).split(/\s+/u).length >= 3;
  }

  /** One text alone that heads the rows below it. */
  couldBeGroup(row: number, across: MergedAcross): boolean {
    const kinds = this.#kinds;
    if ((kinds.filled[row] as number) !== 1 || this.filled < 4) return false;
    const column = kinds.first[row] as number;
    const kind = kinds.kind(row, column);
    if (kind !== KIND.label && kind !== KIND.mixed) return false;
    return this.isMergedAcross(row, across) || !this.#usedColumns.has(column) || cellText(this.#grid, row, column).includes(':');
  }

  isMergedAcross(row: number, across: MergedAcross): boolean {
    return across.has((this.#grid.places[row] as number) * COLUMNS + (this.#kinds.first[row] as number));
  }

  #extent(row: number): { first: number; last: number } {
    return { first: Math.min(this.#first, this.#kinds.first[row] as number), last: Math.max(this.#last, this.#kinds.last[row] as number) };
  }
}
