import type { Handoff } from '../../facts.ts';
import type { OpenRecords } from '../openRecords.ts';
import type { ReferenceReader } from './referenceParts.ts';
import { bucketsOf, listsOf } from './buckets.ts';
import type { Buckets } from './buckets.ts';

/** One number under the references of both sides, farther apart in time than this, is not one event. */
const FARTHEST = 10 * 86_400_000;
/** Of the open records under a prefix, the share that must find their number at the other side before the two prefixes are one. */
const FEWEST_SHARE = 0.2;
const FEWEST_VOTES = 2;
const LONG_NUMBER = 1_000;
const MINUTE = 60_000;
/** Two prefixes as one number: more prefixes than this there are not. */
const PREFIXES = 2 ** 20;

/**
 * Joins records whose references mean the same in spellings that no fixed rule makes equal. Which prefix of the source is which of the
 * target is learnt from the records themselves: two prefixes are one where the same number stands under both for the same item at the
 * same place, again and again, and neither finds its numbers more often under another. The same digits under other prefixes stay apart.
 * A suffix on one side only (`-1`, `-2`) tells parcels of one order, also where another record of that order has met without one.
 */
export function linkByReference(open: OpenRecords, handoff: Handoff, reader: ReferenceReader): number {
  const { events } = open.scene.facts;
  const { reference } = events;
  const coreOf = (row: number): number => reader.coreOf(reference[row] as number);
  const prefixOf = (row: number): number => reader.prefixOf(reference[row] as number);
  const suffixOf = (row: number): number => reader.suffixOf(reference[row] as number);
  const isNamed = (row: number): boolean => events.normalReference[row] !== 0;
  const numbered = (rows: readonly number[]): number[] => rows.filter((row) => isNamed(row) && !Number.isNaN(coreOf(row)));
  const [ours, theirs] = [open.sources(handoff), open.targets(handoff)];
  const [hasOurs, hasTheirs] = [ours.some(isNamed), theirs.some(isNamed)];
  if (!hasOurs && !hasTheirs) return 0;
  // Where only one side has any left, they may still be parcels of an order that has met.
  const other = hasOurs ? handoff.to : handoff.from;
  if (hasOurs !== hasTheirs && !open.met(handoff).some((row) => events.system[row] === other && isNamed(row))) return 0;
  const [sources, targets] = [numbered(ours), numbered(theirs)];

  const buckets = bucketsOf([sources, targets], 2, events.item, events.location, coreOf);
  const isSource = (row: number): boolean => events.system[row] === handoff.from;
  const isNear = (source: number, target: number): boolean =>
    Math.sign(events.quantity[source] ?? 0) === Math.sign(events.quantity[target] ?? 0)
      && Math.abs(open.scene.bookedAt(source) - open.scene.bookedAt(target)) <= FARTHEST;
  const couldBe = (source: number, target: number): boolean => {
    const [theirs, ours] = [suffixOf(source), suffixOf(target)];
    return (theirs === ours || theirs === 0 || ours === 0) && isNear(source, target);
  };
  const votes = new Votes();
  for (let bucket = 0; bucket < buckets.count; bucket += 1) {
    forEachPair(buckets, bucket, isSource, (source, target) => {
      if (!couldBe(source, target)) return;
      const key = prefixOf(source) * PREFIXES + prefixOf(target);
      // The same long number with the same quantity in the window is no chance, though it be seen only once.
      const latency = open.scene.bookedAt(target) - open.scene.bookedAt(source);
      const isSure = coreOf(source) >= LONG_NUMBER && events.quantity[source] === events.quantity[target]
        && latency >= 0 && latency <= handoff.withinMinutes * MINUTE;
      votes.add(key, isSure ? FEWEST_VOTES : 1);
    });
  }
  const agreed = agreedPrefixes(votes.counts(), countBy(sources, prefixOf), countBy(targets, prefixOf));
  let linked = 0;
  for (let bucket = 0; bucket < buckets.count; bucket += 1) {
    forEachPair(buckets, bucket, isSource, (source, target) => {
      if (!agreed.has(prefixOf(source) * PREFIXES + prefixOf(target)) || !couldBe(source, target)) return;
      open.link(source, target, 'learned_reference');
      linked += 1;
    });
  }
  const isAgreed = (source: number, target: number): boolean =>
    prefixOf(source) === prefixOf(target) || agreed.has(prefixOf(source) * PREFIXES + prefixOf(target));
  const isOfOrder = (source: number, target: number): boolean =>
    isAgreed(source, target) && suffixOf(source) !== suffixOf(target) && couldBe(source, target);
  const isOfNumber = (source: number, target: number): boolean => isAgreed(source, target) && isNear(source, target);
  const left = [...sources, ...targets];
  return linked + linkToMet(open, left, handoff, { coreOf, suffixOf, isOfOrder }) + linkRest(open, left, handoff, { coreOf, isOfNumber });
}

interface Orders {
  readonly coreOf: (row: number) => number;
  readonly suffixOf: (row: number) => number;
  readonly isOfOrder: (source: number, target: number) => boolean;
}

/** Joins parcels that are left over to an order of which another record has met already, and the order to its parcels. */
function linkToMet(open: OpenRecords, rows: readonly number[], handoff: Handoff, { coreOf, suffixOf, isOfOrder }: Orders): number {
  const { events } = open.scene.facts;
  const isSource = (row: number): boolean => events.system[row] === handoff.from;
  const isOpen = (row: number): boolean => (isSource(row) ? open.isOpenSource(row, handoff) : open.isOpenTarget(row, handoff));
  const still = rows.filter(isOpen);
  const parcels = new Set(still.filter((row) => suffixOf(row) !== 0).map(coreOf));
  const unequal = new Set(open.unequal(handoff).filter((row) => !Number.isNaN(coreOf(row))));
  const met = new Set(unequal);
  if (parcels.size > 0) for (const row of open.met(handoff)) if (parcels.has(coreOf(row))) met.add(row);
  if (still.length === 0 || met.size === 0) return 0;
  let linked = 0;
  const buckets = bucketsOf([still, [...met]], 2, events.item, events.location, coreOf);
  for (let bucket = 0; bucket < buckets.count; bucket += 1) {
    // Where the number was used again, what has met its equal needs nothing more, and what has not does.
    const own = buckets.rows.subarray(buckets.start[bucket], buckets.start[bucket + 1]);
    const isWanting = [true, false].map((ofSource) => own.some((row) => isSource(row) === ofSource && unequal.has(row)));
    const isDone = (row: number): boolean => isWanting[isSource(row) ? 0 : 1] === true && !unequal.has(row);
    forEachPair(buckets, bucket, isSource, (source, target) => {
      if (met.has(source) === met.has(target) || !isOfOrder(source, target) || isDone(met.has(source) ? source : target)) return;
      open.link(source, target, 'learned_reference');
      linked += 1;
    });
  }
  return linked;
}

/**
 * Joins what is left of an order to what has met, where both sides give every reference a suffix: the whole has met the part with its own
 * suffix (`-001` and `-001`), which is less, and with the parts under other suffixes both sides come to the same.
 */
function linkRest(
  open: OpenRecords, rows: readonly number[], handoff: Handoff,
  { coreOf, isOfNumber }: { readonly coreOf: (row: number) => number; readonly isOfNumber: (source: number, target: number) => boolean },
): number {
  const { events } = open.scene.facts;
  const unequal = new Set(open.unequal(handoff).filter((row) => !Number.isNaN(coreOf(row))));
  if (unequal.size === 0) return 0;
  const isSource = (row: number): boolean => events.system[row] === handoff.from;
  const isOpen = (row: number): boolean => (isSource(row) ? open.isOpenSource(row, handoff) : open.isOpenTarget(row, handoff));
  const left = rows.filter((row) => !unequal.has(row) && isOpen(row));
  const numbers = new Set(left.map(coreOf));
  const met = new Set([...unequal, ...open.met(handoff)].filter((row) => numbers.has(coreOf(row))));
  const sumOf = (some: readonly number[]): number => some.reduce((total, row) => total + open.scene.quantity(row), 0);
  let linked = 0;
  for (const bucket of listsOf(bucketsOf([left, [...met]], 3, events.item, events.location, coreOf))) {
    for (const isOfSource of [true, false]) {
      const wholes = bucket.filter((row) => isSource(row) === isOfSource && met.has(row));
      const whole = wholes.find((row) => unequal.has(row));
      if (whole === undefined) continue;
      const parts = bucket.filter((row) => isSource(row) !== isOfSource && (isOfSource ? isOfNumber(whole, row) : isOfNumber(row, whole)));
      const rest = parts.filter((row) => !met.has(row));
      if (rest.length === 0 || rest.length === parts.length || sumOf(parts) !== sumOf(wholes)) continue;
      for (const part of rest) open.link(isOfSource ? whole : part, isOfSource ? part : whole, 'learned_reference');
      linked += rest.length;
      break;
    }
  }
  return linked;
}

/** Many records under one number would make many pairs; so many at most are looked at. */
const MOST_PAIRS = 2_000;

function forEachPair(
  { start, rows }: Buckets, bucket: number, isSource: (row: number) => boolean, use: (source: number, target: number) => void,
): void {
  const [from, to] = [start[bucket] as number, start[bucket + 1] as number];
  if (to - from === 2) {
    const [one, other] = [rows[from] as number, rows[from + 1] as number];
    if (isSource(one) && !isSource(other)) use(one, other);
    else if (!isSource(one) && isSource(other)) use(other, one);
    return;
  }
  const all = rows.subarray(from, to);
  const sources = all.filter(isSource);
  const targets = all.filter((row) => !isSource(row));
  let pairs = 0;
  for (const source of sources) {
    for (const target of targets) {
      pairs += 1;
      if (pairs > MOST_PAIRS) return;
      use(source, target);
    }
  }
}

/** Pairs of prefixes that mean the same, as keys: each the other's best, or the best of one that has no better one. */
function agreedPrefixes(
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

function countBy(rows: readonly number[], of: (row: number) => number): ReadonlyMap<number, number> {
  const votes = new Votes();
  for (const row of rows) votes.add(of(row), 1);
  return votes.counts();
}

/** Counts by key, where the same key usually comes many times in a row. */
class Votes {
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

  counts(): ReadonlyMap<number, number> {
    this.#counts.set(this.#key, this.#count);
    this.#counts.delete(NaN);
    return this.#counts;
  }
}
