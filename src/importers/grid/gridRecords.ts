import type { Records } from '../delimited/records.ts';
import { FIELD_LIMIT } from '../delimited/recordReader.ts';
import type { FoundTable } from '../tables/foundTable.ts';

/** The rows of one table of a grid, as records. Cells that a row lacks are blank. */
export class GridRecords implements Records {
  readonly bytes: Uint8Array;
  readonly starts = new Int32Array(FIELD_LIMIT + 1);
  readonly ends = new Int32Array(FIELD_LIMIT + 1);
  count: number;
  line = 0;
  readonly badQuote = -1;
  readonly #table: FoundTable;
  #next = 0;

  constructor(table: FoundTable) {
    this.#table = table;
    this.bytes = table.grid.bytes;
    this.count = table.header.length;
  }

  next(): boolean {
    const { grid, rows, firstColumn, groups, isText } = this.#table;
    const index = this.#next;
    if (index >= rows.length) return false;
    this.#next += 1;
    const row = rows[index] as number;
    const first = (grid.firstCell[row] as number) + firstColumn;
    const end = grid.firstCell[row + 1] as number;
    const width = this.#table.width;
    const { starts, ends } = this;
    for (let column = 0; column < width; column += 1) {
      const cell = first + column;
      starts[column] = cell < end ? grid.starts[cell] as number : 0;
      ends[column] = cell < end ? grid.ends[cell] as number : 0;
    }
    if (groups !== undefined) {
      const cell = groups[index] as number;
      starts[width] = cell < 0 ? 0 : grid.starts[cell] as number;
      ends[width] = cell < 0 ? 0 : grid.ends[cell] as number;
    }
    if (isText) this.#countFields(end - first, row);
    this.line = grid.places[row] as number;
    return true;
  }

  /** A line of text keeps its own number of fields, so that a torn one shows. */
  #countFields(fields: number, row: number): void {
    const { grid, width, groups, firstColumn } = this.#table;
    this.count = this.#table.header.length;
    if (groups !== undefined || fields === width) return;
    this.count = Math.min(fields, FIELD_LIMIT);
    const first = (grid.firstCell[row] as number) + firstColumn;
    for (let column = width; column < this.count; column += 1) {
      this.starts[column] = grid.starts[first + column] as number;
      this.ends[column] = grid.ends[first + column] as number;
    }
  }

  /** How many rows of the table were passed. */
  get passed(): number {
    return this.#next;
  }
}
