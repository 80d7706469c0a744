/** A few of many quantities that add up to one: bounded, so that no input makes it slow. */

/** More parts than this are not tried, nor more candidates. */
const MOST_PARTS = 4;
const MOST_CANDIDATES = 24;

export interface Subset {
  /** Positions in the list that was given. */
  readonly parts: readonly number[];
  /** True where others of as few parts add up to the same. */
  readonly isOneOfSeveral: boolean;
}

/**
 * The smallest subset whose quantities sum to `sum`, of at most four parts (or all of them); the one that comes first in the list
 * among equals. Of long lists only the first ones are tried. Quantities are scaled and of one sign.
 */
export function subsetOf(quantities: readonly number[], sum: number): Subset | undefined {
  const few = quantities.slice(0, MOST_CANDIDATES);
  for (let size = 1; size <= Math.min(MOST_PARTS, few.length); size += 1) {
    const found: number[][] = [];
    choose(few, sum, size, 0, [], found);
    const first = found[0];
    if (first !== undefined) return { parts: first, isOneOfSeveral: found.length > 1 };
  }
  const total = quantities.reduce((left, quantity) => left + quantity, 0);
  return total === sum && quantities.length > 0 ? { parts: quantities.map((_, index) => index), isOneOfSeveral: false } : undefined;
}

function choose(quantities: readonly number[], rest: number, size: number, from: number, chosen: number[], found: number[][]): void {
  if (found.length > 1) return;
  if (size === 0) {
    if (rest === 0) found.push([...chosen]);
    return;
  }
  for (let at = from; at <= quantities.length - size; at += 1) {
    const quantity = quantities[at] as number;
    if (Math.abs(quantity) > Math.abs(rest)) continue;
    chosen.push(at);
    choose(quantities, rest - quantity, size - 1, at + 1, chosen, found);
    chosen.pop();
  }
}
