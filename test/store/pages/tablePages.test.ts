import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Database } from '../../../src/store/database.ts';
import { eachNumberOfTexts, eachRowOfNumbers } from '../../../src/store/pages/numberTable.ts';
import { loadTables } from '../../../src/store/pages/loadTables.ts';
import { TablePages } from '../../../src/store/pages/tablePages.ts';
import { wasm } from '../../engine/stubPorts.ts';

const COLUMNS = ['a', 'b', 'c', 'd'];
const edges = [0, 1, -1, 127, 128, -128, -129, 32767, 32768, -32768, -32769, 8388607, 8388608, -8388608, -8388609, 2147483647,
2147483648,
  -2147483648, -2147483649, 140737488355327, 140737488355328, -140737488355328, -140737488355329, Number.MAX_SAFE_INTEGER,
  Number.MIN_SAFE_INTEGER, NaN];
const value = fc.oneof(fc.constantFrom(...edges), fc.maxSafeInteger());

async function empty(): Promise<Database> {
  const db = await Database.open(wasm);
  db.run(`CREATE TABLE numbers (id INTEGER PRIMARY KEY, ${COLUMNS.map((name) => `${name} INTEGER`).join(', ')}) STRICT;
    CREATE TABLE texts (id INTEGER PRIMARY KEY, text TEXT NOT NULL, number INTEGER NOT NULL) STRICT;
    CREATE TABLE other (id INTEGER PRIMARY KEY, note TEXT); INSERT INTO other (note) VALUES ('kept');`);
  return db;
}

function numbers(rows: readonly (readonly number[])[]): TablePages {
  const pages = new TablePages(COLUMNS.length);
  for (const row of rows) pages.add(Float64Array.from(row));
  return pages;
}

function texts(rows: readonly (readonly [string, number])[]): TablePages {
  const pages = new TablePages(2);
  for (const [text, number] of rows) {
    const bytes = new TextEncoder().encode(`<${text}>`);
    expect(pages.addText(bytes, 1, bytes.length - 1, number)).toBe(true);
  }
  return pages;
}

const nullable = (number: number): number | null => (Number.isNaN(number) ? null : number);

describe('tables loaded page by page', () => {
  it('hold for SQLite exactly what was added, and read back the same', async () => {
    await fc.assert(fc.asyncProperty(
      fc.array(fc.tuple(value, value, value, value), { maxLength: 400 }),
      fc.array(fc.tuple(fc.string({ unit: 'binary', maxLength: 400 }).map((text) => text.replaceAll('\u0000', '')),
      fc.maxSafeInteger()),
        { maxLength: 60 }),
      async (rows, pairs) => {
        const db = await empty();
        loadTables(db, [
          { name: 'numbers', columns: COLUMNS, rows: numbers(rows) }, { name: 'texts', columns: ['text', 'number'],
          rows: texts(pairs) },
        ]);
        expect(db.rows('PRAGMA integrity_check', (row) => row[0])).toEqual(['ok']);
        expect(db.rows('SELECT * FROM numbers ORDER BY id', (row) => row)).toEqual(rows.map((row, at) => [at + 1,
        ...row.map(nullable)]));
        expect(db.rows('SELECT * FROM texts ORDER BY id', (row) => row)).toEqual(pairs.map((pair, at) => [at + 1, ...pair]));
        expect(db.rows('SELECT note FROM other', (row) => row[0])).toEqual(['kept']);
        for (const image of [db.image(), undefined]) {
          const read: number[][] = [];
          eachRowOfNumbers(db, image, 'numbers', COLUMNS, (id, row, index) => { read[index] = [id, ...row]; });
          expect(read).toEqual(rows.map((row, at) => [at + 1, ...row]));
          const found: number[][] = [];
          eachNumberOfTexts(db, image, 'texts', ['text', 'number'], (id, number) => { found.push([id, number]); });
          expect(found).toEqual(pairs.map(([, number], at) => [at + 1, number]));
        }
        db.close();
      },
    ), { numRuns: 30 });
  });

  it('grow to several levels, and stay writable for SQLite', async () => {
    const db = await empty();
    const count = 150_000;
    const pages = new TablePages(COLUMNS.length);
    const row = new Float64Array(COLUMNS.length);
    for (let id = 1; id <= count; id += 1) {
      row.fill(id * 1_000_003);
      pages.add(row);
    }
    loadTables(db, [{ name: 'numbers', columns: COLUMNS, rows: pages }]);
    expect(db.rows('PRAGMA integrity_check', (found) => found[0])).toEqual(['ok']);
    expect(db.number('SELECT count(*) FROM numbers WHERE a = id * 1000003 AND d = a')).toBe(count);
    expect(db.number('SELECT a FROM numbers WHERE id = 77777')).toBe(77_777 * 1_000_003);
    db.run('DELETE FROM numbers WHERE id % 2 = 0; INSERT INTO numbers (a) VALUES (5); CREATE INDEX by_a ON numbers (a);');
    expect(db.rows('PRAGMA integrity_check', (found) => found[0])).toEqual(['ok']);
    let rows = 0;
    eachRowOfNumbers(db, db.image(), 'numbers', COLUMNS, () => { rows += 1; });
    expect(rows).toBe(count / 2 + 1);
    db.close();
  });

  it('are read with a query where a row is not laid out as expected', async () => {
    const db = await empty();
    db.run("CREATE TABLE loose (id INTEGER PRIMARY KEY, a, b); INSERT INTO loose VALUES (1, 5, 7), (2, 'text', 8);");
    const read: number[][] = [];
    eachRowOfNumbers(db, db.image(), 'loose', ['a', 'b'], (id, row, index) => { read[index] = [id, ...row]; });
    expect(read).toEqual([[1, 5, 7], [2, NaN, 8]]);
    db.close();
  });

  it('are refused where the table is not the one expected or not empty, and nothing changes', async () => {
    const db = await empty();
    const load = (name: string, columns: readonly string[]) => (): void => {
      loadTables(db, [{ name, columns, rows: numbers([[1, 2, 3, 4]]) }]);
    };
    expect(load('numbers', ['a', 'b', 'd', 'c'])).toThrow('columns of numbers');
    db.run('INSERT INTO numbers (a) VALUES (1)');
    expect(load('numbers', COLUMNS)).toThrow('holds rows already');
    expect(db.number('SELECT count(*) FROM numbers')).toBe(1);
    db.close();
  });
});
