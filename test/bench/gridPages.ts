/**
 * Measures how long any page of a grid of a million variances takes, cold and warm, through the call the window makes. Run it
 * bundled: `esbuild test/bench/gridPages.ts --bundle --platform=node --format=esm --external:sql.js --outfile=…`, then with node.
 */
import { VARIANCE_SORTS } from '../../src/contract/calls.ts';
import { createCalls } from '../../src/engine/calls/createCalls.ts';
import { Database } from '../../src/store/database.ts';
import { ensureLookupIndexes } from '../../src/store/queries/lookupIndexes.ts';
import { createSchema } from '../../src/store/schema/createSchema.ts';
import { stubPorts, stubTask, wasm } from '../engine/stubPorts.ts';

const ROWS = Number(process.argv[2] ?? 1_000_000);
const ITEMS = 100_000;
const UNIT = 10_000;

async function millionVariances(): Promise<Database> {
  const db = await Database.open(wasm);
  createSchema(db);
  const numbers = (count: number): string => `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${count})`;
  db.transaction(() => {
    db.run('INSERT INTO setting VALUES (\'cutoff\', \'1793505599000\'), (\'timezone\', \'UTC\')');
    db.run(`${numbers(5)} INSERT INTO system SELECT i, 'sys' || i, 0, 'System ' || i, 'UTC', 'Ops' FROM n`);
    db.run(`${numbers(40)} INSERT INTO location SELECT i, 'L' || i, NULL, NULL, NULL, 1 FROM n`);
    db.run(`${numbers(ITEMS)} INSERT INTO item
      SELECT i, 'SKU-' || ((i * 7919) % 1000003), 'Item number ' || i, '0' || (i * 13), NULL, NULL, NULL, NULL, NULL, 1 FROM n`);
    db.run(`${numbers(ROWS)} INSERT INTO variance
      SELECT i, (i * 7) % ${ITEMS} + 1, i % 40 + 1, i % 4 + 2, 1, 0, (i % 500) * ${UNIT}, (i % 377) * ${UNIT}, 1, 1,
        ((i * 7919) % 2001 - 1000) * ${UNIT}, ((i * 104729) % 2000001 - 1000000) * 100, 0, ((i * 7919) % 2001 - 1000) * ${UNIT},
        'Owner ' || (i % 9) FROM n`);
    db.run(`${numbers(ROWS)} INSERT INTO finding
      SELECT i, i % 17, i, (i * 7) % ${ITEMS} + 1, i % 40 + 1, NULL, 2, 1, NULL, ((i * 7919) % 2001 - 1000) * ${UNIT},
        ((i * 104729) % 2000001 - 1000000) * 100, i % 4, 900, NULL, 'Owner ' || (i % 9), 0, 1793505599000 - i, 1, 0, '', '' FROM n`);
    db.run(`${numbers(ROWS)} INSERT INTO statement_line SELECT i, 1, i, i % 17, ((i * 7919) % 2001 - 1000) * ${UNIT} FROM n`);
  });
  return db;
}

async function measure(): Promise<void> {
  const db = await millionVariances();
  const calls = createCalls({
    database: () => db, ports: stubPorts(), file: () => ({ fileName: null, savedAt: null, unsaved: true, readOnly: false, notices: [] }),
  });
  const task = stubTask();
  const timed = async (label: string, work: () => Promise<unknown>): Promise<number> => {
    const before = performance.now();
    await work();
    const took = performance.now() - before;
    console.log(`${took.toFixed(1).padStart(9)} ms  ${label}`);
    return took;
  };
  const page = (start: number, more: object) => () => calls['variances.page']({ start, count: 100, filter: {}, ...more }, task);
  await timed('indexes for look-ups, once', async () => { ensureLookupIndexes(db); });
  await timed('variances: the very first page (columns are read once)', page(0, {}));
  let slowest = 0;
  for (let at = 0; at < 50; at += 1) {
    const before = performance.now();
    await page(Math.floor(((at * 7919) % 50) / 50 * (ROWS - 1000)), {})();
    slowest = Math.max(slowest, performance.now() - before);
  }
  console.log(`${slowest.toFixed(1).padStart(9)} ms  slowest of 50 pages spread over all rows`);
  for (const sort of VARIANCE_SORTS) await timed(`first page of a new sort: ${sort}`, page(0, { sort, direction: 'asc' }));
  for (const search of ['1', '12', '123', 'SKU-1234']) await timed(`a search as it is typed: ${search}`, page(0, { filter: { search } }));
  await timed('filter by kind', page(0, { filter: { kind: 'duplicate_write' } }));
  await timed('filter by owner', page(0, { filter: { owner: 'Owner 3' } }));
  await timed('1,000 rows from the middle', () => calls['variances.page']({ start: ROWS / 2, count: 1000, filter: {} }, task));
  const queue = (start: number, more: object) => () => calls['exceptions.page']({ start, count: 100, filter: {}, ...more }, task);
  await timed('exceptions: the very first page', queue(0, {}));
  await timed('exceptions: a page from the middle', queue(ROWS / 2, {}));
  await timed('exceptions: first page by owner', queue(0, { sort: 'owner' }));
  await timed('exceptions: a search', queue(0, { filter: { search: '123' } }));
  await timed('engagement.view', () => calls['engagement.view']({}, task));
  console.log(`${(process.memoryUsage().rss / 1e6).toFixed(0).padStart(9)} MB  resident`);
  db.close();
}

await measure();
