import type { OpenRecords } from '../openRecords.ts';
import { bucketsOf } from './buckets.ts';
import { subsetOf } from './subsets.ts';
import type { Terms } from './terms.ts';

const MINUTE = 60_000;
/** So many open records of one item at one place are a crowd in which sums come about by chance. */
const CROWD = 60;

/**
 * Joins one record with the few on the other side that only together make it up: parcels, partial receipts, the odd posting of two orders
 * in one. Only of the same direction, only inside the window, and only where no other few add up to the same.
 */
export function linkByParts(open: OpenRecords, { handoff, mayPair }: Terms): void {
  const { events } = open.scene.facts;
  const within = handoff.withinMinutes * MINUTE;
  const early = open.scene.earliness(handoff.from, handoff.to);
  const at = (row: number): number => open.scene.bookedAt(row);
  const rows = [...open.sources(handoff), ...open.targets(handoff)];
  const key = (row: number): readonly number[] => [events.item[row] ?? 0, events.location[row] ?? 0, Math.sign(events.quantity[row] ?? 0)];
  for (const bucket of bucketsOf(rows, key)) {
    if (bucket.length < 3 || bucket.length > CROWD) continue;
    const inOrder = [...bucket].sort((a, b) => open.scene.compare(a, b));
    const sources = inOrder.filter((row) => events.system[row] === handoff.from);
    const targets = inOrder.filter((row) => events.system[row] === handoff.to);
    const fits = (source: number, target: number): boolean => mayPair(source, target)
      && at(target) - at(source) >= 0 - early && at(target) - at(source) <= within;
    for (const target of targets) {
      linkSum(open, target, sources.filter((source) => open.isOpenSource(source, handoff) && fits(source, target)),
        (source) => { open.link(source, target, 'parts'); });
    }
    for (const source of sources) {
      if (!open.isOpenSource(source, handoff)) continue;
      linkSum(open, source, targets.filter((target) => open.isOpenTarget(target, handoff) && fits(source, target)),
        (target) => { open.link(source, target, 'parts'); });
    }
  }
}

/**
 * Joins records that stand under one reference in one system with the single record of the other side that says what they come to:
 * a receipt that came in bit by bit and was passed on once, an order that was sent in parcels. Known to belong together, they need no
 * search for a subset, and so are joined before anything else.
 */
export function linkWholeOrders(open: OpenRecords, { handoff, mayPair }: Terms): void {
  const { events } = open.scene.facts;
  const within = handoff.withinMinutes * MINUTE;
  const early = open.scene.earliness(handoff.from, handoff.to);
  const at = (row: number): number => open.scene.bookedAt(row);
  const sources = open.sources(handoff);
  const targets = open.targets(handoff);
  const place = (row: number): readonly number[] => [events.item[row] ?? 0, events.location[row] ?? 0];
  const orders = (rows: readonly number[]): number[][] => bucketsOf(rows.filter((row) => events.normalReference[row] !== 0), (row) =>
    [...place(row), events.normalReference[row] ?? 0]).filter((rows) => rows.length > 1);
  for (const [several, singles, isSourceWhole] of [[orders(sources), targets, false], [orders(targets), sources, true]] as const) {
    if (several.length === 0) continue;
    const byQuantity = new Map(bucketsOf(singles, (row) => [...place(row), events.quantity[row] ?? 0]).map((rows) =>
      [[...place(rows[0] ?? 0), events.quantity[rows[0] ?? 0] ?? 0].join(), rows]));
    for (const parts of several) {
      const sum = parts.reduce((total, row) => total + (events.quantity[row] ?? 0), 0);
      const first = Math.min(...parts.map(at));
      const last = Math.max(...parts.map(at));
      const fits = (byQuantity.get([...place(parts[0] ?? 0), sum].join()) ?? []).filter((row) => parts.every((part) =>
        (isSourceWhole ? mayPair(row, part) && open.isOpenSource(row, handoff) : mayPair(part, row) && open.isOpenTarget(row, handoff)))
        && (isSourceWhole ? first - at(row) >= 0 - early && last - at(row) <= within
          : at(row) - last >= 0 - early && at(row) - last <= within));
      const whole = fits.length === 1 ? fits[0] : undefined;
      if (whole === undefined) continue;
      for (const part of parts) open.link(isSourceWhole ? whole : part, isSourceWhole ? part : whole, 'parts');
    }
  }
}

function linkSum(open: OpenRecords, whole: number, candidates: readonly number[], link: (part: number) => void): void {
  if (candidates.length < 2) return;
  const found = subsetOf(candidates.map((row) => open.scene.quantity(row)), open.scene.quantity(whole));
  if (found === undefined || found.parts.length < 2 || found.isOneOfSeveral) return;
  for (const part of found.parts) link(candidates[part] as number);
}
