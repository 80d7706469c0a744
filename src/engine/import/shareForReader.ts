/**
 * What a byte costs, reading and writing it in one thread being 1: the reader thread's part (recognising, parsing, ids) and what is
 * left to the import (giving the tables' ids, building pages). Measured on events and positions; only the balance depends on it.
 */
const READING = 0.75;
const TAKING = 0.35;

/**
 * From which source on a second thread reads, so that both end at about the same time; the number of sources where it is not worth
 * it, as with fewer than `leastBytes` in all. The sources stay in their order, the first ones here and the last ones there, so that
 * ids do not depend on the threads.
 */
export function shareForReader(bytes: readonly number[], leastBytes: number): number {
  const total = bytes.reduce((sum, one) => sum + one, 0);
  if (total < leastBytes) return bytes.length;
  let best = bytes.length;
  let shortest = total;
  let before = 0;
  for (let from = 0; from < bytes.length; from += 1) {
    const theirs = total - before;
    const time = Math.max(before, theirs * READING) + Math.max(0, theirs * TAKING - Math.max(0, theirs * READING - before));
    if (time < shortest) [best, shortest] = [from, time];
    before += bytes[from] as number;
  }
  return best;
}
