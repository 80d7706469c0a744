import type { Handoff } from '../facts.ts';
import { linkByParts } from './links/byParts.ts';
import { linkByReference } from './links/byReference.ts';
import { linkBySummary } from './links/bySummary.ts';
import { linkByTime, linkFarInTime, linkNearQuantity } from './links/byTime.ts';
import { ReferenceReader } from './links/referenceParts.ts';
import { linkRepeats } from './links/repeats.ts';
import type { OpenRecords } from './openRecords.ts';

/** Of the source's records that could have met a target's by reference, the share that did, from which references are believed to compare. */
const AGREES = 0.5;

/** Joins what belongs together by references whose spelling has to be learnt. */
export function linkReferences(open: OpenRecords): void {
  const reader = new ReferenceReader(open.scene.facts.referenceSpellings());
  for (const handoff of open.scene.plan.inOrder()) linkByReference(open, handoff, reader);
}

/**
 * Joins what belongs together and does not say so, handoff by handoff from the origin on. The surer way goes first: sums of a learnt
 * rhythm, then one to one in time, then a few parts of one whole, and last what is alone of its kind, well out of time or with another quantity.
 */
export function linkWithoutReferences(open: OpenRecords): void {
  for (const handoff of open.scene.plan.inOrder()) {
    if (!hasBothSides(open, handoff)) continue;
    const areComparable = compares(open, handoff);
    const isSummed = !areComparable && linkBySummary(open, handoff);
    if (!isSummed) {
      linkByTime(open, handoff, areComparable);
      linkByParts(open, handoff, areComparable);
    }
    linkRepeats(open, handoff, areComparable);
    if (isSummed) continue;
    linkFarInTime(open, handoff, areComparable);
    linkNearQuantity(open, handoff, areComparable);
  }
}

function hasBothSides(open: OpenRecords, handoff: Handoff): boolean {
  return open.sources(handoff).length > 0 && open.targets(handoff).length > 0;
}

/** Whether both sides' references are of one kind, so that two that differ are two events. */
function compares(open: OpenRecords, handoff: Handoff): boolean {
  const { normalReference } = open.scene.facts.events;
  const isNamed = (row: number): boolean => normalReference[row] !== 0;
  const left = Math.min(open.sources(handoff).filter(isNamed).length, open.targets(handoff).filter(isNamed).length);
  const met = (open.scene.tallies.get(handoff.id)?.figures.matched ?? 0) + open.answered(handoff).filter(isNamed).length;
  return left === 0 || met >= (met + left) * AGREES;
}
