/** The rows of files behind a figure, page by page. */
import type { FactFilter, FactPage } from '../../contract/factViews.ts';
import { fail } from '../../domain/problem.ts';
import { pairsOfHandoff } from '../../domain/matching/handoffPairs.ts';
import type { HandoffPairs, PairsWanted } from '../../domain/matching/handoffPairs.ts';
import type { Progress } from '../../ports.ts';
import type { Database } from '../../store/database.ts';
import { readFacts } from '../../store/facts/readFacts.ts';
import { eventRows, eventSums, factPage } from '../../store/queries/factRows.ts';
import { resultCache } from '../../store/queries/grid/rowOrder.ts';
import { engagementSettings } from '../../store/queries/settings.ts';
import { observedWay } from '../../store/queries/steps/observedHandoffs.ts';
import { latenciesCounted, missesBetween } from '../../store/queries/steps/handoffDetail.ts';

type ReadRows = (start: number, count: number) => FactPage;
/** Reports how far it has come, and lets others work. */
type Rest = (progress: Progress) => Promise<void>;

/** What reads the rows under a filter. Fails with `unknown_record`, `wrong_state` or `cancelled`. */
export async function rowsBehind(db: Database, filter: FactFilter, rest: Rest): Promise<ReadRows> {
  const { pairs, misses, ...plain } = filter;
  if (pairs !== undefined) {
    const wanted = wantedPairs(db, pairs);
    return pairPages(db, `${wanted.name} ${pairs.from} ${String(pairs.to)}`, pairs, await pairsBehind(db, wanted, rest));
  }
  const findings = misses === undefined ? undefined : missesBetween(db, misses.handoff, misses, engagementSettings(db).timezone);
  return (start, count) => factPage(db, { ...plain, findings }, start, count);
}

/** The pairs whose latency lies in a span, two rows each: what the source recorded, and what the target has of it. */
function pairPages(
  db: Database, name: string, { from, to }: NonNullable<FactFilter['pairs']>, { sources, targets, latencies }: HandoffPairs,
): ReadRows {
  const first = firstFrom(latencies, from);
  const end = to === null ? latencies.length : firstFrom(latencies, to);
  const ids = (at: number, upTo: number): readonly number[] =>
    Array.from({ length: Math.max(0, upTo - at) }, (_, row) => (row + at) % 2 === 0
      ? sources[first + ((row + at) >> 1)] ?? 0 : targets[first + ((row + at) >> 1)] ?? 0);
  const total = (end - first) * 2;
  const sums = resultCache(db).part(name, () => eventSums(db, ids(0, total)));
  return (start, count) => ({ rows: eventRows(db, ids(start, Math.min(total, start + count))), total, ...sums });
}

interface Wanted {
  /** Under which it is remembered. */
  readonly name: string;
  readonly pairs: PairsWanted;
  /** How many the last run counted. */
  readonly counted: number;
}

/** Fails with `unknown_record`. */
function wantedPairs(db: Database, { handoff, way, back = false }: NonNullable<FactFilter['pairs']>): Wanted {
  if (handoff !== undefined) return { name: `handoff pairs ${handoff}`, pairs: { handoff }, counted: latenciesCounted(db, handoff) };
  const known = (way === undefined ? undefined : observedWay(db, way)) ?? fail({
    code: 'unknown_record', message: 'What the logs showed of this way is not there any more.', remedy: 'Choose it again from the list.',
  });
  const { eventType, from, to, reached, early } = known;
  const name = `way pairs ${way} ${back}`;
  if (back) return { name, pairs: { eventType, from: to, to: from }, counted: early };
  return { name, pairs: { eventType, from, to }, counted: reached };
}

/**
 * Matches once more for one handoff or way, and remembers it until something is written that it rests on. Fails with `wrong_state` where
 * what is found is not what the last run counted, because the map was changed since.
 */
async function pairsBehind(db: Database, { name, pairs: wanted, counted }: Wanted, rest: Rest): Promise<HandoffPairs> {
  const cache = resultCache(db);
  if (!cache.knows(name)) {
    const matching = pairsOfHandoff(readFacts(db), wanted);
    let step = matching.next();
    while (step.done !== true) {
      await rest({ phase: 'Finding the pairs behind a latency', ...step.value, unit: 'events', rate: 0 });
      step = matching.next();
    }
    const pairs = step.value;
    if (pairs.latencies.length !== counted) {
      return fail({
        code: 'wrong_state', message: 'The map was changed since the last run, so what this figure was made of is not there any more.',
        remedy: 'Run the audit again.',
      });
    }
    cache.part(name, () => pairs);
  }
  return cache.part(name, () => ({ sources: new Int32Array(0), targets: new Int32Array(0), latencies: new Float64Array(0) }));
}

/** The place of the first latency that is not shorter. */
function firstFrom(latencies: Float64Array, least: number): number {
  let [low, high] = [0, latencies.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((latencies[middle] ?? 0) < least) low = middle + 1;
    else high = middle;
  }
  return low;
}
