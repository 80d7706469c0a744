import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Database } from '../../../src/store/database.ts';
import { fileToHandOver, memoryForFile } from '../../../src/store/handedOver.ts';
import { keyedInTurns, rowsInTurns } from '../../../src/store/pages/rowsInTurns.ts';
import { Words } from '../../../src/store/pages/words.ts';
import { wasm } from '../../engine/stubPorts.ts';

const TABLES = `CREATE TABLE listed (id INTEGER PRIMARY KEY, a INTEGER, name TEXT NOT NULL, b INTEGER) STRICT;
  CREATE TABLE keyed (first INTEGER NOT NULL, seq INTEGER NOT NULL, kind INTEGER NOT NULL, note TEXT, PRIMARY KEY (first, seq))
    STRICT, WITHOUT ROWID;`;

/** A database whose file is sql.js's own memory, or one that it copied. */
async function database(isHandedOver: boolean): Promise<Database> {
  const draft = await Database.open(wasm);
  draft.run(TABLES);
  const pages = draft.export();
  draft.close();
  if (!isHandedOver) return Database.open(wasm, pages);
  const memory = memoryForFile(pages.length + (8 << 20));
  new Uint8Array(memory).set(pages);
  return Database.open(wasm, fileToHandOver(memory, pages.length));
}

function listed(db: Database, between: () => void = () => undefined): unknown[][] {
  const words = new Words();
  const found: unknown[][] = [];
  const turns = rowsInTurns(db, { table: 'listed', columns: ['b', 'name', 'a'] }, (row) => {
    found.push([row.id, row.number(0), words.list[row.word(1, words)], row.number(2)]);
  });
  while (turns.next().done !== true) between();
  return found;
}

const queried = (db: Database): unknown[][] => db.rows(
  'SELECT id, b, name, a FROM listed ORDER BY id', ([id, b, name, a]) => [id, b ?? NaN, name, a ?? NaN]);

describe.each([['its own memory', true], ['a copy', false]])('tables read in turns, from a file that is %s', (_, isHandedOver) => {
  it('are what SQLite reads, texts of any length and ids with gaps among them', async () => {
    const number = fc.option(fc.maxSafeInteger());
    const text = fc.oneof(fc.constantFrom('Ops', 'Größe', '', '😀'), fc.string({ unit: 'binary', maxLength: 90 }),
      fc.integer({ min: 900, max: 9000 }).map((length) => 'long '.repeat(length)));
    await fc.assert(fc.asyncProperty(fc.array(fc.tuple(fc.integer({ min: 1, max: 3 }), number, text, number), { maxLength: 120 }),
      async (rows) => {
        const db = await database(isHandedOver);
        let id = 0;
        for (const [gap, a, name, b] of rows) {
          id += gap;
          db.run('INSERT INTO listed VALUES (?, ?, ?, ?)', [id, a, name.replaceAll('\u0000', ''), b]);
        }
        expect(listed(db)).toEqual(queried(db));
        db.close();
      }), { numRuns: 40 });
  });

  it('are whole over many turns, also where rows are changed and added in between', async () => {
    const db = await database(isHandedOver);
    db.run(`WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 60000)
      INSERT INTO listed SELECT 2 * i, i * 1000003, 'owner ' || (i % 7), CASE WHEN i % 3 = 0 THEN NULL ELSE -i END FROM n`);
    let turns = 0;
    const found = listed(db, () => {
      turns += 1;
      // The row grows, its page is split, and the pages before are written anew.
      db.run("UPDATE listed SET name = 'a much longer name than before, so that it does not fit' WHERE id BETWEEN 2 AND 9000");
      db.run('INSERT OR IGNORE INTO listed VALUES (1, 1, ?, 1)', ['too late']);
    });
    expect(turns).toBeGreaterThan(2);
    const before = (row: readonly unknown[]): boolean => Number(row[0]) > 9000;
    expect(found.filter(before)).toEqual(queried(db).filter(before));
    expect(found.map(([id]) => id)).toEqual(Array.from({ length: 60_000 }, (__, at) => 2 * (at + 1)));
    db.close();
  });

  it('with a key of two columns come in its order, some twice, and all of them', async () => {
    const db = await database(isHandedOver);
    db.run(`WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 49999)
      INSERT INTO keyed SELECT i / 3, i % 3, i % 11, 'line ' || i FROM n`);
    const found = new Set<string>();
    let last = 0;
    let turns = 0;
    const work = keyedInTurns(db, { table: 'keyed', key: 'first', columns: ['first', 'kind', 'seq'] }, (row) => {
      expect(row.number(0)).toBeGreaterThanOrEqual(last - 1);
      last = row.number(0);
      found.add([row.number(0), row.number(2), row.number(1)].join());
    });
    while (work.next().done !== true) turns += 1;
    expect(turns).toBeGreaterThan(isHandedOver ? 2 : -1);
    expect([...found]).toEqual(db.rows('SELECT first, seq, kind FROM keyed ORDER BY first, seq', (row) => row.join()));
    db.close();
  });
});

describe('the file in memory', () => {
  const pagesOf = (db: Database): Uint8Array => {
    const copy = Uint8Array.from(db.image() ?? []);
    const exported = db.export();
    // The counts of changes, and who wrote last.
    for (const bytes of [copy, exported]) bytes.fill(0, 24, 28).fill(0, 92, 100);
    expect(copy.length).toBe(exported.length);
    return Buffer.compare(copy, exported) === 0 ? copy : new Uint8Array();
  };

  it('is what SQLite has after every write, also when it was taken back or the file was outgrown', async () => {
    const db = await database(true);
    const fill = (rows: number): void => {
      db.run(`WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${rows})
        INSERT INTO listed SELECT NULL, i, printf('%200d', i), i FROM n`);
    };
    expect(db.live()).toBeDefined();
    fill(1000);
    expect(pagesOf(db).length).toBeGreaterThan(0);
    expect(db.live()).toBeDefined();
    expect(() => db.transaction(() => {
      fill(5000);
      throw new Error('not today');
    })).toThrow('not today');
    expect(pagesOf(db).length).toBeGreaterThan(0);
    fill(80_000);
    expect(pagesOf(db).length).toBeGreaterThan(8 << 20);
    expect(db.live()).toBeUndefined();
    expect(db.number('SELECT count(*) FROM listed')).toBe(81_000);
    db.close();
  });

  it('is not there inside a transaction, and looking at it changes no row', async () => {
    const db = await database(true);
    const changes = db.number('SELECT total_changes()');
    expect(db.live()).toBeDefined();
    expect(db.number('SELECT total_changes()')).toBe(changes);
    db.transaction(() => {
      expect(db.live()).toBeUndefined();
      expect(db.image()).toBeUndefined();
    });
    db.close();
  });
});
