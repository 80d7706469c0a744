/** Rows of a table or of a table WITHOUT ROWID from the bytes of the file, from a key on and so many at a time. */
import { INTERIOR, INTERIOR_HEADER, LARGEST_PAYLOAD, LEAF, LEAF_HEADER, PAGE, get16, get32 } from './format.ts';
import { NotReadable } from './readPages.ts';
import { PageRecord, afterVarint, varintAt } from './record.ts';
import type { ReadRow } from './record.ts';

const KEY_LEAF = 0x0a;
const KEY_INTERIOR = 0x02;
/** What of a record with its key stays in its page. */
const LARGEST_KEYED = Math.floor(((PAGE - 12) * 64) / 255) - 23;
const MOST_LEVELS = 20;

/**
 * Calls `use` for the rows with ids above `after`, in the order of ids, about `about` of them: whole pages. `columns` by their place in the
 * table. Answers whether that was all. Throws `NotReadable`.
 */
export function eachRecordAfter(
  file: Uint8Array, root: number, columns: Int32Array, after: number, about: number, use: (row: ReadRow) => void,
): boolean {
  const record = new PageRecord(file, columns, LARGEST_PAYLOAD);
  let left = about;
  const walk = (page: number, depth: number): boolean => {
    const start = startOf(file, page, depth);
    const cells = get16(file, start + 3);
    const cellAt = (cell: number, header: number): number => start + get16(file, start + header + 2 * cell);
    if (file[start] === LEAF) {
      if (left <= 0) return false;
      const idAt = (cell: number): number => varintAt(file, afterVarint(file, cellAt(cell, LEAF_HEADER)));
      const first = firstAbove(cells, (cell) => idAt(cell) > after);
      for (let cell = first; cell < cells; cell += 1) {
        const at = cellAt(cell, LEAF_HEADER);
        const idStart = afterVarint(file, at);
        record.take(afterVarint(file, idStart), varintAt(file, at), varintAt(file, idStart));
        use(record);
      }
      left -= cells - first;
      return true;
    }
    if (file[start] !== INTERIOR) throw new NotReadable(`page ${page}`);
    const from = firstAbove(cells, (cell) => varintAt(file, cellAt(cell, INTERIOR_HEADER) + 4) > after);
    for (let cell = from; cell < cells; cell += 1) {
      if (!walk(get32(file, cellAt(cell, INTERIOR_HEADER)), depth + 1)) return false;
    }
    return walk(get32(file, start + 8), depth + 1);
  };
  return walk(root, 0);
}

/**
 * The same of a table WITHOUT ROWID whose key begins with an integer, its first column: the rows whose key is at least `from`. Stops
 * between two of them; answers the key of the next row, null after the last.
 */
export function eachKeyedFrom(
  file: Uint8Array, root: number, columns: Int32Array, from: number, about: number, use: (row: ReadRow) => void,
): number | null {
  const key = new PageRecord(file, Int32Array.of(0), LARGEST_KEYED);
  const record = new PageRecord(file, columns, LARGEST_KEYED);
  let left = about;
  let next: number | null = null;
  const keyAt = (at: number): number => {
    key.take(afterVarint(file, at), varintAt(file, at), 0);
    return key.number(0);
  };
  const take = (at: number): boolean => {
    if (left <= 0) {
      next = keyAt(at);
      return false;
    }
    record.take(afterVarint(file, at), varintAt(file, at), 0);
    use(record);
    left -= 1;
    return true;
  };
  const walk = (page: number, depth: number): boolean => {
    const start = startOf(file, page, depth);
    const cells = get16(file, start + 3);
    const isLeaf = file[start] === KEY_LEAF;
    if (!isLeaf && file[start] !== KEY_INTERIOR) throw new NotReadable(`page ${page}`);
    const header = start + (isLeaf ? LEAF_HEADER : INTERIOR_HEADER);
    const cellAt = (cell: number): number => start + get16(file, header + 2 * cell);
    const first = firstAbove(cells, (cell) => keyAt(cellAt(cell) + (isLeaf ? 0 : 4)) >= from);
    for (let cell = first; cell < cells; cell += 1) {
      const at = cellAt(cell);
      if (isLeaf ? !take(at) : !walk(get32(file, at), depth + 1) || !take(at + 4)) return false;
    }
    return isLeaf || walk(get32(file, start + 8), depth + 1);
  };
  walk(root, 0);
  return next;
}

/** Where a page begins; none of ours is the first one, which holds the schema. */
function startOf(file: Uint8Array, page: number, depth: number): number {
  const start = (page - 1) * PAGE;
  if (page < 2 || start + PAGE > file.length || depth > MOST_LEVELS) throw new NotReadable(`page ${page}`);
  return start;
}

/** The first cell of an ascending page that passes; `cells` where none does. */
function firstAbove(cells: number, passes: (cell: number) => boolean): number {
  let low = 0;
  let high = cells;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (passes(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
