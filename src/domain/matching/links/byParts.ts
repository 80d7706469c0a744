import type { Handoff } from '../../facts.ts';
import type { OpenRecords } from '../openRecords.ts';
import { bucketsOf } from './buckets.ts';
import { subsetOf } from './subsets.ts';

const MINUTE = 60_000;
/** So many open records of one item at one place are a crowd in which sums come about by chance. */
const CROWD = 60;

/**
 * Joins one record with the few on the other side that only together make it up: parcels, partial receipts, the odd posting of two orders
 * in one. Only of the same direction, only inside the window, and only where no other few add up to the same.
 */
export function linkByParts(open: OpenRecords, handoff: Handoff, areComparable: boolean): void {
  const { events } = open.scene.facts;
  const within = handoff.withinMinutes * MINUTE;
  const at = (row: number): number => open.scene.bookedAt(row);
  const isNamed = (row: number): boolean => areComparable && events.normalReference[row] !== 0;
  const rows = [...open.sources(handoff), ...open.targets(handoff)].filter((row) => !isNamed(row));
  const key = (row: number): readonly number[] => [events.item[row] ?? 0, events.location[row] ?? 0, Math.sign(events.quantity[row] ?? 0)];
  for (const bucket of bucketsOf(rows, key)) {
    if (bucket.length < 3 || bucket.length > CROWD) continue;
    const inOrder = [...bucket].sort((a, b) => open.scene.compare(a, b));
    const sources = inOrder.filter((row) => events.system[row] === handoff.from);
    const targets = inOrder.filter((row) => events.system[row] === handoff.to);
    const fits = (source: number, target: number): boolean => at(target) >= at(source) && at(target) - at(source) <= within;
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

function linkSum(open: OpenRecords, whole: number, candidates: readonly number[], link: (part: number) => void): void {
  if (candidates.length < 2) return;
  const found = subsetOf(candidates.map((row) => open.scene.quantity(row)), open.scene.quantity(whole));
  if (found === undefined || found.parts.length < 2 || found.isOneOfSeveral) return;
  for (const part of found.parts) link(candidates[part] as number);
}
