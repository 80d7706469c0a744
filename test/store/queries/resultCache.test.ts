import { expect, it } from 'vitest';
import { exceptionColumns, exceptionWork, rowsOf } from '../../../src/store/queries/exceptionColumns.ts';
import { resultCache } from '../../../src/store/queries/grid/rowOrder.ts';
import { take } from '../../engine/decisions/deciding.ts';
import { smallEngagement } from '../../engine/smallEngagement.ts';

it('a decision brings what was read of the work on exceptions up to date, and no more', async () => {
  const db = await smallEngagement();
  const before = exceptionWork(db);
  const facts = exceptionColumns(db);
  take(db, { command: 'addOwner', owner: 'Night shift' });
  take(db, { command: 'assign', exceptions: ['E-000001'], owner: 'Night shift' });
  take(db, { command: 'setDue', exceptions: ['E-000001'], due: 1_793_505_599_000 });
  const after = exceptionWork(db);
  const row = rowsOf(db, 'number')[1] ?? -1;
  expect(exceptionColumns(db)).toBe(facts);
  expect(after).toBe(before);
  expect([after.owners[after.owner[row] ?? -1], after.due[row]]).toEqual(['Night shift', 1_793_505_599_000]);
  // What is patched is what reading all again would give.
  db.run("UPDATE setting SET value = value WHERE name = 'cutoff'");
  const read = exceptionWork(db);
  expect(read).not.toBe(after);
  const named = ({ owner, owners, ...rest }: typeof read) => ({ ...rest, owner: Array.from(owner, (place) => owners[place]) });
  expect(named(read)).toEqual(named(after));
  db.close();
});

it('a decision on exceptions leaves lists of variances as they were sorted; one on the map forgets all', async () => {
  const db = await smallEngagement();
  const made: string[] = [];
  const ask = (): void => {
    for (const name of ['variance columns', 'exception facts', 'groups owner {}', 'summary', 'surface']) {
      resultCache(db).part(name, () => { made.push(name); });
    }
    for (const key of ['variance {}', 'exception {}', 'root events all value']) {
      resultCache(db).order(key, () => {
        made.push(key);
        return { ids: new Int32Array(), units: 0, value: 0 };
      });
    }
  };
  const madeAgain = (): readonly string[] => {
    made.length = 0;
    ask();
    return [...made];
  };
  ask();
  expect(madeAgain()).toEqual([]);
  take(db, { command: 'note', exceptions: ['E-000001'], text: 'Asked the vendor' });
  expect(madeAgain()).toEqual(['groups owner {}', 'exception {}']);
  take(db, { command: 'confirmHandoffs' });
  expect(madeAgain()).toHaveLength(8);
  expect(() => take(db, { command: 'note', exceptions: ['E-999999'], text: 'Nobody' })).toThrow();
  expect(madeAgain()).toEqual([]);
  db.close();
});
