/** Digits of 16 bits: as many passes as the largest key needs, of which those where all rows agree are left out. */
const VALUES = 65_536;
const HALF = 0x1_0000_0000;

/**
 * The rows (indexes) in the order of their keys, equal keys in the order given; descending turns the keys round, not that. Keys are
 * whole numbers whose difference is a safe integer, or whatever a double holds.
 * A radix sort, on the distance of each key from the least one where that fits two halves of 32 bits, else on the bits of the doubles:
 * a million rows in some hundredths of a second, where a comparator takes one.
 */
export function stableOrder(rows: Int32Array, keyOf: (row: number) => number, descending: boolean): Int32Array {
  const count = rows.length;
  const keys = new Float64Array(count);
  let least = Infinity;
  let most = -Infinity;
  let whole = true;
  for (let at = 0; at < count; at += 1) {
    const key = keyOf(rows[at] as number);
    // Adding 0 turns −0 into 0, which would otherwise sort before it.
    const turned = (descending ? -key : key) + 0;
    keys[at] = turned;
    if (turned < least) least = turned;
    if (turned > most) most = turned;
    if (whole && !Number.isSafeInteger(turned)) whole = false;
  }
  if (count < 2 || least === most) return rows.slice();
  const order = whole && Number.isSafeInteger(most - least) ? byDistance(keys, least, most) : byBits(keys);
  const sorted = new Int32Array(count);
  for (let at = 0; at < count; at += 1) sorted[at] = rows[order[at] as number] as number;
  return sorted;
}

/** By key − least: most keys differ in few bits only. */
function byDistance(keys: Float64Array, least: number, most: number): Uint32Array {
  const count = keys.length;
  const low = new Uint32Array(count);
  const span = most - least;
  if (span < HALF) {
    for (let at = 0; at < count; at += 1) low[at] = (keys[at] as number) - least;
    return sortedByHalf(low, inOrder(count), span);
  }
  const high = new Uint32Array(count);
  for (let at = 0; at < count; at += 1) {
    const distance = (keys[at] as number) - least;
    high[at] = distance / HALF;
    low[at] = distance % HALF;
  }
  return sortedByHalf(high, sortedByHalf(low, inOrder(count), HALF - 1), Math.floor(span / HALF));
}

/**
 * By the bits of the doubles, turned into unsigned numbers of the same order: negative ones inverted, others with the sign bit set (the
 * usual mapping of IEEE 754 onto integers). Both processors we run on are little-endian: the high half comes second.
 */
function byBits(keys: Float64Array): Uint32Array {
  const count = keys.length;
  const halves = new Uint32Array(keys.buffer, keys.byteOffset, 2 * count);
  const low = new Uint32Array(count);
  const high = new Uint32Array(count);
  for (let at = 0; at < count; at += 1) {
    const upper = halves[2 * at + 1] as number;
    const lower = halves[2 * at] as number;
    const isNegative = upper >= 0x8000_0000;
    low[at] = isNegative ? ~lower : lower;
    high[at] = isNegative ? ~upper : upper | 0x8000_0000;
  }
  return sortedByHalf(high, sortedByHalf(low, inOrder(count), HALF - 1), HALF - 1);
}

function inOrder(count: number): Uint32Array {
  const order = new Uint32Array(count);
  for (let at = 0; at < count; at += 1) order[at] = at;
  return order;
}

/** The given order sorted, stably, by keys of up to 32 bits, none of which is above `most`. */
function sortedByHalf(keys: Uint32Array, given: Uint32Array, most: number): Uint32Array {
  const byLower = sortedByDigit(keys, given, 0);
  return most < VALUES ? byLower : sortedByDigit(keys, byLower, 16);
}

function sortedByDigit(keys: Uint32Array, order: Uint32Array, shift: number): Uint32Array {
  const count = order.length;
  const counts = new Uint32Array(VALUES);
  for (let at = 0; at < count; at += 1) {
    const value = ((keys[at] as number) >>> shift) & 0xffff;
    counts[value] = (counts[value] as number) + 1;
  }
  if (counts[((keys[0] as number) >>> shift) & 0xffff] === count) return order;
  let sum = 0;
  for (let value = 0; value < VALUES; value += 1) {
    const here = counts[value] as number;
    counts[value] = sum;
    sum += here;
  }
  const sorted = new Uint32Array(count);
  for (let at = 0; at < count; at += 1) {
    const row = order[at] as number;
    const value = ((keys[row] as number) >>> shift) & 0xffff;
    const place = counts[value] as number;
    counts[value] = place + 1;
    sorted[place] = row;
  }
  return sorted;
}
