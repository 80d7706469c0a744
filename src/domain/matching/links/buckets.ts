/** What rows have to share: a column of numbers, or what a function makes of a row. */
export type Shared = ArrayLike<number> | ((row: number) => number);

/**
 * Rows that share all of these, a list each, in the order of their first rows; only lists of `least` rows or more, for what stands alone
 * is of no use to most.
 */
export function bucketsOf(rows: readonly number[], least: number, item: ArrayLike<number>, location: ArrayLike<number>, third?: Shared):
  number[][] {
  const total = rows.length;
  let slots = 1024;
  while (slots < total * 2) slots *= 2;
  const mask = slots - 1;
  const table = new Int32Array(slots);
  const bucketOf = new Int32Array(total);
  const first = new Int32Array(total);
  const value = new Float64Array(total);
  const size = new Int32Array(total);
  let count = 0;
  for (let at = 0; at < total; at += 1) {
    const row = rows[at] as number;
    const more = third === undefined ? 0 : typeof third === 'function' ? third(row) : third[row] as number;
    let hash = Math.imul((item[row] as number) ^ 0x5bd1e995, 0x85ebca6b);
    hash = Math.imul(hash ^ (location[row] as number), 0xc2b2ae35) ^ (hash >>> 13);
    hash = Math.imul(hash ^ ((more | 0) ^ Math.trunc(more / 4_294_967_296)), 0x9e3779b1);
    let slot = (hash ^ (hash >>> 15)) & mask;
    for (;;) {
      const bucket = (table[slot] as number) - 1;
      if (bucket < 0) {
        table[slot] = count + 1;
        first[count] = row;
        value[count] = more;
        size[count] = 1;
        bucketOf[at] = count;
        count += 1;
        break;
      }
      const other = first[bucket] as number;
      if (item[other] === item[row] && location[other] === location[row] && value[bucket] === more) {
        size[bucket] = (size[bucket] as number) + 1;
        bucketOf[at] = bucket;
        break;
      }
      slot = (slot + 1) & mask;
    }
  }
  const buckets: number[][] = [];
  const placeOf = new Int32Array(count).fill(-1);
  const filled = new Int32Array(count);
  for (let at = 0; at < total; at += 1) {
    const bucket = bucketOf[at] as number;
    if ((size[bucket] as number) < least) continue;
    // Made as long as it will be: a list that grows takes room for many more than the usual two.
    if (placeOf[bucket] === -1) placeOf[bucket] = buckets.push(new Array<number>(size[bucket] as number)) - 1;
    (buckets[placeOf[bucket] as number] as number[])[filled[bucket] as number] = rows[at] as number;
    filled[bucket] = (filled[bucket] as number) + 1;
  }
  return buckets;
}

/** The rows of one system and those of the others. */
export interface Sides {
  readonly sources: number[];
  readonly targets: number[];
}

const NO_ROWS: number[] = [];

/** A bucket's rows in order of time, those of `system` first and then the others; the bucket itself is put in order. */
export function sidesInOrder(
  bucket: number[], system: number, systems: ArrayLike<number>, compare: (a: number, b: number) => number,
): Sides {
  if (bucket.length === 2) {
    const [one, other] = [bucket[0] as number, bucket[1] as number];
    const [isSource, isOtherSource] = [systems[one] === system, systems[other] === system];
    if (isSource !== isOtherSource) return isSource ? { sources: [one], targets: [other] } : { sources: [other], targets: [one] };
  }
  if (!isMixed(bucket, system, systems)) {
    return systems[bucket[0] ?? 0] === system ? { sources: bucket.sort(compare), targets: NO_ROWS }
      : { sources: NO_ROWS, targets: bucket.sort(compare) };
  }
  bucket.sort(compare);
  return { sources: bucket.filter((row) => systems[row] === system), targets: bucket.filter((row) => systems[row] !== system) };
}

/** Whether rows of a system and rows of others are in a bucket. */
export function isMixed(bucket: readonly number[], system: number, systems: ArrayLike<number>): boolean {
  const isFirst = systems[bucket[0] ?? 0] === system;
  for (let at = 1; at < bucket.length; at += 1) if ((systems[bucket[at] as number] === system) !== isFirst) return true;
  return false;
}
