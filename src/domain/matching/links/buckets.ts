/** Rows that have the same key, a list each, in the order of their first rows. Keys are lists of numbers, compared one by one. */
export function bucketsOf(rows: readonly number[], keyOf: (row: number) => readonly number[]): number[][] {
  let slots = 1024;
  while (slots < rows.length * 2) slots *= 2;
  const mask = slots - 1;
  const table = new Int32Array(slots);
  const buckets: number[][] = [];
  const keys: (readonly number[])[] = [];
  for (const row of rows) {
    const key = keyOf(row);
    let hash = 0x5bd1e995;
    for (const part of key) hash = Math.imul(hash ^ ((part | 0) ^ Math.trunc(part / 4_294_967_296)), 0x85ebca6b) ^ (hash >>> 13);
    let slot = (hash ^ (hash >>> 15)) & mask;
    for (;;) {
      const at = (table[slot] ?? 0) - 1;
      if (at < 0) {
        table[slot] = buckets.push([row]);
        keys.push(key);
        break;
      }
      if (isSame(keys[at] ?? [], key)) {
        buckets[at]?.push(row);
        break;
      }
      slot = (slot + 1) & mask;
    }
  }
  return buckets;
}

function isSame(a: readonly number[], b: readonly number[]): boolean {
  for (let at = 0; at < a.length; at += 1) if (a[at] !== b[at]) return false;
  return true;
}
