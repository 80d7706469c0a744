import { Comparisons } from '../attribution/comparisons.ts';
import { collectFigures } from '../attribution/figures.ts';
import type { Facts } from '../facts.ts';
import { Latencies } from './latency.ts';
import { matchEvents } from './matchEvents.ts';

/** What a handoff's latencies are of, the shortest first; of equal ones in the order in which the source was loaded. */
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

/**
 * Between which events a handoff's latencies lie. A run keeps no pair that is in order, for they are nearly all of its events; this matches
 * once more, in the same way, and keeps those of one handoff. Yields how far it has come.
 */
export function* pairsOfHandoff(
  facts: Facts, handoff: number,
): Generator<{ readonly done: number; readonly total: number }, HandoffPairs, void> {
  const figures = collectFigures(facts);
  let kept = new KeptLatencies();
  const keep = (of: number): Latencies => {
    if (of !== handoff) return new Latencies();
    // Where clocks are set right, all is counted again.
    kept = new KeptLatencies();
    return kept;
  };
  yield* matchEvents(facts, figures, new Comparisons(figures, facts.authority), undefined, keep);
  const { id } = facts.events;
  const pairs = kept.pairs.sort((one, other) => one.latency - other.latency || one.source - other.source || one.target - other.target);
  return {
    sources: Int32Array.from(pairs, ({ source }) => id[source] ?? 0),
    targets: Int32Array.from(pairs, ({ target }) => id[target] ?? 0),
    latencies: Float64Array.from(pairs, ({ latency }) => latency),
  };
}
