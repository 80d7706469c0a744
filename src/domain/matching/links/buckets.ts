import { sortRange } from '../physicalEvents.ts';

/** What rows have to share: a column of numbers, or what a function makes of a row. */
export type Shared = ArrayLike<number> | ((row: number) => number);

/** Rows that have something in common, list after list: list b holds `rows[start[b]] … rows[start[b + 1] − 1]`. */
export interface Buckets {
  readonly count: number;
  readonly start: Int32Array;
  readonly rows: Int32Array;
}

/** Items and locations as one number: more locations than this there are not. */
const LOCATIONS = 2 ** 21;

/**
 * Rows that share all of these, a list each, in the order of their first rows; only lists of `least` rows or more, for what stands alone
 * is of no use to most.
 */
export function bucketsOf(
  lists: readonly (readonly number[])[], least: number, item: ArrayLike<number>, location: ArrayLike<number>, third?: Shared,
): Buckets {
  const total = lists.reduce((sum, list) => sum + list.length, 0);
  let slots = 1024;
  while (slots < total * 2) slots *= 2;
  const mask = slots - 1;
  const table = new Int32Array(slots);
  const bucketOf = new Int32Array(total);
  const place = new Float64Array(total);
  const value = new Float64Array(total);
  const size = new Int32Array(total);
  let count = 0;
  let at = 0;
  for (const list of lists) {
    for (let next = 0; next < list.length; next += 1) {
      const row = list[next] as number;
      const own = (item[row] as number) * LOCATIONS + (location[row] as number);
      const more = third === undefined ? 0 : typeof third === 'function' ? third(row) : third[row] as number;
      let hash = Math.imul((item[row] as number) ^ 0x5bd1e995, 0x85ebca6b);
      hash = Math.imul(hash ^ (location[row] as number), 0xc2b2ae35) ^ (hash >>> 13);
      hash = Math.imul(hash ^ ((more | 0) ^ Math.trunc(more / 4_294_967_296)), 0x9e3779b1);
      let slot = (hash ^ (hash >>> 15)) & mask;
      let bucket = (table[slot] as number) - 1;
      while (bucket >= 0 && (place[bucket] !== own || value[bucket] !== more)) {
        slot = (slot + 1) & mask;
        bucket = (table[slot] as number) - 1;
      }
      if (bucket < 0) {
        bucket = count;
        count += 1;
        table[slot] = count;
        place[bucket] = own;
        value[bucket] = more;
      }
      size[bucket] = (size[bucket] as number) + 1;
      bucketOf[at] = bucket;
      at += 1;
    }
  }
  return gathered(lists, bucketOf, size, count, least);
}

/** The lists that are long enough, one after the other. */
function gathered(
  lists: readonly (readonly number[])[], bucketOf: Int32Array, size: Int32Array, count: number, least: number,
): Buckets {
  const start = new Int32Array(count + 1);
  const next = new Int32Array(count);
  let [kept, total] = [0, 0];
  for (let bucket = 0; bucket < count; bucket += 1) {
    next[bucket] = -1;
    if ((size[bucket] as number) < least) continue;
    next[bucket] = total;
    total += size[bucket] as number;
    kept += 1;
    start[kept] = total;
  }
  const rows = new Int32Array(total);
  let at = 0;
  for (const list of lists) {
    for (let index = 0; index < list.length; index += 1) {
      const bucket = bucketOf[at] as number;
      at += 1;
      const into = next[bucket] as number;
      if (into < 0) continue;
      rows[into] = list[index] as number;
      next[bucket] = into + 1;
    }
  }
  return { count: kept, start: start.subarray(0, kept + 1), rows };
}

/** The lists themselves, for those who take them apart. */
export function* listsOf({ count, start, rows }: Buckets): Generator<number[]> {
  for (let bucket = 0; bucket < count; bucket += 1) yield Array.from(rows.subarray(start[bucket], start[bucket + 1]));
}

/** Of these lists those in which there are rows of a system and of others; the rest is overwritten. */
export function mixedOf({ count, start, rows }: Buckets, system: number, systems: ArrayLike<number>): Buckets {
  const left = new Int32Array(count + 1);
  let [kept, total] = [0, 0];
  for (let bucket = 0; bucket < count; bucket += 1) {
    const [from, to] = [start[bucket] as number, start[bucket + 1] as number];
    if (!isMixed(rows, from, to, system, systems)) continue;
    for (let at = from; at < to; at += 1, total += 1) rows[total] = rows[at] as number;
    kept += 1;
    left[kept] = total;
  }
  return { count: kept, start: left.subarray(0, kept + 1), rows: rows.subarray(0, total) };
}

/** Whether rows of a system and rows of others are among these. */
function isMixed(rows: Int32Array, from: number, to: number, system: number, systems: ArrayLike<number>): boolean {
  const isFirst = systems[rows[from] as number] === system;
  for (let at = from + 1; at < to; at += 1) if ((systems[rows[at] as number] === system) !== isFirst) return true;
  return false;
}

/** The rows of one system and those of the others. */
export interface Sides {
  readonly sources: number[];
  readonly targets: number[];
}

/** Some rows, those of `system` first and then the others, both in order. */
export function sidesInOrder(
  rows: Int32Array, from: number, to: number, system: number, systems: ArrayLike<number>, compare: (a: number, b: number) => number,
): Sides {
  sortRange(rows, from, to, compare);
  const sides: Sides = { sources: [], targets: [] };
  for (let at = from; at < to; at += 1) {
    const row = rows[at] as number;
    (systems[row] === system ? sides.sources : sides.targets).push(row);
  }
  return sides;
}
