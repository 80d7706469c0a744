import type { Handoff } from '../../facts.ts';
import type { OpenRecords } from '../openRecords.ts';
import { agreedPrefixes, countBy, Counts, FEWEST_VOTES, prefixPair } from './agreedPrefixes.ts';
import { bucketsOf } from './buckets.ts';
import { linkLines } from './linesOfOrder.ts';
import { forEachPair } from './pairs.ts';
import { linkParcelsToMet, linkRestOfMet } from './parcelsOfMet.ts';
import type { ReferenceReader } from './referenceParts.ts';

/** One number under the references of both sides, farther apart in time than this, is not one event. */
const FARTHEST = 10 * 86_400_000;
const LONG_NUMBER = 1_000;
const MINUTE = 60_000;

/**
 * Joins records whose references mean the same in spellings that no fixed rule makes equal. Which prefix of the source is which of the
 * target is learnt from the records themselves: two prefixes are one where the same number stands under both for the same item at the
 * same place, again and again, and neither finds its numbers more often under another. The same digits under other prefixes stay apart.
 * A suffix on one side only (`-1`, `-2`) tells parcels of one order, also where another record of that order has met without one.
 */
export function linkByReference(open: OpenRecords, handoff: Handoff, reader: ReferenceReader): void {
  const { events } = open.scene.facts;
  const { reference } = events;
  const coreOf = (row: number): number => reader.coreOf(reference[row] as number);
  const prefixOf = (row: number): number => reader.prefixOf(reference[row] as number);
  const suffixOf = (row: number): number => reader.suffixOf(reference[row] as number);
  const isNamed = (row: number): boolean => events.normalReference[row] !== 0;
  const numbered = (rows: readonly number[]): number[] => rows.filter((row) => isNamed(row) && !Number.isNaN(coreOf(row)));
  const [ours, theirs] = [open.sources(handoff), open.targets(handoff)];
  const [hasOurs, hasTheirs] = [ours.some(isNamed), theirs.some(isNamed)];
  if (!hasOurs && !hasTheirs) return;
  // Where only one side has any left, they may still be parcels of an order that has met.
  const other = hasOurs ? handoff.to : handoff.from;
  if (hasOurs !== hasTheirs && !open.met(handoff).some((row) => events.system[row] === other && isNamed(row))) return;
  const [sources, targets] = [numbered(ours), numbered(theirs)];

  const buckets = bucketsOf([sources, targets], 2, events.item, events.location, coreOf);
  const isSource = (row: number): boolean => events.system[row] === handoff.from;
  const isNear = (source: number, target: number): boolean =>
    Math.sign(events.quantity[source] ?? 0) === Math.sign(events.quantity[target] ?? 0)
      && Math.abs(open.scene.bookedAt(source) - open.scene.bookedAt(target)) <= FARTHEST;
  const couldBe = (source: number, target: number): boolean => {
    const [theirs, ours] = [suffixOf(source), suffixOf(target)];
    return (theirs === ours || theirs === 0 || ours === 0) && isNear(source, target);
  };
  const votes = new Counts();
  for (let bucket = 0; bucket < buckets.count; bucket += 1) {
    forEachPair(buckets, bucket, isSource, (source, target) => {
      if (!couldBe(source, target)) return;
      // The same long number with the same quantity in the window is no chance, though it be seen only once.
      const latency = open.scene.bookedAt(target) - open.scene.bookedAt(source);
      const isSure = coreOf(source) >= LONG_NUMBER && events.quantity[source] === events.quantity[target]
        && latency >= 0 && latency <= handoff.withinMinutes * MINUTE;
      votes.add(prefixPair(prefixOf(source), prefixOf(target)), isSure ? FEWEST_VOTES : 1);
    });
  }
  const agreed = agreedPrefixes(votes.byKey(), countBy(sources, prefixOf), countBy(targets, prefixOf));
  for (let bucket = 0; bucket < buckets.count; bucket += 1) {
    linkLines(open, (use) => {
      forEachPair(buckets, bucket, isSource, (source, target) => {
        if (agreed.has(prefixPair(prefixOf(source), prefixOf(target))) && couldBe(source, target)) use(source, target);
      });
    });
  }
  const isOfNumber = (source: number, target: number): boolean => isNear(source, target)
    && (prefixOf(source) === prefixOf(target) || agreed.has(prefixPair(prefixOf(source), prefixOf(target))));
  const left = [...sources, ...targets];
  linkParcelsToMet(open, left, handoff, {
    coreOf, suffixOf,
    isOfOrder: (source, target) => isOfNumber(source, target) && suffixOf(source) !== suffixOf(target) && couldBe(source, target),
  });
  linkRestOfMet(open, left, handoff, { coreOf, isOfNumber });
}
