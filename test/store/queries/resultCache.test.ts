import { expect, it } from 'vitest';
import { resultCache } from '../../../src/store/queries/grid/rowOrder.ts';
import { take } from '../../engine/decisions/deciding.ts';
import { smallEngagement } from '../../engine/smallEngagement.ts';

it('a decision on exceptions leaves lists of variances as they were sorted; one on the map forgets all', async () => {
  const db = await smallEngagement();
  const made: string[] = [];
  const ask = (): void => {
    for (const name of ['variance columns', 'exception columns', 'summary', 'surface']) {
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
  expect(madeAgain()).toEqual(['exception columns', 'summary', 'exception {}', 'root events all value']);
  take(db, { command: 'confirmHandoffs' });
  expect(madeAgain()).toHaveLength(7);
  expect(() => take(db, { command: 'note', exceptions: ['E-999999'], text: 'Nobody' })).toThrow();
  expect(madeAgain()).toEqual([]);
  db.close();
});
