/** What of a source decides how long it takes. */
export interface Sized {
  readonly bytes: number;
  readonly dataset: string;
}

/**
 * What a byte costs, reading and writing one of events in one thread being 1: more where rows are short, most in the lists, whose every
 * row is kept and cross-referenced. Measured; only the balance between the threads depends on it.
 */
const POSITION = 1.4;
const LISTED = 14;
/** The reader thread's part of it (recognising, parsing, ids), and what is left to the import (the tables' ids, building pages). */
const READING = 1.05;
const TAKING = 0.42;

/**
 * From which source on a second thread reads, so that both end at about the same time, the lists being read here first; the number of
 * sources where it is not worth it, as with fewer than `leastBytes` in all. The sources stay in their order, the first ones here and
 * the last ones there, so that ids do not depend on the threads.
 */
export function shareForReader(lists: readonly Sized[], sources: readonly Sized[], leastBytes: number): number {
  if (sources.reduce((sum, { bytes }) => sum + bytes, 0) < leastBytes) return sources.length;
  const costs = sources.map(({ bytes, dataset }) => bytes * (dataset === 'positions' ? POSITION : 1));
  const total = costs.reduce((sum, one) => sum + one, 0);
  const head = lists.reduce((sum, { bytes }) => sum + bytes, 0) * LISTED;
  let best = sources.length;
  let shortest = head + total;
  let before = 0;
  for (let from = 0; from < costs.length; from += 1) {
    const theirs = total - before;
    const time = Math.max(head + before + theirs * TAKING, theirs * READING);
    if (time < shortest) [best, shortest] = [from, time];
    before += costs[from] as number;
  }
  return best;
}
