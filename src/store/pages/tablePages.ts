import { fileToHandOver } from '../handedOver.ts';
import {
  INTEGER_BYTES, INTERIOR, INTERIOR_HEADER, LARGEST_PAYLOAD, LEAF, LEAF_HEADER, LOCK_PAGE, PAGE, put16, put32, putInteger,
  putVarint, serialTypeOf, varintLength,
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

/**
 * A database file with the rows of `tables` in it: `image` is one in which those tables exist and are empty, the key of each its
 * root page. The b-trees above the leaves are built here, and the size in the file's header.
 */
export function withTables(image: Uint8Array, tables: ReadonlyMap<number, TablePages>): Uint8Array {
  const before = image.length / PAGE;
  let pages = before;
  const allocate = (): number => {
    pages += 1;
    if (pages === LOCK_PAGE) pages += 1;
    return pages;
  };
  const plans = [...tables].filter(([, table]) => table.count > 0).map(([root, table]) => planTree(root, table, allocate));
  const file = fileToHandOver(pages * PAGE);
  file.set(image);
  for (const plan of plans) writeTree(file, plan);
  put32(file, 28, pages);
  return file;
}

interface Tree {
  readonly table: TablePages;
  /** From the leaves up: page numbers and the last id below each. */
  readonly levels: readonly { readonly pages: readonly number[]; readonly lastIds: readonly number[] }[];
}

/** Children that an interior page surely has room for: 4 bytes of page number, up to 5 of id, 2 of pointer each. */
const CHILDREN = Math.floor((PAGE - INTERIOR_HEADER) / 11);

function planTree(root: number, table: TablePages, allocate: () => number): Tree {
  const isSingle = table.leaves === 1;
  const leaves = Array.from({ length: table.leaves }, () => (isSingle ? root : allocate()));
  const levels = [{ pages: leaves, lastIds: leaves.map((_, index) => table.lastId(index)) }];
  for (let below = levels[0]; below !== undefined && below.pages.length > 1; below = levels.at(-1)) {
    const { lastIds } = below;
    const count = Math.ceil(below.pages.length / CHILDREN);
    levels.push({
      pages: Array.from({ length: count }, () => (count === 1 ? root : allocate())),
      lastIds: Array.from({ length: count }, (_, index) => lastIds[Math.min((index + 1) * CHILDREN,
      lastIds.length) - 1] as number),
    });
  }
  return { table, levels };
}

function writeTree(file: Uint8Array, { table, levels }: Tree): void {
  const [leaves, ...above] = levels;
  leaves?.pages.forEach((page, index) => { table.copyLeaf(index, file, (page - 1) * PAGE); });
  let below = leaves;
  for (const level of above) {
    const children = below;
    level.pages.forEach((page, index) => {
      const from = index * CHILDREN;
      writeInterior(file, (page - 1) * PAGE, (children?.pages ?? []).slice(from, from + CHILDREN),
        (children?.lastIds ?? []).slice(from, from + CHILDREN));
    });
    below = level;
  }
}

function writeInterior(file: Uint8Array, page: number, children: readonly number[], lastIds: readonly number[]): void {
  file.fill(0, page, page + PAGE);
  let content = page + PAGE;
  const cells = children.length - 1;
  for (let cell = 0; cell < cells; cell += 1) {
    const id = lastIds[cell] as number;
    content -= 4 + varintLength(id);
    putVarint(file, put32(file, content, children[cell] as number), id);
    put16(file, page + INTERIOR_HEADER + 2 * cell, content - page);
  }
  file[page] = INTERIOR;
  put16(file, page + 3, cells);
  put16(file, page + 5, content - page);
  put32(file, page + 8, children[cells] as number);
}

/** Whether a database's file can be extended here: pages of the one size, no free pages to mind, UTF-8 text. */
export function isExtendable(image: Uint8Array): boolean {
  return image.length >= PAGE && image.length % PAGE === 0 && image[16] === PAGE >> 8 && image[17] === 0 && image[20] === 0
    && image[56] === 0 && image[59] === 1;
}
