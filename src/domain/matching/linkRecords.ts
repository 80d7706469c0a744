import type { Handoff } from '../facts.ts';
import { linkByParts, linkWholeOrders } from './links/byParts.ts';
import { linkByReference } from './links/byReference.ts';
import { linkBySummary, linkOddSums } from './links/bySummary.ts';
import { linkByTime, linkFarInTime, linkNearQuantity } from './links/byTime.ts';
import { linkByTurn } from './links/byTurn.ts';
import type { ReferenceReader } from './links/referenceParts.ts';
import { linkRepeats } from './links/repeats.ts';
import type { Terms } from './links/terms.ts';
import type { OpenRecords } from './openRecords.ts';

/** Of the records that could have met by reference, the share that did, from which on references are believed to compare. */
const AGREES = 0.5;

/** Joins what belongs together by references whose spelling has to be learnt. */
export function linkReferences(open: OpenRecords, reader: ReferenceReader): void {
  for (const handoff of open.scene.plan.inOrder()) linkByReference(open, handoff, reader);
}

/**
 * Joins what belongs together and does not say so, handoff by handoff from the origin on. The surer way goes first: sums of a learnt
 * rhythm, then one to one in time, then a few parts of one whole, and last what is alone of its kind, well out of time or with another
 * quantity.
 */
export function linkWithoutReferences(open: OpenRecords, reader: ReferenceReader): void {
  for (const handoff of open.scene.plan.inOrder()) {
    if (open.sources(handoff).length === 0 && open.targets(handoff).length === 0) continue;
    const terms = termsOf(open, handoff, reader);
    linkWholeOrders(open, terms);
    const rhythm = linkBySummary(open, terms);
    linkByTime(open, terms);
    linkByParts(open, terms);
    linkByTurn(open, terms);
    if (rhythm !== undefined) linkOddSums(open, terms, rhythm);
    linkRepeats(open, terms);
    linkFarInTime(open, terms);
    linkNearQuantity(open, terms);
  }
}

/** With so few records to go by, references under the same prefix are taken to be of one kind. */
const FEW = 6;

/** Whether both sides' references are of one kind, so that two that differ are two events. */
function termsOf(open: OpenRecords, handoff: Handoff, reader: ReferenceReader): Terms {
  const { normalReference, reference } = open.scene.facts.events;
  const isNamed = (row: number): boolean => normalReference[row] !== 0;
  const left = Math.min(countOf(open.sources(handoff), isNamed), countOf(open.targets(handoff), isNamed));
  const met = (open.scene.tallies.get(handoff.id)?.figures.matched ?? 0) + countOf(open.answered(handoff), isNamed);
  const prefixOf = (row: number): number => reader.prefixOf(reference[row] ?? 0);
  const prefixesOf = (rows: readonly number[]): Set<number> => new Set(rows.filter(isNamed).map(prefixOf).filter((prefix) => prefix !== 0));
  const meets = (some: Set<number>, others: Set<number>): boolean => [...some].some((prefix) => others.has(prefix));
  const isAlike = met + left < FEW && left > 0 && meets(prefixesOf(open.sources(handoff)), prefixesOf(open.targets(handoff)));
  const areComparable = isAlike || (met > 0 && met >= (met + left) * AGREES);
  const mayPair = (source: number, target: number): boolean => !(areComparable && isNamed(source) && isNamed(target));
  const orders = new Map<string, number>();
  const orderOf = (row: number): number => {
    const own = reference[row] ?? 0;
    if (reader.suffixOf(own) === 0) return 0;
    const key = `${reader.prefixOf(own)} ${reader.coreOf(own)}`;
    const known = orders.get(key) ?? orders.size + 1;
    orders.set(key, known);
    return known;
  };
  return { handoff, mayPair, areComparable, isNamed, referenceOf: (row) => normalReference[row] ?? 0, orderOf };
}

function countOf(rows: readonly number[], is: (row: number) => boolean): number {
  let count = 0;
  for (const row of rows) if (is(row)) count += 1;
  return count;
}
