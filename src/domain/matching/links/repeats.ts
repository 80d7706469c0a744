import type { OpenRecords } from '../openRecords.ts';
import { bucketsOf, listsOf } from './buckets.ts';
import type { Terms } from './terms.ts';

const MINUTE = 60_000;
/** A second record of one event follows the first within this, or within the handoff's window. */
const SOON = 6 * 60 * MINUTE;

/**
 * Joins a target's record that no source is left for to the event of its twin: the same item, place and quantity a little before, or a
 * little later where it could have answered the same source as well. It is then one record too many of that event, and not an event
 * without a source. Where sales do happen twice, the source has both of them and each has found its own.
 */
export function linkRepeats(open: OpenRecords, { handoff, areComparable, isNamed }: Terms): void {
  const { events } = open.scene.facts;
  const left = open.targets(handoff).filter((row) => !(areComparable && isNamed(row)));
  if (left.length === 0) return;
  const isLeft = new Set(left);
  const twins = open.answered(handoff);
  const early = open.scene.earliness(handoff.from, handoff.to);
  const reach = Math.max(SOON, handoff.withinMinutes * MINUTE);
  for (const bucket of listsOf(bucketsOf([twins, left], 2, events.item, events.location, events.quantity))) {
    if (!bucket.some((row) => isLeft.has(row))) continue;
    const inOrder = bucket.sort(open.compare);
    const at = (row: number): number => open.scene.bookedAt(row);
    let twin = -1;
    const before: number[] = [];
    for (const row of inOrder) {
      if (isLeft.has(row)) {
        if (twin >= 0 && at(row) - at(twin) <= reach) open.linkRepeat(twin, row);
        else before.push(row);
        continue;
      }
      twin = row;
      // Of two records in time either may have been taken for the answer; the other is the repeat.
      for (const other of before.splice(0)) {
        const source = open.sourceOf(row);
        if (at(row) - at(other) <= reach && at(other) >= at(source) - early) open.linkRepeat(row, other);
      }
    }
  }
}
