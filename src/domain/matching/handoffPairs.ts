import { Comparisons } from '../attribution/comparisons.ts';
import { collectFigures } from '../attribution/figures.ts';
import type { Facts } from '../facts.ts';
import { Latencies } from './latency.ts';
import { matchEvents } from './matchEvents.ts';

/** What latencies are of, the shortest first; of equal ones in the order in which the source was loaded. */
export interface HandoffPairs {
  /** Ids of events: what the source recorded, and what the target has of it. */
  readonly sources: Int32Array;
  readonly targets: Int32Array;
  /** Milliseconds from the one to the other. */
  readonly latencies: Float64Array;
}

class KeptLatencies extends Latencies {
  readonly pairs: { readonly latency: number; readonly source: number; readonly target: number }[] = [];

  override add(milliseconds: number, source = 0, target = 0): void {
    super.add(milliseconds);
    this.pairs.push({ latency: milliseconds, source, target });
  }
}

/** A handoff by its id, or a way that nobody declared: a place in EVENT_TYPES and two systems. */
export type PairsWanted = { readonly handoff: number } | { readonly eventType: number; readonly from: number; readonly to: number };

/**
 * Between which events the latencies of a handoff, or of a way, lie. A run keeps no pair that is in order, for they are nearly all of its
 * events; this matches once more, in the same way, and keeps those that are wanted. Yields how far it has come.
 */
export function* pairsOfHandoff(
  facts: Facts, wanted: PairsWanted,
): Generator<{ readonly done: number; readonly total: number }, HandoffPairs, void> {
  const figures = collectFigures(facts);
  let kept = new KeptLatencies();
  const keep = (isWanted: boolean): Latencies => {
    if (!isWanted) return new Latencies();
    // Where clocks are set right, all is counted again.
    kept = new KeptLatencies();
    return kept;
  };
  yield* matchEvents(facts, figures, new Comparisons(figures, facts.authority), undefined, {
    ofHandoff: (handoff) => keep('handoff' in wanted && wanted.handoff === handoff),
    ofWay: (eventType, from, to) =>
      keep('from' in wanted && wanted.eventType === eventType && wanted.from === from && wanted.to === to),
  });
  const { id } = facts.events;
  const pairs = kept.pairs.sort((one, other) => one.latency - other.latency || one.source - other.source || one.target - other.target);
  return {
    sources: Int32Array.from(pairs, ({ source }) => id[source] ?? 0),
    targets: Int32Array.from(pairs, ({ target }) => id[target] ?? 0),
    latencies: Float64Array.from(pairs, ({ latency }) => latency),
  };
}
