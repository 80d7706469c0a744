/** What the cells of a grid look like, before anyone knows what they mean. */
import type { Grid } from '../grid/grid.ts';
import { rowCount } from '../grid/grid.ts';

/** `value`: digits and what goes with them (numbers, dates, amounts); `label`: letters and no digit; `mixed`: both; `mark`: neither. */
export const KIND = { blank: 0, value: 1, label: 2, mixed: 3, mark: 4 } as const;

/** Every cell's kind, and for every row how many cells are filled and where the first and the last of them stand. */
export class CellKinds {
  readonly kinds: Uint8Array;
  readonly filled: Int32Array;
  readonly first: Int32Array;
  readonly last: Int32Array;
  readonly #grid: Grid;

  constructor(grid: Grid) {
    this.#grid = grid;
    const rows = rowCount(grid);
    this.kinds = new Uint8Array(grid.starts.length);
    this.filled = new Int32Array(rows);
    this.first = new Int32Array(rows).fill(-1);
    this.last = new Int32Array(rows).fill(-1);
    for (let row = 0; row < rows; row += 1) {
      const from = grid.firstCell[row] as number;
      const to = grid.firstCell[row + 1] as number;
      for (let cell = from; cell < to; cell += 1) {
        const kind = kindOfCell(grid.bytes, grid.starts[cell] as number, grid.ends[cell] as number);
        if (kind === KIND.blank) continue;
        this.kinds[cell] = kind;
        this.filled[row] = (this.filled[row] as number) + 1;
        if (this.first[row] === -1) this.first[row] = cell - from;
        this.last[row] = cell - from;
      }
    }
  }

  kind(row: number, column: number): number {
    const from = this.#grid.firstCell[row] as number;
    const cell = from + column;
    return column >= 0 && cell < (this.#grid.firstCell[row + 1] as number) ? this.kinds[cell] as number : KIND.blank;
  }

  /** How many cells of a row between two columns (both included) are of a kind. */
  count(row: number, kind: number, from: number, to: number): number {
    let count = 0;
    for (let column = from; column <= to; column += 1) if (this.kind(row, column) === kind) count += 1;
    return count;
  }
}

function kindOfCell(bytes: Uint8Array, start: number, end: number): number {
  let isFilled = false;
  let hasDigit = false;
  let hasLetter = false;
  for (let at = start; at < end; at += 1) {
    const byte = bytes[at] as number;
    if (byte <= 0x20) continue;
    isFilled = true;
    if (byte >= 0x30 && byte <= 0x39) hasDigit = true;
    else if ((byte >= 0x41 && byte <= 0x5a) || (byte >= 0x61 && byte <= 0x7a)) hasLetter = true;
    else if (byte >= 0xc3 && byte !== 0xe2) hasLetter = true;
  }
  if (!isFilled) return KIND.blank;
  if (hasLetter) return hasDigit ? KIND.mixed : KIND.label;
  return hasDigit ? KIND.value : KIND.mark;
}
