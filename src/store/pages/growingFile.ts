import { fileToHandOver, memoryForFile } from '../handedOver.ts';
import { INTERIOR, INTERIOR_HEADER, LOCK_PAGE, PAGE, put16, put32, putVarint, varintLength } from './format.ts';
import type { TablePages } from './tablePages.ts';

/**
 * A database file that whole tables are appended to: the b-trees above their leaves are built here, and the size in the file's header.
 * It begins as an image in which the tables exist and are empty.
 */
export class GrowingFile {
  #memory: ArrayBuffer;
  #bytes: Uint8Array;
  #pages: number;

  /** `more`: about how many bytes will be added, rather too many than too few. */
  constructor(image: Uint8Array, more: number) {
    this.#memory = memoryForFile(image.length + more);
    this.#bytes = new Uint8Array(this.#memory);
    this.#bytes.set(image);
    this.#pages = image.length / PAGE;
  }

  /** The rows of a table whose b-tree has its root at page `root`. */
  add(root: number, table: TablePages): void {
    table.end();
    if (table.count === 0) return;
    const tree = planTree(root, table, () => this.#nextPage());
    this.#reach(this.#pages * PAGE);
    writeTree(this.#bytes, tree);
  }

  /** The file; nothing may be added after it. */
  finished(): Uint8Array {
    put32(this.#bytes, 28, this.#pages);
    return fileToHandOver(this.#memory, this.#pages * PAGE);
  }

  #nextPage(): number {
    this.#pages += 1;
    if (this.#pages === LOCK_PAGE) this.#pages += 1;
    return this.#pages;
  }

  #reach(bytes: number): void {
    if (bytes <= this.#bytes.length) return;
    const before = this.#bytes;
    this.#memory = memoryForFile(bytes);
    this.#bytes = new Uint8Array(this.#memory);
    this.#bytes.set(before);
  }
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
