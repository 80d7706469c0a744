import type { EventColumns } from '../facts.ts';

/** How the records of a source and a target that share a reference belong together. Numbers are rows of the event table. */
export interface Pair {
  readonly source: number;
  readonly target: number;
  /** One of several records that only together make up the other side: their quantities are not to be compared one by one. */
  readonly isPart: boolean;
}

export interface Pairing {
  readonly pairs: readonly Pair[];
  /** Source records the target has no record for. */
  readonly unanswered: readonly number[];
  /** Target records beyond what the source has. */
  readonly surplus: readonly number[];
}

/**
 * Pairs the records of one physical event at two systems, both lists oldest first:
 *
 * 1. records of the same order line and quantity, then of the same quantity, oldest with oldest;
 * 2. where one record stands against several of the same direction that add up to it (a split shipment, a summary posting), all
 *    of them belong together and nothing is left over;
 * 3. what is left pairs oldest with oldest whatever the quantities (a mismatch); the rest is unanswered or surplus.
 *
 * @param mayBePart whether a record was booked in time to be one of several that add up.
 */
export function pairRecords(
  events: EventColumns, sources: readonly number[], targets: readonly number[], mayBePart: (row: number) => boolean,
): Pairing {
  const pairs: Pair[] = [];
  let openSources = [...sources];
  const openTargets = [...targets];

  const take = (fits: (source: number, target: number) => boolean): void => {
    const left: number[] = [];
    for (const source of openSources) {
      const at = openTargets.findIndex((target) => fits(source, target));
      if (at < 0) {
        left.push(source);
        continue;
      }
      pairs.push({ source, target: openTargets[at] ?? -1, isPart: false });
      openTargets.splice(at, 1);
    }
    openSources = left;
  };
  const sameQuantity = (a: number, b: number): boolean => events.quantity[a] === events.quantity[b];
  take((a, b) => sameQuantity(a, b) && events.orderLine[a] === events.orderLine[b]);
  take(sameQuantity);

  const single = openSources.length === 1 ? openSources[0] : openTargets[0];
  const isOneOfMany = (openSources.length === 1) !== (openTargets.length === 1) && openSources.length > 0
    && openTargets.length > 0;
  const mayAddUp = (row: number): boolean => single !== undefined && mayBePart(row) && sameSign(events, row, single);
  if (isOneOfMany && openSources.every(mayAddUp) && openTargets.every(mayAddUp)
    && sumOf(events, openSources) === sumOf(events, openTargets)) {
    for (const source of openSources) for (const target of openTargets) pairs.push({ source, target, isPart: true });
    return { pairs, unanswered: [], surplus: [] };
  }
  take(() => true);
  return { pairs, unanswered: openSources, surplus: openTargets };
}

/**
 * Pairs records that carry no reference: per quantity, oldest source with the oldest target not before it and inside the window.
 * Linear in the records once both lists are in order of time.
 */
export function pairUnreferenced(
  events: EventColumns, booked: Float64Array, sources: readonly number[], targets: readonly number[], withinMilliseconds: number,
): Pairing {
  const byQuantity = new Map<number, number[]>();
  for (const target of targets) {
    const quantity = events.quantity[target] ?? 0;
    const list = byQuantity.get(quantity);
    if (list === undefined) byQuantity.set(quantity, [target]);
    else list.push(target);
  }
  const nextOf = new Map<number, number>();
  const taken = new Set<number>();
  const pairs: Pair[] = [];
  const unanswered: number[] = [];
  for (const source of sources) {
    const quantity = events.quantity[source] ?? 0;
    const candidates = byQuantity.get(quantity) ?? [];
    const at = booked[source] ?? 0;
    let next = nextOf.get(quantity) ?? 0;
    while (next < candidates.length && (booked[candidates[next] ?? 0] ?? 0) < at) next += 1;
    const target = candidates[next];
    if (target !== undefined && (booked[target] ?? 0) - at <= withinMilliseconds) {
      pairs.push({ source, target, isPart: false });
      taken.add(target);
      next += 1;
    } else {
      unanswered.push(source);
    }
    nextOf.set(quantity, next);
  }
  return { pairs, unanswered, surplus: targets.filter((target) => !taken.has(target)) };
}

function sameSign(events: EventColumns, a: number, b: number): boolean {
  return Math.sign(events.quantity[a] ?? 0) === Math.sign(events.quantity[b] ?? 0);
}

function sumOf(events: EventColumns, rows: readonly number[]): number {
  let sum = 0;
  for (const row of rows) sum += events.quantity[row] ?? 0;
  return sum;
}
