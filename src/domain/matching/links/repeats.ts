import type { OpenRecords } from '../openRecords.ts';
import { bucketsOf, listsOf } from './buckets.ts';
import type { Terms } from './terms.ts';

const MINUTE = 60_000;
/** A second record of one event follows the first within this, or within the handoff's window. */
const SOON = 6 * 60 * MINUTE;

/**
 * Joins a target's record that no source is left for to the event of its twin: the same item, place and quantity a little before. It is
 * then one record too many of that event, and not an event without a source. Where sales do happen twice, the source has both of them
 * and each has found its own.
 */
export function linkRepeats(open: OpenRecords, { handoff, areComparable, isNamed }: Terms): void {
  const { events } = open.scene.facts;
  const left = open.targets(handoff).filter((row) => !(areComparable && isNamed(row)));
  if (left.length === 0) return;
  const isLeft = new Set(left);
  const twins = open.answered(handoff);
  const reach = Math.max(SOON, handoff.withinMinutes * MINUTE);
  for (const bucket of listsOf(bucketsOf([twins, left], 2, events.item, events.location, events.quantity))) {
    if (!bucket.some((row) => isLeft.has(row))) continue;
    const inOrder = bucket.sort(open.compare);
    let twin = -1;
    for (const row of inOrder) {
      if (!isLeft.has(row)) twin = row;
      else if (twin >= 0 && open.scene.bookedAt(row) - open.scene.bookedAt(twin) <= reach) open.linkRepeat(twin, row);
    }
  }
}
