import type { FactFilter, FactPage } from '../../contract/factViews.ts';
import { fail } from '../../domain/problem.ts';
import { pairsOfHandoff } from '../../domain/matching/handoffPairs.ts';
import type { HandoffPairs } from '../../domain/matching/handoffPairs.ts';
import type { Task } from '../../ports.ts';
import type { Database } from '../../store/database.ts';
import { readFacts } from '../../store/facts/readFacts.ts';
import { eventRows, eventSums, factPage } from '../../store/queries/factRows.ts';
import { resultCache } from '../../store/queries/grid/rowOrder.ts';
import { engagementSettings } from '../../store/queries/settings.ts';
import { missesBetween } from '../../store/queries/steps/handoffDetail.ts';
import { answering } from './callContext.ts';
import type { CallContext } from './callContext.ts';

/** From a figure to the rows of files that it is made of. */
export function factCalls(context: CallContext) {
  return {
    'facts.page': answering('facts.page', async ({ filter, start, count }, task) => {
      const db = context.database();
      const { pairs, misses, ...rest } = filter;
      if (pairs !== undefined) return pairPage(db, pairs, start, count, task);
      const findings = misses === undefined ? undefined : missesBetween(db, misses.handoff, misses, engagementSettings(db).timezone);
      return factPage(db, { ...rest, findings }, start, count);
    }),
  };
}

/** The pairs whose latency lies in a span, two rows each: what the source recorded, and what the target has of it. */
async function pairPage(
  db: Database, { handoff, from, to }: NonNullable<FactFilter['pairs']>, start: number, count: number, task: Task,
): Promise<FactPage> {
  const { sources, targets, latencies } = await handoffPairs(db, handoff, task);
  const first = firstFrom(latencies, from);
  const end = to === null ? latencies.length : firstFrom(latencies, to);
  const ids = (at: number, upTo: number): readonly number[] =>
    Array.from({ length: Math.max(0, upTo - at) }, (_, row) => (row + at) % 2 === 0
      ? sources[first + ((row + at) >> 1)] ?? 0 : targets[first + ((row + at) >> 1)] ?? 0);
  const total = (end - first) * 2;
  const sums = resultCache(db).part(`handoff pairs ${handoff} ${from} ${String(to)}`, () => eventSums(db, ids(0, total)));
  return { rows: eventRows(db, ids(start, Math.min(total, start + count))), total, ...sums };
}

/**
 * Matches once more for one handoff, and remembers it until something is written that it rests on. Fails with `wrong_state` where what is
 * found is not what the last run counted, because the map was changed since.
 */
async function handoffPairs(db: Database, handoff: number, task: Task): Promise<HandoffPairs> {
  const cache = resultCache(db);
  const name = `handoff pairs ${handoff}`;
  if (!cache.knows(name)) {
    const counted = db.number('SELECT COALESCE(SUM(events), 0) FROM handoff_latency WHERE handoff_id = ?', [handoff]);
    const matching = pairsOfHandoff(readFacts(db), handoff);
    let step = matching.next();
    while (step.done !== true) {
      task.report({ phase: 'Finding the pairs behind a latency', ...step.value, unit: 'events', rate: 0 });
      await task.breathe();
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
