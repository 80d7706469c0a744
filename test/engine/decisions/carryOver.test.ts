import { afterEach, beforeEach, expect, it } from 'vitest';
import { runEngagement } from '../../../src/engine/run/runEngagement.ts';
import { carryOver, rememberExceptions } from '../../../src/store/results/carryOver.ts';
import type { Database } from '../../../src/store/database.ts';
import { CUTOFF, filledDatabase } from '../../store/support/filledDatabase.ts';
import { stubPorts, stubTask } from '../stubPorts.ts';
import { take } from './deciding.ts';

let db: Database;
beforeEach(async () => { db = await filledDatabase(); });
afterEach(() => { db.close(); });

const E1 = 'E-000001';
const row = (number: number): unknown[] | undefined =>
  db.first(`SELECT f.status, f.owner, f.times_seen, l.compared FROM finding f LEFT JOIN exception_life l ON l.number = f.number
    WHERE f.number = ?`, (found) => [...found], [number]);

/** A run that finds what `change` leaves of the last one's exceptions. */
function runAgain(change: string, cutoff = CUTOFF, later = false) {
  return db.transaction(() => {
    rememberExceptions(db);
    if (change !== '') db.run(change);
    db.run('UPDATE finding SET status = 0, times_seen = 1');
    return carryOver(db, cutoff, later);
  });
}

it('keeps number, state, owner and log of what a run sees again', () => {
  take(db, { command: 'assign', exceptions: [E1], owner: 'Finance' });
  expect(runAgain('')).toMatchObject({ appeared: 0, gone: 0, reopened: 0 });
  expect(row(1)).toEqual([1, 'Finance', 1, 1]);
});

it('closes what a run sees no more, and opens and counts it when it comes back', () => {
  const all = db.number('SELECT count(*) FROM finding WHERE number IS NOT NULL');
  db.run('CREATE TEMP TABLE away AS SELECT * FROM finding WHERE number = 1');
  expect(runAgain('DELETE FROM finding WHERE number = 1')).toMatchObject({ gone: 1, standing: all - 1 });
  expect(row(1)).toBeUndefined();
  expect(db.first('SELECT standing, closed_at FROM earlier_exception WHERE number = 1', (found) => [...found])).toEqual([0, CUTOFF]);
  expect(runAgain('INSERT INTO finding SELECT * FROM temp.away')).toMatchObject({ reopened: 1, gone: 0 });
  expect(row(1)).toEqual([0, expect.any(String), 2, 4]);
  expect(db.number('SELECT count(*) FROM earlier_exception')).toBe(0);
});

it('tells what is new and what has grown, and never gives a number twice', () => {
  const most = db.number('SELECT max(number) FROM finding');
  runAgain(`DELETE FROM finding WHERE number = ${most}`);
  const comparison = runAgain(`UPDATE finding SET quantity = quantity * 2 WHERE number = 1;
    INSERT INTO finding SELECT 900, 0, 900, item_id, 2, handoff_id, from_system_id, to_system_id, NULL, quantity, value, severity,
    confidence, root_event_id, owner, 0, first_at, 1, fix, why, fix_why FROM finding WHERE number = 1`);
  expect(comparison).toMatchObject({ appeared: 1, grown: 1 });
  expect(db.number('SELECT number FROM finding WHERE id = 900')).toBe(most + 1);
});

it('opens again what was corrected and is there at a later cut-off; what was accepted stays accepted', () => {
  take(db, { command: 'setState', exceptions: [E1], state: 'corrected', reason: 'adjustment_posted' });
  take(db, { command: 'accept', exceptions: ['E-000002'], reason: 'within_tolerance' }, 'Small.');
  runAgain('');
  expect(row(1)?.[0]).toBe(4);
  runAgain('', CUTOFF + 1, true);
  expect(row(1)).toEqual([0, expect.any(String), 2, 4]);
  expect(row(2)?.[0]).toBe(5);
});

it('says that what was settled by hand more than twice and is there again is structural', () => {
  for (let time = 1; time <= 3; time += 1) {
    take(db, { command: 'setState', exceptions: [E1], state: 'corrected', reason: 'adjustment_posted' });
    runAgain('', CUTOFF + time, true);
    const recurring = db.number("SELECT count(*) FROM finding WHERE why LIKE 'It was settled by hand%'");
    expect(recurring).toBe(time === 3 ? 1 : 0);
  }
});

it('is part of a run, which remembers what it came to', async () => {
  await runEngagement(db, stubPorts(), stubTask());
  await runEngagement(db, stubPorts(), stubTask());
  const runs = db.rows('SELECT id, appeared, gone, grown, reopened FROM run ORDER BY id', (found) => [...found]);
  expect(runs).toHaveLength(2);
  expect(runs[1]).toEqual([2, 0, 0, 0, 0]);
});

it('knows an exception again whose handoff was taken out of the map and put back, another put in meanwhile', async () => {
  await runEngagement(db, stubPorts(), stubTask());
  const of = (number: number) => db.first('SELECT h.code, f.status FROM finding f JOIN handoff h ON h.id = f.handoff_id WHERE f.number = ?',
    (found) => [...found], [number]);
  const number = db.number('SELECT number FROM finding WHERE number IS NOT NULL AND handoff_id IS NOT NULL ORDER BY id LIMIT 1');
  const [code] = of(number) ?? [];
  const entry = { event: 'sale' as const, from: 'wms', to: 'erp', mechanism: 'batch', everyMinutes: 60, withinMinutes: 180, owner: 'Nadia',
    locations: [] };
  const { seq } = take(db, { command: 'removeHandoff', handoff: String(code) }, 'Never agreed on');
  take(db, { command: 'addHandoff', handoff: 'another', entry });
  // What the last run found of the one is not taken for the other's.
  expect(of(number)).toBeUndefined();
  await runEngagement(db, stubPorts(), stubTask());
  expect(db.first('SELECT handoff, standing FROM earlier_exception WHERE number = ?', (found) => [...found], [number])).toEqual([code, 0]);
  take(db, { command: 'undo', seq }, 'It was agreed on');
  await runEngagement(db, stubPorts(), stubTask());
  expect(of(number)).toEqual([code, 0]);
});

it('puts a handoff back whose number another has by then', async () => {
  const last = String(db.first('SELECT code FROM handoff ORDER BY id DESC LIMIT 1', ([code]) => code));
  const entry = { event: 'sale' as const, from: 'wms', to: 'erp', mechanism: 'batch', everyMinutes: 60, withinMinutes: 180, owner: 'Nadia',
    locations: [] };
  const { seq } = take(db, { command: 'removeHandoff', handoff: last }, 'Never agreed on');
  await runEngagement(db, stubPorts(), stubTask());
  take(db, { command: 'addHandoff', handoff: 'another', entry });
  take(db, { command: 'undo', seq }, 'It was agreed on');
  const ids = db.rows('SELECT code, id FROM handoff WHERE code IN (?, ?)', ([code, id]) => [code, id], [last, 'another']);
  expect(new Set(ids.map(([, id]) => id)).size).toBe(2);
});
