/** Of the open records under a prefix, the share that must find their number at the other side before the two prefixes are one. */
const FEWEST_SHARE = 0.2;
export const FEWEST_VOTES = 2;
/** Two prefixes as one number: more prefixes than this there are not. */
const PREFIXES = 2 ** 20;

/** A prefix of the source and one of the target, as one number. */
export function prefixPair(source: number, target: number): number {
  return source * PREFIXES + target;
}

/**
 * Pairs of prefixes that mean the same: each the other's best, or the best of one that has no better one. Votes are by pair, and beside
 * them stands how many open records each prefix has on its side.
 */
export function agreedPrefixes(
  votes: ReadonlyMap<number, number>, ofSource: ReadonlyMap<number, number>, ofTarget: ReadonlyMap<number, number>,
): Set<number> {
  const bestOfSource = new Map<number, number>();
  const bestOfTarget = new Map<number, number>();
  for (const [key, count] of votes) {
    const [source, target] = [Math.floor(key / PREFIXES), key % PREFIXES];
    bestOfSource.set(source, Math.max(bestOfSource.get(source) ?? 0, count));
    bestOfTarget.set(target, Math.max(bestOfTarget.get(target) ?? 0, count));
  }
  const agreed = new Set<number>();
  for (const [key, count] of votes) {
    const [source, target] = [Math.floor(key / PREFIXES), key % PREFIXES];
    const isBest = count === bestOfSource.get(source) || count === bestOfTarget.get(target);
    const share = count / Math.min(ofSource.get(source) ?? 0, ofTarget.get(target) ?? 0);
    // Under the very same prefix only the suffix can differ: no habit has to be learnt for that.
    if (source === target || (isBest && count >= FEWEST_VOTES && share >= FEWEST_SHARE)) agreed.add(key);
  }
  return agreed;
}

/** How many of the rows there are of each. */
export function countBy(rows: readonly number[], of: (row: number) => number): ReadonlyMap<number, number> {
  const counts = new Counts();
  for (const row of rows) counts.add(of(row), 1);
  return counts.byKey();
}

/** Counts by key, where the same key usually comes many times in a row. */
export class Counts {
  readonly #counts = new Map<number, number>();
  #key = NaN;
  #count = 0;

  add(key: number, by: number): void {
    if (key === this.#key) {
      this.#count += by;
      return;
    }
    this.#counts.set(this.#key, this.#count);
    this.#key = key;
    this.#count = (this.#counts.get(key) ?? 0) + by;
  }

  byKey(): ReadonlyMap<number, number> {
    this.#counts.set(this.#key, this.#count);
    this.#counts.delete(NaN);
    return this.#counts;
  }
}
