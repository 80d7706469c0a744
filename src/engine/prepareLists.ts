import { EXCEPTION_SORTS, ROOT_RANKS, VARIANCE_SORTS } from '../contract/calls.ts';
import type { Task } from '../ports.ts';
import type { Database } from '../store/database.ts';
import { exceptionColumnsInTurns, exceptionWorkInTurns } from '../store/queries/exceptionColumns.ts';
import { sortExceptions } from '../store/queries/exceptionGrid.ts';
import { textsInTurns } from '../store/queries/grid/texts.ts';
import type { InTurns } from '../store/queries/grid/rowOrder.ts';
import { ensureLookupIndexes } from '../store/queries/lookupIndexes.ts';
import { recordCountsInTurns } from '../store/queries/steps/recordCounts.ts';
import { kindsOfVariancesInTurns, ownersOfVariancesInTurns, sortVariances, varianceColumnsInTurns } from '../store/queries/varianceGrid.ts';
import type { createCalls } from './calls/createCalls.ts';

/** A handoff with fewer exceptions is gathered when it is looked at. */
const LONG = 10_000;

/** Builds the indexes that single look-ups need. */
export async function indexLookups(db: Database, task: Task): Promise<void> {
  task.report({ phase: 'Indexing the rows', done: 0, total: 1, unit: 'steps', rate: 0 });
  await task.breathe();
  ensureLookupIndexes(db);
}

/**
 * Reads once what every list is filtered, sorted and summed by, so that afterwards each answers at once however many rows there are. In
 * turns of some milliseconds, so that whatever is asked meanwhile is answered meanwhile; a list that is asked before its turn is made at
 * once, and what is decided meanwhile is in it. `db` is asked for in each turn: fails as it does where nothing is open any more.
 */
export async function prepareLists(db: () => Database, calls: ReturnType<typeof createCalls>, task: Task): Promise<void> {
  const asked = (ask: () => Promise<unknown>) => async (): Promise<void> => { await ask(); };
  const inTurns = (make: (of: Database) => InTurns<unknown>) => async (): Promise<void> => {
    for (const work = make(db()); work.next().done !== true; db()) await task.breathe();
  };
  const done = (work: (of: Database) => unknown) => async (): Promise<void> => { work(db()); };
  // What is seen first comes first.
  const steps: readonly (() => Promise<void>)[] = [
    inTurns(varianceColumnsInTurns),
    asked(() => calls['variances.page']({ start: 0, count: 1, filter: {} }, task)),
    inTurns(exceptionColumnsInTurns),
    inTurns(exceptionWorkInTurns),
    asked(() => calls['exceptions.page']({ start: 0, count: 1, filter: {} }, task)),
    inTurns(kindsOfVariancesInTurns),
    asked(() => calls['stories.list']({}, task)),
    inTurns((of) => textsInTurns(of, 'reference')),
    ...VARIANCE_SORTS.map((sort) => done((of) => { sortVariances(of, sort); })),
    ...EXCEPTION_SORTS.map((sort) => done((of) => { sortExceptions(of, sort); })),
    asked(() => calls['variances.page']({ start: 0, count: 1, filter: { search: '0' } }, task)),
    asked(() => calls['exceptions.page']({ start: 0, count: 1, filter: { search: '0' } }, task)),
    asked(() => calls['exceptions.groups']({ start: 0, count: 1, by: 'rootEvent', filter: {} }, task)),
    ...ROOT_RANKS.map((rank) => asked(() => calls['roots.page']({ start: 0, count: 1, rank }, task))),
    inTurns(ownersOfVariancesInTurns),
    inTurns((of) => recordCountsInTurns(of, 'position')),
    inTurns((of) => recordCountsInTurns(of, 'event')),
    asked(() => calls['map.crossReference']({ of: 'item', start: 0, count: 1 }, task)),
    asked(() => calls['authority.places']({}, task)),
    asked(() => calls['authority.ungated']({}, task)),
    asked(() => calls['exceptions.page']({ start: 0, count: 1, filter: { eventType: 'sale' } }, task)),
    async () => {
      for (const { id, exceptions } of await calls['handoffs.list']({}, task)) {
        if (exceptions < LONG) continue;
        await calls['handoffs.detail']({ id }, task);
        await task.breathe();
      }
    },
  ];
  for (const [number, step] of steps.entries()) {
    task.report({ phase: 'Preparing the lists', done: number, total: steps.length, unit: 'steps', rate: 0 });
    await task.breathe();
    await step();
  }
}
