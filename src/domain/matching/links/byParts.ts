import { groupedBy } from '../../groupedBy.ts';
import type { OpenRecords } from '../openRecords.ts';
import { bucketsOf, listsOf } from './buckets.ts';
import { subsetOf } from './subsets.ts';
import type { Terms } from './terms.ts';

const MINUTE = 60_000;
/** So many open records of one item at one place are a crowd in which sums come about by chance. */
const CROWD = 60;

/** When records were booked by one reading of the clocks, which records it concerns, and who is told of what was joined by it. */
export interface Reading {
  readonly at: (row: number) => number;
  readonly concerns: (rows: readonly number[]) => boolean;
  readonly took: (row: number) => void;
}

/**
 * Joins one record with the few on the other side that only together make it up: parcels, partial receipts, the odd posting of two orders
 * in one. Only of the same direction, only inside the window, and only where no other few add up to the same.
 */
export function linkByParts(open: OpenRecords, { handoff, mayPair }: Terms, reading?: Reading): void {
  const { events } = open.scene.facts;
  const within = handoff.withinMinutes * MINUTE;
  const early = open.scene.earliness(handoff.from, handoff.to);
  const at = reading?.at ?? ((row: number): number => open.scene.bookedAt(row));
  const link = (source: number, target: number): void => {
    open.link(source, target, 'parts');
    reading?.took(source);
    reading?.took(target);
  };
  const buckets = bucketsOf([open.sources(handoff), open.targets(handoff)], 3, events.item, events.location,
    (row) => Math.sign(events.quantity[row] ?? 0));
  for (const bucket of listsOf(buckets)) {
    if (bucket.length > CROWD || reading?.concerns(bucket) === false) continue;
    const inOrder = [...bucket].sort((a, b) => open.scene.compare(a, b));
    const sources = inOrder.filter((row) => events.system[row] === handoff.from);
    const targets = inOrder.filter((row) => events.system[row] === handoff.to);
    const fits = (source: number, target: number): boolean => mayPair(source, target)
      && at(target) - at(source) >= 0 - early && at(target) - at(source) <= within;
    for (const target of targets) {
      linkSum(open, target, sources.filter((source) => open.isOpenSource(source, handoff) && fits(source, target)),
        (source) => { link(source, target); });
    }
    for (const source of sources) {
      if (!open.isOpenSource(source, handoff)) continue;
      linkSum(open, source, targets.filter((target) => open.isOpenTarget(target, handoff) && fits(source, target)),
        (target) => { link(source, target); });
    }
  }
}

/** More records under one number are no parcels of one order. */
const MOST_PARCELS = 12;
/** In a crowd of equal records no more than these are tried. */
const MOST_LOOKED_AT = 40;

/**
 * Joins records that stand under one reference in one system with the single record of the other side that says what they come to:
 * a receipt that came in bit by bit and was passed on once, an order that was sent in parcels (the same number, or the same with a
 * suffix each). Known to belong together, they need no search for a subset, and so are joined before anything else; but not where each
 * of them has an equal of its own in time, as two orders under one number have. Where not all of them come to one record there, those of
 * one order line may, and where these do not either, those of one delivery: what lies on one side of the longest pause.
 */
export function linkWholeOrders(open: OpenRecords, terms: Terms): void {
  for (const numberOf of [terms.referenceOf, terms.orderOf]) linkOrders(open, terms, numberOf);
}

function linkOrders(open: OpenRecords, { handoff, mayPair }: Terms, numberOf: Terms['orderOf']): void {
  const { events } = open.scene.facts;
  const within = handoff.withinMinutes * MINUTE;
  const early = open.scene.earliness(handoff.from, handoff.to);
  const at = (row: number): number => open.scene.bookedAt(row);
  const keyOf = (row: number, quantity: number): string => `${events.item[row]} ${events.location[row]} ${quantity}`;
  const sources = open.sources(handoff);
  const targets = open.targets(handoff);
  const orders = (rows: readonly number[]): number[][] =>
    [...listsOf(bucketsOf([rows.filter((row) => numberOf(row) !== 0)], 2, events.item, events.location, numberOf))]
      .filter((parts) => parts.length <= MOST_PARCELS);
  for (const [several, singles, isSourceWhole] of [[orders(sources), targets, false], [orders(targets), sources, true]] as const) {
    if (several.length === 0) continue;
    const ordered = new Set(several.map(([part = 0]) => events.item[part]));
    const alikeAmong = (rows: readonly number[]): Map<string, number[]> => new Map(
      [...listsOf(bucketsOf([rows.filter((row) => ordered.has(events.item[row]))], 1, events.item, events.location,
        events.quantity))].map((alike) => [keyOf(alike[0] ?? 0, events.quantity[alike[0] ?? 0] ?? 0), alike.sort(open.compare)]));
    const byQuantity = new Map([...alikeAmong(singles)].map(([key, rows]) => [key, new Queue(rows)]));
    let besideParts: Map<string, number[]> | undefined;
    const isOpen = (row: number): boolean => (isSourceWhole ? open.isOpenSource(row, handoff) : open.isOpenTarget(row, handoff));
    /** The first few open records of a quantity at a record's place that are late enough to belong to it. */
    const alike = (row: number, quantity: number): readonly number[] => {
      const earliest = isSourceWhole ? at(row) - within : at(row) - early;
      return byQuantity.get(keyOf(row, quantity))?.from((other) => at(other) >= earliest, isOpen) ?? [];
    };
    const isInTime = (whole: number, part: number): boolean => (isSourceWhole
      ? at(part) - at(whole) >= 0 - early && at(part) - at(whole) <= within
      : at(whole) - at(part) >= 0 - early && at(whole) - at(part) <= within);
    /** Whether each of the parts has an equal of its own in time: three of one unit need three others of one unit. */
    const haveOwn = (parts: readonly number[], mayJoin: (whole: number, part: number) => boolean): boolean =>
      [...groupedBy(parts, (part) => events.quantity[part] ?? 0)].every(([quantity, equal]) => {
        const own = new Set<number>();
        return equal.every((part) => {
          const found = alike(part, quantity).filter((other) => isInTime(other, part) && mayJoin(other, part));
          for (const other of found) own.add(other);
          return found.length > 0;
        }) && own.size >= equal.length;
      });
    /** Whether the parts, in order of time, need nothing more: they have equals of their own, or were joined. */
    const join = (inOrder: readonly number[]): boolean => {
      const [first, last] = [inOrder[0] ?? 0, inOrder.at(-1) ?? 0];
      const mayJoin = (whole: number, part: number): boolean => (isSourceWhole ? mayPair(whole, part) : mayPair(part, whole));
      if (haveOwn(inOrder, mayJoin)) return true;
      const sum = inOrder.reduce((total, row) => total + (events.quantity[row] ?? 0), 0);
      // Parcels follow the order; a receipt that came in bit by bit is passed on after the last bit.
      const wholes = alike(last, sum).filter((row) => inOrder.every((part) => mayJoin(row, part))
        && (isSourceWhole ? isInTime(row, first) && isInTime(row, last) : isInTime(row, last)));
      // Of several that it could be, one without an equal of its own beside the parts; then the oldest.
      const hasOwn = (row: number): boolean => {
        besideParts ??= alikeAmong(isSourceWhole ? targets : sources);
        return besideParts.get(keyOf(row, sum))?.some((own) => isInTime(row, own) && mayJoin(row, own)
          && (isSourceWhole ? open.isOpenTarget(own, handoff) : open.isOpenSource(own, handoff))) === true;
      };
      const whole = wholes.length > 1 ? wholes.find((row) => !hasOwn(row)) ?? wholes[0] : wholes[0];
      if (whole === undefined) return false;
      for (const part of inOrder) open.link(isSourceWhole ? whole : part, isSourceWhole ? part : whole, 'parts');
      return true;
    };
    const joinDeliveries = (inOrder: readonly number[]): void => {
      if (inOrder.length < 2 || join(inOrder)) return;
      const from = afterLongestPause(inOrder, at);
      for (const some of [inOrder.slice(0, from), inOrder.slice(from)]) joinDeliveries(some);
    };
    for (const parts of several.sort((a, b) => at(a[0] ?? 0) - at(b[0] ?? 0))) {
      const inOrder = [...parts].sort((a, b) => open.scene.compare(a, b));
      if (join(inOrder)) continue;
      const lines = groupedBy(inOrder, (row) => events.orderLine[row] ?? 0);
      for (const ofLine of lines.size > 1 ? lines.values() : [inOrder]) joinDeliveries(ofLine);
    }
  }
}

/** Where the second of two deliveries begins; the first of equal pauses. */
function afterLongestPause(inOrder: readonly number[], at: (row: number) => number): number {
  let from = 1;
  let longest = -1;
  for (let n = 1; n < inOrder.length; n += 1) {
    const pause = at(inOrder[n] as number) - at(inOrder[n - 1] as number);
    if (pause > longest) [from, longest] = [n, pause];
  }
  return from;
}

/** Records in order of time, of which those in front are taken first. */
class Queue {
  readonly #rows: readonly number[];
  #front = 0;

  constructor(rows: readonly number[]) {
    this.#rows = rows;
  }

  /** A few open records from the first on that is late enough; what follows one that is late enough is so too. */
  from(isLate: (row: number) => boolean, isOpen: (row: number) => boolean): readonly number[] {
    const rows = this.#rows;
    while (this.#front < rows.length && !isOpen(rows[this.#front] as number)) this.#front += 1;
    let low = this.#front;
    let high = rows.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (isLate(rows[middle] as number)) high = middle;
      else low = middle + 1;
    }
    return rows.slice(low, low + MOST_LOOKED_AT).filter(isOpen);
  }
}

/** Joins the only few that add up to a whole: among those of its own order line, where lines are told, or among all. */
function linkSum(open: OpenRecords, whole: number, candidates: readonly number[], link: (part: number) => void): void {
  const { orderLine } = open.scene.facts.events;
  const ofLine = orderLine[whole] === 0 ? [] : candidates.filter((row) => orderLine[row] === orderLine[whole]);
  for (const some of ofLine.length === candidates.length ? [candidates] : [ofLine, candidates]) {
    if (some.length < 2) continue;
    const found = subsetOf(some.map((row) => open.scene.quantity(row)), open.scene.quantity(whole));
    if (found === undefined || found.parts.length < 2 || found.isOneOfSeveral) continue;
    for (const part of found.parts) link(some[part] as number);
    return;
  }
}
