import { expect, it } from 'vitest';
import { problemOf } from '../../electron/wire/outcomes.ts';
import { Database } from '../../src/store/database.ts';
import { wasm } from '../engine/stubPorts.ts';

it('a database that may not grow says what to do, and keeps what it had', async () => {
  const db = await Database.open(wasm);
  db.run('CREATE TABLE filled (text TEXT)');
  db.run('PRAGMA max_page_count = 20');
  const fill = (): void => { for (let row = 0; row < 1_000; row += 1) db.run('INSERT INTO filled VALUES (?)', ['x'.repeat(1_000)]); };
  expect(() => { db.transaction(fill); }).toThrow(/Split it by location or period/u);
  expect(db.number('SELECT count(*) FROM filled')).toBe(0);
  db.close();
});

it('leaves room for what a person decides where an import or a run filled it', async () => {
  const db = await Database.open(wasm);
  db.run('CREATE TABLE filled (text TEXT)');
  db.run('PRAGMA max_page_count = 20');
  const add = (): void => { db.run('INSERT INTO filled VALUES (?)', ['x'.repeat(3_000)]); };
  expect(() => { for (;;) db.transaction(add); }).toThrow(/Split it by location or period/u);
  const before = db.number('SELECT count(*) FROM filled');
  for (let decision = 0; decision < 100; decision += 1) db.decisionTransaction(add);
  expect(db.number('SELECT count(*) FROM filled')).toBe(before + 100);
  expect(() => { db.transaction(add); }).toThrow(/Split it by location or period/u);
  db.close();
});

it.each([
  [() => new Float64Array(2 ** 53 - 1)], [() => new ArrayBuffer(2 ** 52)], [() => [].concat(new Array(2 ** 32) as never)],
  [() => { throw new RangeError('Map maximum size exceeded'); }], [() => { throw new WebAssembly.RuntimeError('Out of memory'); }],
])('memory that ends in any other way is no mistake of the program, %#', (ends) => {
  let problem;
  try {
    ends();
  } catch (error) {
    problem = problemOf(error);
  }
  expect(problem).toMatchObject({ code: 'out_of_memory' });
  expect(problemOf(new RangeError('Invalid time value')).code).toBe('internal');
});
