import { expect, it } from 'vitest';
import { createCalls } from '../../src/engine/calls/createCalls.ts';
import { prepareLists } from '../../src/engine/prepareLists.ts';
import { fail } from '../../src/domain/problem.ts';
import type { Database } from '../../src/store/database.ts';
import { exceptionWork } from '../../src/store/queries/exceptionColumns.ts';
import { varianceColumns } from '../../src/store/queries/varianceGrid.ts';
import { take } from './decisions/deciding.ts';
import { smallEngagement } from './smallEngagement.ts';
import { stubPorts } from './stubPorts.ts';

const UNHURRIED = { report: () => undefined, breathe: async () => undefined };

function callsOf(db: Database) {
  const file = { fileName: null, savedAt: null, unsaved: false, readOnly: false, notices: [] };
  return createCalls({ ports: stubPorts(), database: () => db, file: () => file });
}

/** Everything the two lists say, however they are sorted. */
async function lists(calls: ReturnType<typeof callsOf>): Promise<unknown[]> {
  const page = { start: 0, count: 100, filter: {} };
  return [
    await calls['variances.page']({ ...page, filter: { show: 'all' } }, UNHURRIED),
    await calls['variances.page']({ ...page, sort: 'value', direction: 'asc' }, UNHURRIED),
    await calls['exceptions.page'](page, UNHURRIED), await calls['exceptions.page']({ ...page, sort: 'owner' }, UNHURRIED),
    await calls['exceptions.groups']({ ...page, by: 'owner' }, UNHURRIED),
    await calls['exceptions.groups']({ ...page, by: 'rootEvent' }, UNHURRIED),
  ];
}

it('lists asked in any turn of their preparing say what they say without it', async () => {
  const plain = await smallEngagement();
  const expected = JSON.stringify(await lists(callsOf(plain)));
  plain.close();
  for (let turn = 0, isDone = false; !isDone; turn += 1) {
    const db = await smallEngagement();
    const calls = callsOf(db);
    let left = turn;
    let asked: unknown[] | undefined;
    const task = { report: () => undefined, breathe: async () => { if ((left -= 1) === 0) asked = await lists(calls); } };
    await prepareLists(() => db, calls, task);
    isDone = left > 0;
    if (asked !== undefined) expect(JSON.stringify(asked)).toBe(expected);
    expect(JSON.stringify(await lists(calls))).toBe(expected);
    db.close();
  }
});

it('what is decided in any turn of the preparing is in every list afterwards', async () => {
  for (let turn = 1, isDone = false; !isDone; turn += 4) {
    const db = await smallEngagement();
    const calls = callsOf(db);
    let left = turn;
    const task = { report: () => undefined, breathe: async () => {
      if ((left -= 1) !== 0) return;
      take(db, { command: 'addOwner', owner: 'Night shift' });
      take(db, { command: 'assign', exceptions: ['E-000001'], owner: 'Night shift' });
    } };
    await prepareLists(() => db, calls, task);
    isDone = left > 0;
    const { owner, owners } = exceptionWork(db);
    if (!isDone) expect(owners[owner[0] ?? -1]).toBe('Night shift');
    const prepared = JSON.stringify(await lists(calls));
    db.run("UPDATE setting SET value = value WHERE name = 'cutoff'");
    expect(JSON.stringify(await lists(calls))).toBe(prepared);
    db.close();
  }
});

it('ends where nothing is open any more, and goes on where it was cut short', async () => {
  const db = await smallEngagement();
  const calls = callsOf(db);
  let left = 3;
  const cancelled = { report: () => undefined, breathe: async () => {
    if ((left -= 1) < 0) fail({ code: 'cancelled', message: 'Stopped.' });
  } };
  await expect(prepareLists(() => db, calls, cancelled)).rejects.toMatchObject({ problem: { code: 'cancelled' } });
  const columns = varianceColumns(db);
  await prepareLists(() => db, calls, UNHURRIED);
  expect(varianceColumns(db)).toBe(columns);
  db.close();
  const nothing = (): Database => fail({ code: 'no_engagement', message: 'No engagement is open.' });
  await expect(prepareLists(nothing, calls, UNHURRIED)).rejects.toMatchObject({ problem: { code: 'no_engagement' } });
});
