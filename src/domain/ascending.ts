/** A digit of the sort. */
const BITS = 11;
const DIGITS = 1 << BITS;
/** Fewer numbers than this are sorted quickly anyhow. */
const MANY = 4_096;

/**
 * A sorted copy. Many whole numbers that lie within 2^31 of one another, as spans in milliseconds do, are sorted by their digits, the
 * lowest first: that takes time in proportion to how many there are.
 */
export function ascending(numbers: Float64Array): Float64Array<ArrayBuffer> {
  const { length } = numbers;
  if (length < MANY || !areWhole(numbers)) return numbers.slice().sort();
  const { least, most } = extremes(numbers);
  if (most - least >= 2 ** 31) return numbers.slice().sort();
  let from = above(numbers, least);
  let into = new Int32Array(length);
  for (let shift = 0; shift < 31 && (most - least) >>> shift > 0; shift += BITS) {
    sortByDigit(from, into, shift);
    [from, into] = [into, from];
  }
  const sorted = new Float64Array(length);
  for (let at = 0; at < length; at += 1) sorted[at] = (from[at] as number) + least;
  return sorted;
}

function areWhole(numbers: Float64Array): boolean {
  for (const number of numbers) if (!Number.isSafeInteger(number)) return false;
  return true;
}

function extremes(numbers: Float64Array): { readonly least: number; readonly most: number } {
  let least = Number.POSITIVE_INFINITY;
  let most = Number.NEGATIVE_INFINITY;
  for (const number of numbers) {
    if (number < least) least = number;
    if (number > most) most = number;
  }
  return { least, most };
}

function above(numbers: Float64Array, least: number): Int32Array<ArrayBuffer> {
  const from = new Int32Array(numbers.length);
  for (let at = 0; at < from.length; at += 1) from[at] = (numbers[at] as number) - least;
  return from;
}

/** How many of the first numbers of a sorted list are below `bound`. */
export function countBelow(sorted: Float64Array, bound: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] as number) < bound) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** A list this many times as long as another is copied in stretches between the other's numbers. */
const LONGER = 32;

/** What two sorted lists hold, sorted. */
export function merged(a: Float64Array<ArrayBuffer>, b: Float64Array<ArrayBuffer>): Float64Array<ArrayBuffer> {
  const [long, short] = a.length >= b.length ? [a, b] : [b, a];
  if (short.length === 0) return long;
  const all = new Float64Array(long.length + short.length);
  if (short.length * LONGER < long.length) insertInto(all, long, short);
  else interleaveInto(all, long, short);
  return all;
}

function insertInto(all: Float64Array, long: Float64Array, short: Float64Array): void {
  let taken = 0;
  short.forEach((number, at) => {
    const rest = long.subarray(taken);
    const before = countBelow(rest, number);
    all.set(rest.subarray(0, before), taken + at);
    taken += before;
    all[taken + at] = number;
  });
  all.set(long.subarray(taken), taken + short.length);
}

function interleaveInto(all: Float64Array, a: Float64Array, b: Float64Array): void {
  let [inA, inB] = [0, 0];
  for (let at = 0; at < all.length; at += 1) {
    const isA = inB === b.length || (inA < a.length && (a[inA] as number) <= (b[inB] as number));
    all[at] = isA ? a[inA] as number : b[inB] as number;
    if (isA) inA += 1;
    else inB += 1;
  }
}

/** Keeps the order of numbers whose digit is the same. */
function sortByDigit(from: Int32Array, into: Int32Array, shift: number): void {
  const place = new Int32Array(DIGITS + 1);
  for (const number of from) {
    const after = ((number >>> shift) & (DIGITS - 1)) + 1;
    place[after] = (place[after] as number) + 1;
  }
  for (let digit = 1; digit <= DIGITS; digit += 1) place[digit] = (place[digit] as number) + (place[digit - 1] as number);
  for (const number of from) {
    const digit = (number >>> shift) & (DIGITS - 1);
    const at = place[digit] as number;
    into[at] = number;
    place[digit] = at + 1;
  }
}
