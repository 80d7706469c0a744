import type { Task } from '../ports.ts';
import type { Database } from '../store/database.ts';
import { exceptionWork, rowsOf } from '../store/queries/exceptionColumns.ts';
import { textsOf } from '../store/queries/grid/texts.ts';
import { ensureLookupIndexes } from '../store/queries/lookupIndexes.ts';
import { recordCounts } from '../store/queries/steps/recordCounts.ts';
import { kindsOfVariances } from '../store/queries/varianceGrid.ts';
import type { createCalls } from './calls/createCalls.ts';

const PHASE = 'Preparing the lists';

/** Builds the indexes that single look-ups need. */
export async function indexLookups(db: Database, task: Task): Promise<void> {
  task.report({ phase: PHASE, done: 0, total: 1, unit: 'steps', rate: 0 });
  await task.breathe();
  ensureLookupIndexes(db);
}

/**
 * Reads once what every list is filtered, sorted and summed by, so that afterwards each answers at once however many rows there are.
 * `db` is asked for at each step: what is open may have changed meanwhile.
 */
export async function prepareLists(db: () => Database, calls: ReturnType<typeof createCalls>, task: Task): Promise<void> {
  const steps: readonly (() => unknown)[] = [
    () => { ensureLookupIndexes(db()); },
    () => calls['variances.page']({ start: 0, count: 1, filter: {} }, task),
    () => calls['exceptions.page']({ start: 0, count: 1, filter: {} }, task),
    () => exceptionWork(db()),
    () => rowsOf(db(), 'number'),
    () => kindsOfVariances(db()),
    () => calls['variances.page']({ start: 0, count: 1, filter: { owner: '' } }, task),
    () => textsOf(db(), 'reference'),
    () => recordCounts(db(), 'position'),
    () => recordCounts(db(), 'event'),
    () => calls['map.crossReference']({ of: 'item', start: 0, count: 1 }, task),
    () => calls['stories.list']({}, task),
    () => calls['authority.places']({}, task),
    () => calls['authority.ungated']({}, task),
    () => calls['exceptions.page']({ start: 0, count: 1, filter: { eventType: 'sale' } }, task),
  ];
  for (const [done, step] of steps.entries()) {
    task.report({ phase: PHASE, done, total: steps.length, unit: 'steps', rate: 0 });
    await task.breathe();
    await step();
  }
}
