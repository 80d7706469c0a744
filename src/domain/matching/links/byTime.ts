import type { Handoff } from '../../facts.ts';
import type { Basis } from '../basis.ts';
import type { OpenRecords } from '../openRecords.ts';
import { align, usualSpan } from './alignment.ts';
import type { Span } from './alignment.ts';
import { ascending } from '../../ascending.ts';
import { bucketsOf, sidesInOrder } from './buckets.ts';
import type { Buckets, Sides } from './buckets.ts';
import type { Terms } from './terms.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** So many possible pairs are a crowd, which holds no only ones. */
const CROWD = 4_000;
/** Beyond its window a record without a common reference is still looked for so long, where nothing else comes into question. */
const CIRCLES = [6 * HOUR, 24 * HOUR, 72 * HOUR];

/**
 * Joins records without a common reference one to one, by item, place, quantity and time inside the window: as many as can be, and
 * those whose latencies are most usual (`alignment.ts`). Where the two sides' references can be compared, records that both have one
 * are not joined: they would have met by reference.
 */
export function linkByTime(open: OpenRecords, terms: Terms): void {
  const { scene } = open;
  const { handoff } = terms;
  const alike = open.alike(handoff);
  const span = spanOfPairs(alike, open, handoff);
  const at = (row: number): number => scene.bookedAt(row);
  for (let cell = 0; cell < alike.count; cell += 1) {
    if (isPair(alike, cell)) {
      const [source, target] = pairOf(alike, cell, open, handoff);
      const isOpen = !terms.areComparable || !terms.isNamed(source)
        || (!terms.isNamed(target) && open.isOpenSource(source, handoff) && open.isOpenTarget(target, handoff));
      const latency = at(target) - at(source);
      if (isOpen && latency >= 0 - span.early && latency <= span.late) open.link(source, target, 'quantity_and_time');
      continue;
    }
    const { sources, targets } = sidesOf(alike, cell, open, handoff);
    for (const [some, others] of pairableSides(open, terms, sources, targets)) {
      const { pairs, undecided } = align(some, others, at, span);
      for (const [source, target] of pairs) open.link(source, target, 'quantity_and_time');
      for (const [source, candidates] of undecided) open.candidates.set(source, candidates);
    }
  }
}

/**
 * The same well outside the window, early or late, where one source and one target are all that is left of their kind, in circles that
 * widen. What is left over meets by chance as well: from the second circle on nothing is joined where as many meet a circle farther out.
 */
export function linkFarInTime(open: OpenRecords, { handoff, mayPair }: Terms): void {
  const at = (row: number): number => open.scene.bookedAt(row);
  const within = handoff.withinMinutes * MINUTE;
  let inner = within;
  for (const circle of CIRCLES) {
    const outer = within + circle;
    const cells = [...cellsOf(open, handoff)];
    const fits = (source: number, target: number): boolean => Math.abs(at(target) - at(source)) <= outer && mayPair(source, target);
    if (circle === CIRCLES[0] || !meetByChance(cells, mayPair, at, inner, outer)) {
      for (const { sources, targets } of cells) linkOnlyOnes(sources, targets, fits, open, 'near_time');
    }
    inner = outer;
  }
}

/** Whether at least half as many meet between `outer` and as far again as between `inner` and `outer`. */
function meetByChance(
  cells: readonly Sides[], mayPair: Terms['mayPair'], at: (row: number) => number, inner: number, outer: number,
): boolean {
  let [near, far] = [0, 0];
  for (const { sources, targets } of cells) {
    if (sources.length * targets.length > CROWD) continue;
    for (const source of sources) {
      for (const target of targets) {
        const apart = Math.abs(at(target) - at(source));
        if (apart <= inner || apart > 2 * outer - inner || !mayPair(source, target)) continue;
        if (apart <= outer) near += 1;
        else far += 1;
      }
    }
  }
  return far > 0 && near <= 2 * far;
}

/** The same item and place inside the window with another quantity, where one source and one target are all that is left. */
export function linkNearQuantity(open: OpenRecords, { handoff, mayPair }: Terms): void {
  const { events } = open.scene.facts;
  const span = spanOf(open, handoff);
  const isInTime = (latency: number): boolean => latency >= 0 - span.early && latency <= span.late;
  const fits = (source: number, target: number): boolean => {
    const latency = open.scene.bookedAt(target) - open.scene.bookedAt(source);
    return (isInTime(latency) || turnsBetween(open, source, target).some((shift) => isInTime(latency + shift))) && mayPair(source, target);
  };
  const buckets = bucketsOf([open.sources(handoff), open.targets(handoff)], 2, events.item, events.location,
    (row) => Math.sign(events.quantity[row] ?? 0));
  for (let cell = 0; cell < buckets.count; cell += 1) {
    const { sources, targets } = sidesOf(buckets, cell, open, handoff);
    linkOnlyOnes(sources, targets, fits, open, 'near_quantity');
  }
}

/** What a latency changes by if one of the two means the other turn of the clocks; which of them does is told once they are joined. */
function turnsBetween({ scene: { unsure } }: OpenRecords, source: number, target: number): readonly number[] {
  if (!unsure.any) return [];
  return [...unsure.isOpen(target) ? [unsure.otherOf(target)] : [], ...unsure.isOpen(source) ? [0 - unsure.otherOf(source)] : []];
}

function linkOnlyOnes(
  sources: readonly number[], targets: readonly number[], fits: (source: number, target: number) => boolean, open: OpenRecords,
  basis: Basis,
): void {
  if (sources.length * targets.length > CROWD) return;
  const partners = new Map<number, number[]>();
  for (const source of sources) {
    for (const target of targets) {
      if (!fits(source, target)) continue;
      for (const [row, other] of [[source, target], [target, source]] as const) {
        const list = partners.get(row);
        if (list === undefined) partners.set(row, [other]);
        else list.push(other);
      }
    }
  }
  for (const source of sources) {
    const only = partners.get(source);
    const target = only?.[0];
    if (only?.length === 1 && target !== undefined && partners.get(target)?.length === 1) open.link(source, target, basis);
  }
}

/** The open records of a handoff that are alike in item, place and quantity, in order of time. */
export function* cellsOf(open: OpenRecords, handoff: Handoff): Generator<Sides> {
  const alike = open.alike(handoff);
  for (let cell = 0; cell < alike.count; cell += 1) yield sidesOf(alike, cell, open, handoff);
}

/** Whether a list of records of both sides is one of each: by far most are. */
function isPair({ start }: Buckets, cell: number): boolean {
  return (start[cell + 1] as number) - (start[cell] as number) === 2;
}

function pairOf({ start, rows }: Buckets, cell: number, open: OpenRecords, handoff: Handoff): readonly [source: number, target: number] {
  const [one, other] = [rows[start[cell] as number] as number, rows[(start[cell] as number) + 1] as number];
  return open.scene.facts.events.system[one] === handoff.from ? [one, other] : [other, one];
}

function sidesOf({ start, rows }: Buckets, cell: number, open: OpenRecords, handoff: Handoff): Sides {
  return sidesInOrder(rows, start[cell] as number, start[cell + 1] as number, handoff.from, open.scene.facts.events.system, open.compare);
}

/** Which records may be paired with which; the second pair of lists is drawn up when the first has been dealt with. */
export function* pairableSides(open: OpenRecords, { handoff, areComparable, isNamed }: Terms, sources: number[], targets: number[]):
  Generator<readonly [number[], number[]]> {
  if (!areComparable) {
    yield [sources, targets];
    return;
  }
  yield [sources.filter((row) => !isNamed(row)), targets];
  const left = targets.filter((row) => !isNamed(row) && open.isOpenTarget(row, handoff));
  yield [sources.filter((row) => isNamed(row) && open.isOpenSource(row, handoff)), left];
}

export function spanOf(open: OpenRecords, handoff: Handoff): { readonly early: number; readonly late: number } {
  return { early: open.scene.earliness(handoff.from, handoff.to), late: handoff.withinMinutes * MINUTE };
}

/** The window of a handoff with what its unmistakable pairs say of how long it usually takes. */
function spanOfPairs(alike: Buckets, open: OpenRecords, handoff: Handoff): Span {
  const { early, late } = spanOf(open, handoff);
  const latencies = new Float64Array(alike.count);
  let found = 0;
  for (let cell = 0; cell < alike.count; cell += 1) {
    if (!isPair(alike, cell)) continue;
    const [source, target] = pairOf(alike, cell, open, handoff);
    const latency = open.scene.bookedAt(target) - open.scene.bookedAt(source);
    if (latency < 0 - early || latency > late) continue;
    latencies[found] = latency;
    found += 1;
  }
  return usualSpan(ascending(latencies.subarray(0, found)), early, late);
}
