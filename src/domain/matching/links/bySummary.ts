import type { OpenRecords } from '../openRecords.ts';
import { SeriesList } from './series.ts';
import type { Series } from './series.ts';
import { subsetOf } from './subsets.ts';
import { tellTurnsBySum } from './turnsBySum.ts';
import type { Terms } from './terms.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** The stretches of time over which systems sum up. */
const LENGTHS = [15 * MINUTE, 30 * MINUTE, HOUR, 2 * HOUR, 4 * HOUR, 6 * HOUR, 8 * HOUR, 12 * HOUR, DAY];
/**
 * Before a rhythm is believed, so many postings must each add up several records, and such a share of all must add up exactly. Where the
 * postings come as regularly as the stretches end, one sum is enough, unless records that stand alone share stretches as often.
 */
const FEWEST_SUMS = 3;
const FEWEST_REGULAR = 8;
const REGULAR_SHARE = 0.8;
const REGULAR_SPAN = 1 / 12;
const FEWEST_EXACT_REGULAR = 0.5;
const FEWEST_SHARE = 0.5;
/** Of the postings whose stretch holds several records, the share that must be exactly their sum. */
const FEWEST_EXACT = 0.7;
/** Postings looked at while learning. */
const SAMPLE = 2_000;

/** How a target sums up: everything from `phase + n × length` on, booked so many stretches later. */
export interface Rhythm {
  readonly length: number;
  readonly phase: number;
  /** −1: booked after the stretch has ended; 0: stamped with its beginning or within it. */
  readonly lag: -1 | 0;
  /** Whether postings come at the same time of every stretch. */
  readonly isRegular: boolean;
}

/**
 * Joins postings that sum up many records of the source: by the quarter, the hour, the day or what else the log keeps to. Length and
 * phase of the stretches are learnt: the rhythm under which most postings are exactly the sum of what the source recorded in their stretch.
 * Where a posting is short of its stretch, the few records that make up the difference are left open (they never reached the target)
 * and the others belong to it. What does not add up is left to `linkOddSums`.
 *
 * @returns the rhythm, for later; undefined where the handoff does not post by sums.
 */
export function linkBySummary(open: OpenRecords, terms: Terms): Rhythm | undefined {
  let series = new SeriesList(open, terms);
  const rhythm = learnRhythm(open, series);
  if (rhythm === undefined) return undefined;
  if (open.scene.unsure.any && [...series.all()].filter((one) => tellTurnsBySum(open, one, rhythm)).length > 0) {
    series = new SeriesList(open, terms);
  }
  for (const one of series.all()) {
    for (const [place, target] of one.targets.entries()) {
      const [from, to] = stretchOf(open, one, target, rhythm);
      const sources = one.sources.slice(from, to);
      // One that answers one is told by its time, where the rhythm itself does not tell when to expect it.
      if (sources.length === 1 && !rhythm.isRegular) continue;
      const isOnlyOne = [one.targets[place - 1], one.targets[place + 1]].every((other) =>
        other === undefined || stretchOf(open, one, other, rhythm)[0] !== from);
      for (const source of reached(open, sources, target, isOnlyOne)) open.link(source, target, 'summary');
    }
  }
  return rhythm;
}

/** Joins a posting that nothing adds up to with whatever is still open of its stretch: the difference is a mismatch. */
export function linkOddSums(open: OpenRecords, terms: Terms, rhythm: Rhythm): void {
  for (const one of new SeriesList(open, terms).all()) {
    for (const target of one.targets) {
      const [from, to] = stretchOf(open, one, target, rhythm);
      const sources = one.sources.slice(from, to).filter((source) => open.isOpenSource(source, terms.handoff));
      if (sources.length < 2) continue;
      for (const source of sources) open.link(source, target, 'near_quantity');
    }
  }
}

/** Those of a stretch's records that its posting holds. */
function reached(open: OpenRecords, sources: readonly number[], target: number, isOnlyOne: boolean): readonly number[] {
  const quantities = sources.map((row) => open.scene.quantity(row));
  const short = quantities.reduce((sum, quantity) => sum + quantity, 0) - open.scene.quantity(target);
  if (short === 0) return sources;
  // Two postings of one stretch are no sum and its shortfall.
  if (!isOnlyOne) return [];
  // From the end of the stretch on: what came last was most likely missed.
  const backwards = sources.map((_, index) => sources.length - 1 - index);
  const missing = subsetOf(backwards.map((index) => quantities[index] as number), short);
  if (missing === undefined || missing.parts.length === sources.length) return [];
  const left = new Set(missing.parts.map((part) => backwards[part] as number));
  for (const index of left) {
    const alike = sources.filter((_, other) => !left.has(other) && quantities[other] === quantities[index]);
    if (missing.isOneOfSeveral && alike.length > 0) open.candidates.set(sources[index] as number, alike.slice(0, 10));
  }
  return sources.filter((_, index) => !left.has(index));
}

function learnRhythm(open: OpenRecords, series: SeriesList): Rhythm | undefined {
  const sample = series.sample(SAMPLE);
  let best: { readonly rhythm: Rhythm; readonly weight: number } | undefined;
  const times = sample.map(({ target }) => open.scene.bookedAt(target));
  const regular = new Map(LENGTHS.map((length) => [length, isRegular(times, length)]));
  for (const { length, phase, lag } of rhythms()) {
    const rhythm: Rhythm = { length, phase, lag, isRegular: regular.get(length) === true };
    // A stretch is summed up when it is over; only who keeps to the clock may stamp the sum with its beginning.
    if (lag === 0 && !rhythm.isRegular) continue;
    let hits = 0;
    let looked = 0;
    let sums = 0;
    let several = 0;
    let crowded = 0;
    for (const { one, target, place } of sample) {
      const [from, to] = stretchOf(open, one, target, rhythm);
      if (to - from > 1) several += 1;
      if (to - from > 1 && isCrowded(open, one, place, rhythm)) crowded += 1;
      looked += 1;
      if (to === from || one.sumOf(from, to) !== open.scene.quantity(target)) {
        // What misses too often cannot be believed any more.
        if (looked - hits > sample.length * (1 - FEWEST_SHARE)) break;
        continue;
      }
      hits += 1;
      if (to - from > 1) sums += 1;
    }
    // A posting of a single record fits many rhythms; sums tell them apart.
    const weight = hits + 3 * sums;
    const isBelieved = hits >= sample.length * FEWEST_SHARE && (rhythm.isRegular
      ? sums > crowded && sums >= several * FEWEST_EXACT_REGULAR : sums >= FEWEST_SUMS && sums >= several * FEWEST_EXACT);
    if (isBelieved && weight > (best?.weight ?? 0)) best = { rhythm, weight };
  }
  return best?.rhythm;
}

/** Whether most moments lie in one short part of the stretches, wherever that is. */
function isRegular(times: readonly number[], length: number): boolean {
  const places = times.map((at) => at - Math.floor(at / length) * length).sort((a, b) => a - b);
  const around = [...places, ...places.map((place) => place + length)];
  let most = 0;
  for (let from = 0, to = 0; from < places.length; from += 1) {
    while (to < around.length && (around[to] as number) - (around[from] as number) <= length * REGULAR_SPAN) to += 1;
    most = Math.max(most, Math.min(to - from, places.length));
  }
  return places.length >= FEWEST_REGULAR && most >= places.length * REGULAR_SHARE;
}

/** Whether another posting of the item at the place falls into the same stretch. */
function isCrowded(open: OpenRecords, { targets }: Series, place: number, { length, phase }: Rhythm): boolean {
  const stretch = (target: number | undefined): number =>
    (target === undefined ? NaN : Math.floor((open.scene.bookedAt(target) - phase) / length));
  const own = stretch(targets[place]);
  return stretch(targets[place - 1]) === own || stretch(targets[place + 1]) === own;
}

function* rhythms(): Generator<Omit<Rhythm, 'isRegular'>> {
  for (const length of LENGTHS) {
    const step = length <= 30 * MINUTE ? length : length === DAY ? 30 * MINUTE : length === HOUR ? 30 * MINUTE : HOUR;
    for (let phase = 0; phase < length; phase += step) {
      yield { length, phase, lag: -1 };
      yield { length, phase, lag: 0 };
    }
  }
}

/** The positions of the sources in a posting's stretch. A day that a clock was turned in begins or ends an hour off. */
function stretchOf(open: OpenRecords, one: Series, target: number, { length, phase, lag }: Rhythm): readonly [number, number] {
  const at = open.scene.bookedAt(target);
  const stretch = (from: number, to: number): readonly [number, number] =>
    [firstNotBefore(one.times, from), firstNotBefore(one.times, to)];
  const start = Math.floor((at - phase) / length) * length + phase + lag * length;
  const usual = stretch(start, start + length);
  if (length !== DAY || one.sumOf(...usual) === open.scene.quantity(target)) return usual;
  for (const [early, late] of [[HOUR, HOUR], [-HOUR, -HOUR], [HOUR, 0], [0, HOUR], [-HOUR, 0], [0, -HOUR]] as const) {
    const turned = stretch(start + early, start + length + late);
    if (turned[1] > turned[0] && one.sumOf(...turned) === open.scene.quantity(target)) return turned;
  }
  return usual;
}

function firstNotBefore(times: Float64Array, moment: number): number {
  let low = 0;
  let high = times.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((times[middle] as number) < moment) low = middle + 1;
    else high = middle;
  }
  return low;
}
