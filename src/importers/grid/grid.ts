import { fail } from '../../domain/problem.ts';
import { encodeText, textOf } from '../bytes/text.ts';

/** Above this a table is refused before it fills the memory: 8 bytes a cell, beside the text. */
const CELL_LIMIT = 40_000_000;
/** The text of all cells of one grid, in bytes. */
const TEXT_LIMIT = 1_000_000_000;

/**
 * Rows of text cells, whatever they came from, each with its place in the file as received. Plain data, so that it can be handed
 * to another thread. A cell is a range of `bytes` (UTF-8); cells after a row's last one are not held.
 */
export interface Grid {
  readonly bytes: Uint8Array;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  /** The first cell of each row; one more entry than there are rows. */
  readonly firstCell: Int32Array;
  /** The row of the sheet, the line of the text or the number of the segment where each row stands, counted from 1. */
  readonly places: Int32Array;
}

export function rowCount(grid: Grid): number {
  return grid.places.length;
}

export function widthOf(grid: Grid, row: number): number {
  return (grid.firstCell[row + 1] ?? 0) - (grid.firstCell[row] ?? 0);
}

/** A cell's text without the blanks around it; '' where the row has no such cell. */
export function cellText(grid: Grid, row: number, column: number): string {
  return cellAsReceived(grid, row, column).trim();
}

export function cellAsReceived(grid: Grid, row: number, column: number): string {
  if (column < 0 || column >= widthOf(grid, row)) return '';
  const cell = (grid.firstCell[row] ?? 0) + column;
  return textOf(grid.bytes, grid.starts[cell] ?? 0, grid.ends[cell] ?? 0);
}

export function rowTexts(grid: Grid, row: number): string[] {
  return Array.from({ length: widthOf(grid, row) }, (_, column) => cellText(grid, row, column));
}

/** Builds a grid row by row. Fails with `field_too_long` before it grows beyond what the memory holds. */
export class GridBuilder {
  #bytes = new Uint8Array(1 << 16);
  #used = 0;
  #starts = new Int32Array(1 << 12);
  #ends = new Int32Array(1 << 12);
  #cells = 0;
  #firstCell = new Int32Array(1 << 10);
  #places = new Int32Array(1 << 10);
  #rows = 0;
  readonly #file: string;

  constructor(file: string) {
    this.#file = file;
  }

  get rows(): number {
    return this.#rows;
  }

  /** Cells of the row that is being built. */
  get width(): number {
    return this.#cells - (this.#firstCell[this.#rows] ?? 0);
  }

  /** Where text that is written next will start. */
  get used(): number {
    return this.#used;
  }

  /** Memory for at least `size` more bytes of text; what is written there counts once `took` says so. */
  room(size: number): Uint8Array {
    if (this.#used + size > this.#bytes.length) {
      if (this.#used + size > TEXT_LIMIT) this.#failTooLarge('the text of its cells is longer than a gigabyte');
      const larger = new Uint8Array(Math.min(TEXT_LIMIT, Math.max(this.#bytes.length * 2, this.#used + size)));
      larger.set(this.#bytes.subarray(0, this.#used));
      this.#bytes = larger;
    }
    return this.#bytes;
  }

  took(size: number): void {
    this.#used += size;
  }

  /** A cell that is a range of text written before. */
  addRange(start: number, end: number): void {
    if (this.#cells === this.#starts.length) this.#growCells();
    this.#starts[this.#cells] = start;
    this.#ends[this.#cells] = end;
    this.#cells += 1;
  }

  addBytes(bytes: Uint8Array, start: number, end: number): void {
    const size = end - start;
    const into = this.room(size);
    const at = this.#used;
    if (size < 64) for (let index = 0; index < size; index += 1) into[at + index] = bytes[start + index] as number;
    else into.set(bytes.subarray(start, end), at);
    this.#used += size;
    this.addRange(at, at + size);
  }

  addText(text: string): void {
    const start = this.#used;
    this.write(text);
    this.addRange(start, this.#used);
  }

  /** Text that cells may be ranges of. */
  write(text: string): void {
    const bytes = encodeText(text);
    this.room(bytes.length).set(bytes, this.#used);
    this.#used += bytes.length;
  }

  /** Empty cells up to a column (counted from 0). */
  padTo(column: number): void {
    for (let width = this.width; width < column; width += 1) this.addRange(0, 0);
  }

  /** Ends a row that stands at a place; one without any cell is not kept. */
  endRow(place: number): void {
    if (this.width === 0) return;
    if (this.#rows + 2 > this.#firstCell.length) {
      this.#firstCell = grown(this.#firstCell);
      this.#places = grown(this.#places);
    }
    this.#places[this.#rows] = place;
    this.#rows += 1;
    this.#firstCell[this.#rows] = this.#cells;
  }

  finish(): Grid {
    return {
      bytes: this.#bytes.subarray(0, this.#used), starts: this.#starts.subarray(0, this.#cells),
      ends: this.#ends.subarray(0, this.#cells), firstCell: this.#firstCell.subarray(0, this.#rows + 1),
      places: this.#places.subarray(0, this.#rows),
    };
  }

  #growCells(): void {
    if (this.#cells >= CELL_LIMIT) this.#failTooLarge(`it has more than ${CELL_LIMIT} cells`);
    this.#starts = grown(this.#starts);
    this.#ends = grown(this.#ends);
  }

  #failTooLarge(found: string): never {
    return fail({
      code: 'field_too_long', file: this.#file, message: 'This is larger than a table that can be read.',
      expected: 'at most 40,000,000 cells and a gigabyte of text', found, remedy: 'Export it as CSV, or in parts.',
    });
  }
}

function grown(array: Int32Array): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(array.length * 2);
  larger.set(array);
  return larger;
}
