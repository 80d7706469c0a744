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
  if (length < MANY) return numbers.slice().sort();
  let least = Number.POSITIVE_INFINITY;
  let most = Number.NEGATIVE_INFINITY;
  let areWhole = true;
  for (let at = 0; at < length; at += 1) {
    const number = numbers[at] as number;
    areWhole &&= Number.isSafeInteger(number);
    if (number < least) least = number;
    if (number > most) most = number;
  }
  if (!areWhole || most - least >= 2 ** 31) return numbers.slice().sort();
  let from = new Int32Array(length);
  let into = new Int32Array(length);
  for (let at = 0; at < length; at += 1) from[at] = (numbers[at] as number) - least;
  for (let shift = 0; shift < 31 && (most - least) >>> shift > 0; shift += BITS) {
    sortByDigit(from, into, shift);
    [from, into] = [into, from];
  }
  const sorted = new Float64Array(length);
  for (let at = 0; at < length; at += 1) sorted[at] = (from[at] as number) + least;
  return sorted;
}

/** What two sorted lists hold, sorted. */
export function merged(a: Float64Array<ArrayBuffer>, b: Float64Array<ArrayBuffer>): Float64Array<ArrayBuffer> {
  if (a.length === 0 || b.length === 0) return a.length === 0 ? b : a;
  const all = new Float64Array(a.length + b.length);
  let [inA, inB] = [0, 0];
  for (let at = 0; at < all.length; at += 1) {
    const isA = inB === b.length || (inA < a.length && (a[inA] as number) <= (b[inB] as number));
    all[at] = isA ? a[inA] as number : b[inB] as number;
    if (isA) inA += 1;
    else inB += 1;
  }
  return all;
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
