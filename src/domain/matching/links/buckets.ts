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
  for (let at = 0; at < total; at += 1) {
    const bucket = bucketOf[at] as number;
    if ((size[bucket] as number) < least) continue;
    const place = placeOf[bucket] as number;
    if (place < 0) placeOf[bucket] = buckets.push([rows[at] as number]) - 1;
    else (buckets[place] as number[]).push(rows[at] as number);
  }
  return buckets;
}
