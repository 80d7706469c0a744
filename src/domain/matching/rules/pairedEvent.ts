import type { Handoff } from '../../facts.ts';
import type { EventCase, Exhibit } from '../eventCase.ts';
import type { LocalFinding } from '../judgement.ts';
import type { Pair } from '../pairing.ts';
import { mismatchKind } from './quantityMismatch.ts';

const MINUTE = 60_000;

/**
 * `in_flight`, `late_event`, `sequence_error`, `quantity_mismatch`, `unit_of_measure`: source and target both have it. In time it is
 * one of: on time, after the window, before its source, or not yet there at the cut-off; in quantity the same or not. The window of a
 * record that sums up several begins with the last of them.
 */
export function judgePair(event: EventCase, handoff: Handoff, { source, target, isPart, difference: ofAll, lastSource }: Pair): void {
  const { scene } = event;
  const { cutoff } = scene.facts;
  const tally = scene.tallies.get(handoff.id);
  // A second way to the same record changes its handoff's figures, and nothing about the record.
  const isFirstAnswer = !event.originalsOf.has(target) || ofAll !== undefined;
  const differ = (finding: LocalFinding, quantity: number): void => {
    if (isFirstAnswer) event.differ(target, finding, quantity);
  };
  event.answer(source, target, isPart);
  if (isPart && ofAll !== undefined) event.makeUp(source, target, ofAll);
  const sourceAt = scene.bookedAt(source);
  const targetAt = scene.bookedAt(target);
  const windowFrom = lastSource === undefined ? sourceAt : scene.bookedAt(lastSource);
  if (tally === undefined || (sourceAt > cutoff && targetAt > cutoff)) return;
  const { figures, latencies } = tally;
  const within = handoff.withinMinutes * MINUTE;
  const quantity = scene.quantity(source);
  figures.events += 1;
  if (targetAt > cutoff && cutoff - windowFrom <= within) {
    figures.inFlight += 1;
    differ(event.find('in_flight', handoff, source, quantity, sourceAt, [['source', source]]), 0);
    return;
  }
  figures.matched += 1;
  const both: readonly Exhibit[] = [['source', source], ['target', target]];
  const latency = targetAt - sourceAt;
  if (latency >= 0) latencies.add(latency, source, target);
  tally.bookings.add(targetAt);
  if (latency < 0 - scene.earliness(handoff.from, handoff.to)) {
    figures.outOfOrder += 1;
    differ(event.find('sequence_error', handoff, source, scene.quantity(target), targetAt, both), 0);
  } else if (targetAt - windowFrom > within) {
    figures.late += 1;
    differ(event.find('late_event', handoff, source, quantity, sourceAt, both), 0);
  }
  const difference = isPart ? ofAll ?? 0 : scene.quantity(target) - quantity;
  if (difference !== 0) {
    figures.mismatched += 1;
    differ(event.find(mismatchKind(event, source, target), handoff, source, difference, sourceAt, both), difference);
  }
}
