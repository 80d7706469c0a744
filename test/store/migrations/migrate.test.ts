import { readFileSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openEngagement } from '../../../src/engine/file/openEngagement.ts';
import { verifyEngagement } from '../../../src/engine/file/verifyEngagement.ts';
import { decide } from '../../../src/engine/decisions/decide.ts';
import { buildDocument } from '../../../src/engine/document/buildDocument.ts';
import { runEngagement } from '../../../src/engine/run/runEngagement.ts';
import { confidenceFigures } from '../../../src/store/queries/confidence.ts';
import { goneRows, goneWords } from '../../../src/store/queries/goneProof.ts';
import { goneExceptions, runRecords } from '../../../src/store/queries/runHistory.ts';
import { listSources } from '../../../src/store/queries/sources.ts';
import { exceptionsById } from '../../../src/store/queries/exceptionRows.ts';
import { statementOf } from '../../../src/store/queries/statement.ts';
import { summaryOf } from '../../../src/store/queries/summary.ts';
import { variancesById } from '../../../src/store/queries/varianceRows.ts';
import { VARIANCE_COLUMNS } from '../../../src/reports/model/listColumns.ts';
import { Database } from '../../../src/store/database.ts';
import { migrate } from '../../../src/store/migrations/migrate.ts';
import { INDEXES, SCHEMA_VERSION } from '../../../src/store/schema/tables.ts';
import { stubPorts, stubTask, wasm } from '../../engine/stubPorts.ts';

const ports = stubPorts();
let folder: string;

beforeEach(async () => { folder = await mkdtemp(join(tmpdir(), 'countersign-migrate-')); });
afterEach(async () => { await rm(folder, { recursive: true, force: true }); });

/** A file as the program of that version saved it. */
async function saved(version: number): Promise<string> {
  const path = join(folder, `v${version}.countersign`);
  await writeFile(path, gunzipSync(readFileSync(new URL(`../../fixtures/engagements/v${version}.countersign.gz`, import.meta.url))));
  return path;
}

it('1 → 2: what was audited is all there, and decisions can be taken', async () => {
  const path = await saved(1);
  const { db } = await openEngagement(ports, path, stubTask());
  expect(db.number('PRAGMA user_version')).toBe(SCHEMA_VERSION);
  const document = JSON.parse(Buffer.concat(await buildDocument(db, ports, stubTask())).toString()) as Record<string, unknown>;
  expect(document).toMatchObject({
    engagement: { name: 'October close' }, summary: { positions: 4, events: 3, exceptions: 1 },
    exceptions: [{ id: 'E-000001', kind: 'missing_event', sku: 'A-1', quantity: -5, status: 'open' }],
  });
  expect(db.rows('SELECT command FROM decision ORDER BY seq', (row) => row[0])).toEqual(['import', 'run']);
  expect(db.number('SELECT count(*) FROM exception_life')).toBe(0);
  db.close();
  const checks = await verifyEngagement(ports, path, stubTask());
  expect(checks.filter(({ sound }) => !sound)).toEqual([]);
  expect(checks.find(({ name }) => name === 'schema')?.finding).toContain('saved by an earlier Countersign');
});

it('2 → 3: its rejects can be accepted, and what recognition decided is not made up', async () => {
  const { db } = await openEngagement(ports, await saved(2), stubTask());
  expect(db.number('PRAGMA user_version')).toBe(SCHEMA_VERSION);
  expect(listSources(db).map(({ file, rowsRejected, recognition, acceptedRejects }) =>
    [file, rowsRejected, recognition, acceptedRejects])).toEqual([
    ['wms_stock.csv', 1, [], null], ['erp_stock.csv', 0, [], null], ['wms_events.csv', 0, [], null], ['erp_events.csv', 0, [], null],
  ]);
  const decision = { command: 'acceptRejects' as const, file: 'wms_stock.csv', accepted: true };
  decide(db, ports, { who: 'Ann', why: 'A line that the export leaves blank', decision });
  expect(listSources(db)[0]?.acceptedRejects).toMatchObject({ who: 'Ann', reason: 'A line that the export leaves blank' });
  expect(() => decide(db, ports, { who: 'Ann', why: 'x', decision: { ...decision, file: 'erp_stock.csv' } })).toThrow(/None of its rows/u);
  expect(() => decide(db, ports, { who: 'Ann', decision })).toThrow(/sentence that says why/u);
  decide(db, ports, { who: 'Ann', decision: { ...decision, accepted: false } });
  expect(listSources(db)[0]?.acceptedRejects).toBeNull();
  db.close();
});

it('4 → 5: which turn of the clocks a moment means is not made up for what was imported before', async () => {
  const { db } = await openEngagement(ports, await saved(4), stubTask());
  expect(db.number('PRAGMA user_version')).toBe(SCHEMA_VERSION);
  await runEngagement(db, ports, stubTask());
  expect(db.number('SELECT count(*) FROM moment_taken')).toBe(0);
  const exceptions = db.rows('SELECT kind, sku FROM exception_list ORDER BY id', (row) => row.join(' '));
  expect(exceptions).toEqual(['late_event A-1', 'missing_event B-2']);
  db.close();
});

it('5 → 6: what earlier runs left unexplained is not made up, and the next run keeps it', async () => {
  const { db } = await openEngagement(ports, await saved(5), stubTask());
  expect(db.number('PRAGMA user_version')).toBe(SCHEMA_VERSION);
  const runs = runRecords(db);
  expect(runs.map(({ id, absoluteUnits, compared, explained, moved }) => [id, absoluteUnits, compared?.standing, explained, moved]))
    .toEqual([[1, 2, undefined, null, null], [2, 2, 2, null, null]]);
  await runEngagement(db, ports, stubTask());
  expect(runRecords(db).at(-1)).toMatchObject({
    absoluteUnits: 2, compared: { appeared: 0, gone: 0, standing: 2 },
    explained: { units: { explained: 2, unexplained: 0 }, value: { explained: 0, unexplained: 0 } },
    moved: { came: { units: 0, value: 0 }, gone: { units: 0, value: 0 } },
  });
  db.close();
});

it('6 → 7: the region of a place is not made up, and everything else about it stays', async () => {
  const { db } = await openEngagement(ports, await saved(6), stubTask());
  expect(db.number('PRAGMA user_version')).toBe(SCHEMA_VERSION);
  expect(db.rows('SELECT code, name, type, pool, region FROM location ORDER BY code', (row) => [...row])).toEqual([
    ['DC1', 'Worcester', 'warehouse', 'online', null], ['S01', 'Portland', 'store', 'stores', null],
  ]);
  expect(confidenceFigures(db).map(({ cut, name, compared, accurate }) => `${cut} ${name} ${accurate}/${compared}`)).toEqual([
    'system Web shop 2/3', 'channel storefront 2/3', 'place DC1 1/2', 'place S01 1/1', 'type warehouse 1/2', 'type store 1/1',
    'pool online 1/2', 'pool stores 1/1',
  ]);
  db.close();
});

it('7 → 8: what costs nothing is told from what nobody knows the cost of, before the next run and after it', async () => {
  const { db } = await openEngagement(ports, await saved(7), stubTask());
  expect(db.number('PRAGMA user_version')).toBe(SCHEMA_VERSION);
  const told = (): readonly unknown[] => variancesById(db, [1, 2, 3]).map((row) => [
    row.sku, row.value, row.priced, VARIANCE_COLUMNS['absoluteValue']?.value(row, { nameOf: String, timezone: 'UTC', currency: 'USD' }),
  ]);
  const expected = [['A-1', -62.5, true, -62.5], ['B-2', 0, true, 0], ['C-3', 0, false, null]];
  expect(told()).toEqual(expected);
  await runEngagement(db, ports, stubTask());
  expect(told()).toEqual(expected);
  expect(exceptionsById(db, [1, 2, 3]).map(({ sku, value, priced }) => [sku, value, priced]))
    .toEqual([['A-1', -62.5, true], ['B-2', 0, true], ['C-3', 0, false]]);
  expect(statementOf(db, 3, 'UTC').variance.priced).toBe(false);
  expect(summaryOf(db).unpricedItems).toBe(1);
  db.close();
});

it('8 → 9: what proved what was gone before is not made up, and of what goes from now on it is kept', async () => {
  const { db } = await openEngagement(ports, await saved(8), stubTask());
  expect(db.number('PRAGMA user_version')).toBe(SCHEMA_VERSION);
  const told = () => goneExceptions(db, 0, 9).rows.map(({ code, reference, provedBy }) => [code, reference, provedBy]);
  expect(told()).toEqual([['E-000001', 'SO1', '']]);
  expect([goneWords(db, 1), goneRows(db, 1)]).toEqual([null, []]);
  decide(db, ports, { who: 'Ann', why: 'Never agreed on', decision: { command: 'removeHandoff', handoff: 'sale-wms-erp' } });
  await runEngagement(db, ports, stubTask());
  expect(told()).toContainEqual(['E-000004', 'SO9', 'wms_events_2026-11.csv:2']);
  expect(goneRows(db, 4)).toMatchObject([{ file: 'wms_events_2026-11.csv', row: 2, keptAs: 'file' }]);
  expect(goneWords(db, 4)?.says).toContain('SO9');
  expect(goneWords(db, 1)).toBeNull();
  db.close();
});

it('8 → 9: what checks found of items without a cost is counted, and what is gone has the value it had', async () => {
  const db = await Database.open(wasm, await readFile(await saved(8)));
  db.run(`INSERT INTO unpriced_item VALUES (1); INSERT INTO check_finding (id, code, item_id, at, quantity, value, sentence)
    VALUES (1, 'low_stock', 1, 0, 1, 0, ''), (2, 'low_stock', 1, 0, 1, 0, ''), (3, 'low_stock', 2, 0, 1, 5, ''),
      (4, 'low_stock', NULL, 0, 0, 0, '')`);
  migrate(db, 8);
  expect(db.rows('SELECT code, unpriced FROM check_result WHERE unpriced <> 0', (row) => [...row])).toEqual([['low_stock', 2]]);
  expect(goneExceptions(db, 0, 9).rows.map(({ value, priced }) => [value !== 0, priced])).toEqual([[true, true]]);
  db.close();
});

it('keeps the indexes of tables that stay, and drops what is none of ours', async () => {
  const db = await Database.open(wasm, await readFile(await saved(5)));
  db.run(INDEXES);
  db.run('CREATE INDEX run_by_moment ON run (at); CREATE INDEX strange ON event (line)');
  const indexes = (): readonly unknown[] => db.rows("SELECT name FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL ORDER BY name",
    (row) => row[0]);
  const before = indexes();
  migrate(db, 5);
  expect(indexes()).toEqual(before.filter((name) => name !== 'run_by_moment' && name !== 'strange'));
  expect(before).toContain('event_by_item');
  db.close();
});

it('3 → 4: statements show how their figures are rolled to the cut-off from the next run on', async () => {
  const { db } = await openEngagement(ports, await saved(3), stubTask());
  expect(db.number('PRAGMA user_version')).toBe(SCHEMA_VERSION);
  expect(statementOf(db, 1, 'UTC').rolls).toEqual([]);
  await runEngagement(db, ports, stubTask());
  expect(statementOf(db, 1, 'UTC').rolls.map(({ system, text }) => `${system}: ${text}`)).toEqual([
    'wms: read 31 Oct 2026 22:00:00 UTC; with 1 event of −3 booked from then to the cut-off it is 47',
  ]);
  db.close();
});
