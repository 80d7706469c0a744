/** Sources and targets that are alike in everything but time, set against each other so that the whole comes out best. */

export interface Alignment {
  readonly pairs: readonly (readonly [source: number, target: number])[];
  /** Sources left over although they could have been chosen: for each, others that could have been left over instead. */
  readonly undecided: ReadonlyMap<number, readonly number[]>;
}

export interface Span {
  /** A target may seem so much earlier than its source, and be so much later; milliseconds. */
  readonly early: number;
  readonly late: number;
  /** How long it usually takes; milliseconds. */
  readonly usual: number;
  /** A latency between these is as good as any other. */
  readonly usualFrom: number;
  readonly usualTo: number;
}

const MINUTE = 60_000;
/** So many unmistakable pairs tell how long a handoff usually takes. */
const FEWEST_LATENCIES = 5;

/** The span of a window, by what latencies that are in order, the shortest first, say of how long it usually takes; milliseconds. */
export function usualSpan(inOrder: ArrayLike<number>, early: number, late: number): Span {
  const { length } = inOrder;
  if (length < FEWEST_LATENCIES) return { early, late, usual: 0, usualFrom: 0 - early, usualTo: late };
  const rank = (share: number): number => inOrder[Math.min(length - 1, Math.floor(share * length))] ?? 0;
  return { early, late, usual: rank(0.5), usualFrom: rank(0.02) - MINUTE, usualTo: rank(0.98) + MINUTE };
}

/** Tables larger than this are not filled in; so many equal events at once are paired in order of time. */
const LARGEST_TABLE = 40_000;
const MOST_CANDIDATES = 10;

/**
 * Pairs as many sources with targets as their times allow, and among all ways to do so takes the one whose latencies are in sum
 * nearest the usual one. Both lists are in order of time and hold rows; `at` tells a row's time. Since all have the same span, the best
 * pairing never crosses, so that a table of prefixes finds it (the alignment of Needleman and Wunsch). Work is bounded: stretches of
 * time that do not touch are settled one by one, and very crowded ones oldest with oldest, which still pairs as many as possible.
 */
export function align(sources: readonly number[], targets: readonly number[], at: (row: number) => number, span: Span): Alignment {
  const pairs: [number, number][] = [];
  const undecided = new Map<number, readonly number[]>();
  const fits = (source: number, target: number): boolean => {
    const latency = at(target) - at(source);
    return latency >= 0 - span.early && latency <= span.late;
  };
  for (let s = 0, t = 0; s < sources.length && t < targets.length;) {
    const source = sources[s] as number;
    const target = targets[t] as number;
    if (at(target) < at(source) - span.early) {
      t += 1;
      continue;
    }
    if (at(target) > at(source) + span.late) {
      s += 1;
      continue;
    }
    const [endS, endT] = stretch(sources, targets, s, t, at, span);
    const some = sources.slice(s, endS);
    const others = targets.slice(t, endT);
    const found = some.length * others.length > LARGEST_TABLE ? oldestFirst(some, others, at, span) : best(some, others, fits, at, span);
    pairs.push(...found);
    noteUndecided(some, found, fits, at, span, undecided);
    [s, t] = [endS, endT];
  }
  return { pairs, undecided };
}

/** The end of a stretch of records that could belong together, one through the other. */
function stretch(sources: readonly number[], targets: readonly number[], s: number, t: number, at: (row: number) => number, span: Span):
  readonly [number, number] {
  let endS = s + 1;
  let endT = t + 1;
  for (;;) {
    const lastSource = at(sources[endS - 1] as number);
    const lastTarget = at(targets[endT - 1] as number);
    if (endT < targets.length && at(targets[endT] as number) <= lastSource + span.late) endT += 1;
    else if (endS < sources.length && at(sources[endS] as number) - span.early <= lastTarget) endS += 1;
    else return [endS, endT];
  }
}

/** Greedy over equal spans: the oldest source takes the oldest target that fits. Pairs as many as can be paired. */
function oldestFirst(sources: readonly number[], targets: readonly number[], at: (row: number) => number, span: Span): [number, number][] {
  const pairs: [number, number][] = [];
  let t = 0;
  for (const source of sources) {
    while (t < targets.length && at(targets[t] as number) < at(source) - span.early) t += 1;
    const target = targets[t];
    if (target === undefined || at(target) > at(source) + span.late) continue;
    pairs.push([source, target]);
    t += 1;
  }
  return pairs;
}

function best(
  sources: readonly number[], targets: readonly number[], fits: (source: number, target: number) => boolean, at: (row: number) => number,
  span: Span,
): [number, number][] {
  const [only, other] = [sources[0] as number, targets[0] as number];
  if (sources.length === 1 && targets.length === 1) return fits(only, other) ? [[only, other]] : [];
  const width = targets.length + 1;
  // One pair more is worth more than any sum of latencies.
  const worth = (span.late + span.early + 1) * (sources.length + targets.length + 1);
  const table = new Float64Array((sources.length + 1) * width);
  for (let s = sources.length - 1; s >= 0; s -= 1) {
    for (let t = targets.length - 1; t >= 0; t -= 1) {
      const skip = Math.max(table[(s + 1) * width + t] as number, table[s * width + t + 1] as number);
      const source = sources[s] as number;
      const target = targets[t] as number;
      const taken = fits(source, target)
        ? worth - distance(at(target) - at(source), span) + (table[(s + 1) * width + t + 1] as number) : -1;
      table[s * width + t] = Math.max(skip, taken);
    }
  }
  const pairs: [number, number][] = [];
  for (let s = 0, t = 0; s < sources.length && t < targets.length;) {
    const here = table[s * width + t] as number;
    const source = sources[s] as number;
    const target = targets[t] as number;
    if (fits(source, target) && here === worth - distance(at(target) - at(source), span) + (table[(s + 1) * width + t + 1] as number)) {
      pairs.push([source, target]);
      s += 1;
      t += 1;
    } else if (here === table[s * width + t + 1]) t += 1;
    else s += 1;
  }
  return pairs;
}

function distance(latency: number, span: Span): number {
  return Math.abs(latency - span.usual);
}

/** A source that was left over while another that would fit as usual took the target is one of several. */
function noteUndecided(
  sources: readonly number[], pairs: readonly (readonly [number, number])[], fits: (source: number, target: number) => boolean,
  at: (row: number) => number, span: Span, into: Map<number, readonly number[]>,
): void {
  if (pairs.length === sources.length || pairs.length > LARGEST_TABLE) return;
  const taken = new Set(pairs.map(([source]) => source));
  for (const source of sources) {
    if (taken.has(source)) continue;
    const others: number[] = [];
    for (const [other, target] of pairs) {
      if (others.length === MOST_CANDIDATES) break;
      const latency = at(target) - at(source);
      if (fits(source, target) && latency >= span.usualFrom && latency <= span.usualTo) others.push(other);
    }
    if (others.length > 0) into.set(source, others);
  }
}
