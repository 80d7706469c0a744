/** Digits of 16 bits: four passes over a 64-bit key, of which those where all rows agree are left out. */
const DIGITS = 4;
const VALUES = 65_536;

/**
 * The rows (indexes) in the order of their keys, equal keys in the order given; descending turns the keys round, not that.
 * A radix sort on the bits of the doubles: a million rows in about a tenth of a second, where a comparator takes one.
 */
export function stableOrder(rows: Int32Array, keyOf: (row: number) => number, descending: boolean): Int32Array {
  const count = rows.length;
  const keys = new Float64Array(count);
  for (let at = 0; at < count; at += 1) {
    const key = keyOf(rows[at] ?? 0);
    // Adding 0 turns −0 into 0, which would otherwise sort before it.
    keys[at] = (descending ? -key : key) + 0;
  }
  const digits = new Uint16Array(keys.buffer);
  makeSortable(new Uint32Array(keys.buffer));
  let order = new Uint32Array(count);
  for (let at = 0; at < count; at += 1) order[at] = at;
  let spare = new Uint32Array(count);
  const counts = new Uint32Array(VALUES);
  for (let digit = 0; digit < DIGITS; digit += 1) {
    counts.fill(0);
    for (let at = digit; at < digits.length; at += DIGITS) counts[digits[at] ?? 0] = (counts[digits[at] ?? 0] ?? 0) + 1;
    if (counts[digits[digit] ?? 0] === count) continue;
    let sum = 0;
    for (let value = 0; value < VALUES; value += 1) {
      const here = counts[value] ?? 0;
      counts[value] = sum;
      sum += here;
    }
    for (let at = 0; at < count; at += 1) {
      const row = order[at] ?? 0;
      const value = digits[row * DIGITS + digit] ?? 0;
      const place = counts[value] ?? 0;
      counts[value] = place + 1;
      spare[place] = row;
    }
    [order, spare] = [spare, order];
  }
  const sorted = new Int32Array(count);
  for (let at = 0; at < count; at += 1) sorted[at] = rows[order[at] ?? 0] ?? 0;
  return sorted;
}

/**
 * Turns the bits of doubles into unsigned numbers of the same order: negative ones inverted, others with the sign bit set
 * (the usual mapping of IEEE 754 onto integers). Both processors we run on are little-endian: the high half comes second.
 */
function makeSortable(halves: Uint32Array): void {
  for (let at = 0; at < halves.length; at += 2) {
    const high = halves[at + 1] ?? 0;
    if (high >= 0x8000_0000) {
      halves[at] = ~(halves[at] ?? 0);
      halves[at + 1] = ~high;
    } else {
      halves[at + 1] = high | 0x8000_0000;
    }
  }
}
