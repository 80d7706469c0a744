import {
  INTEGER_BYTES, LARGEST_PAYLOAD, LEAF, LEAF_HEADER, PAGE, put16, putInteger, putVarint, serialTypeOf, varintLength,
} from './format.ts';

const PAGES_A_BLOCK = 256;

/**
 * The rows of one table as finished leaf pages of SQLite, an order of magnitude faster than inserting them. The table's first
 * column is its INTEGER PRIMARY KEY; ids count from 1. Rows never leave their page, so a row has to fit into one.
 */
export class TablePages {
  count = 0;
  readonly #width: number;
  readonly #types: Uint8Array;
  readonly #blocks: Uint8Array[] = [];
  readonly #lastIds: number[] = [];
  #block = new Uint8Array(0);
  /** Where in the block the page at hand starts, and where its content begins. */
  #page = -PAGE;
  #content = 0;
  #cells = 0;

  /** `width`: the columns beside the id. */
  constructor(width: number) {
    this.#width = width;
    this.#types = new Uint8Array(width);
  }

  /** One row of integers, NaN for NULL. */
  add(row: Float64Array): void {
    const types = this.#types;
    const width = this.#width;
    let body = 0;
    for (let column = 0; column < width; column += 1) {
      const type = serialTypeOf(row[column] as number);
      types[column] = type;
      body += INTEGER_BYTES[type] as number;
    }
    let at = this.#openCell(width + 2 + body);
    const bytes = this.#block;
    bytes[at] = width + 2;
    bytes[at + 1] = 0;
    bytes.set(types, at + 2);
    at += width + 2;
    for (let column = 0; column < width; column += 1) at = putInteger(bytes, at, types[column] as number, row[column] as number);
  }

  /** One row of a text (`from[start, end)`, UTF-8) and an integer. False, and nothing written, where it does not fit into a page. */
  addText(from: Uint8Array, start: number, end: number, number: number): boolean {
    const length = end - start;
    const textType = 13 + 2 * length;
    const numberType = serialTypeOf(number);
    const header = 3 + varintLength(textType);
    const payload = header + length + (INTEGER_BYTES[numberType] as number);
    if (payload > LARGEST_PAYLOAD) return false;
    let at = this.#openCell(payload);
    const bytes = this.#block;
    bytes[at] = header;
    bytes[at + 1] = 0;
    at = putVarint(bytes, at + 2, textType);
    bytes[at] = numberType;
    at += 1;
    for (let index = start; index < end; index += 1, at += 1) bytes[at] = from[index] as number;
    putInteger(bytes, at, numberType, number);
    return true;
  }

  /** Makes room for one more record of `payload` bytes and answers where it goes. */
  #openCell(payload: number): number {
    const id = this.count + 1;
    const size = varintLength(payload) + varintLength(id) + payload;
    if (this.#page < 0 || this.#content - size < this.#page + LEAF_HEADER + 2 * (this.#cells + 1)) this.#openPage();
    this.#content -= size;
    const block = this.#block;
    put16(block, this.#page + LEAF_HEADER + 2 * this.#cells, this.#content - this.#page);
    this.#cells += 1;
    this.count = id;
    return putVarint(block, putVarint(block, this.#content, payload), id);
  }

  #openPage(): void {
    this.#closePage();
    this.#page += PAGE;
    if (this.#page === this.#block.length || this.#blocks.length === 0) {
      this.#block = new Uint8Array(PAGE * PAGES_A_BLOCK);
      this.#blocks.push(this.#block);
      this.#page = 0;
    }
    this.#content = this.#page + PAGE;
    this.#cells = 0;
  }

  #closePage(): void {
    if (this.#page < 0) return;
    const { block, page } = { block: this.#block, page: this.#page };
    block[page] = LEAF;
    put16(block, page + 3, this.#cells);
    put16(block, page + 5, this.#content - page);
    this.#lastIds.push(this.count);
  }

  /** Ends the last page. Nothing may be added after it. */
  end(): void {
    if (this.#cells > 0) this.#closePage();
    this.#cells = 0;
  }

  get leaves(): number {
    return this.#lastIds.length;
  }

  /** Copies leaf `index` to `at`. */
  copyLeaf(index: number, into: Uint8Array, at: number): void {
    const from = (index % PAGES_A_BLOCK) * PAGE;
    into.set((this.#blocks[Math.floor(index / PAGES_A_BLOCK)] as Uint8Array).subarray(from, from + PAGE), at);
  }

  lastId(leaf: number): number {
    return this.#lastIds[leaf] as number;
  }
}
