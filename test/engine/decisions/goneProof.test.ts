import { createHash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Engine } from '../../../src/engine/engine.ts';
import { Database } from '../../../src/store/database.ts';
import { encodeTrailer } from '../../../src/store/snapshot/trailer.ts';
import { FILES, writeFolder } from '../../cli/smallFolder.ts';
import { decide, problemOf, task, workbench } from '../file/workbench.ts';
import type { Workbench } from '../file/workbench.ts';

let bench: Workbench;
beforeEach(async () => { bench = await workbench(); });
afterEach(async () => { await bench.remove(); });

const EVENTS = FILES['wms_events.csv']!;
const SHA256 = createHash('sha256').update(EVENTS).digest('hex');
const HEADER = EVENTS.split('\n')[0]!;
const WISH = { cutoff: '2026-11-30T23:59:59-05:00', name: 'November close' };
const proofOf = (engine: Engine) => engine.calls['runs.goneProof']({ code: 'E-000001' }, task);
const codes = async (engine: Engine) => (await engine.calls['runs.gone']({ start: 0, count: 9 }, task)).rows.map(({ code }) => code);
const EXACTLY = { seq: 0, role: 'source', system: 'wms', file: 'wms_events.csv', sha256: SHA256, row: 2 };

/** The next period, in which nothing is missing any more; its files have names of their own. */
async function november(engine: Engine): Promise<void> {
  const folder = join(bench.folder, 'november');
  await mkdir(folder, { recursive: true });
  const files = {
    'wms_stock_11.csv': 'Item,Place,On Hand\nA-1,DC1,52\nB-2,DC1,10\n', 'erp_stock_11.csv': FILES['erp_stock.csv']!,
    'wms_events_11.csv': `${HEADER}\n2026-11-10 10:00:00,SHIP,B-2,DC1,-1,SO3\n`,
    'erp_events_11.csv': `${HEADER}\n2026-11-10 10:30:00,sale,B-2,DC1,-1,SO3\n`,
  };
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
  await engine.rollForward(folder, WISH, task);
}

it('of a run over the same files: the exception that went leads to its row in the file as received', async () => {
  const engine = await bench.saved();
  const { exception, why, evidence } = await engine.calls['exceptions.detail']({ id: 1 }, task);
  expect(exception.code).toBe('E-000001');
  await decide(engine, { command: 'removeHandoff', handoff: 'sale-wms-erp' }, 'It was never agreed on');
  await engine.calls['engagement.run']({}, task);
  expect(await codes(engine)).toContain('E-000001');
  const { words, rows } = await proofOf(engine);
  expect(`${words?.says}. ${words?.rule}`).toBe(why);
  expect(rows).toEqual([{ ...EXACTLY, keptAs: 'file', sourceId: evidence[0]!.sourceId }]);
  expect(rows.map(({ file, row }) => [file, row])).toEqual(evidence.map(({ file, row }) => [file, row]));
  const lines = await engine.calls['sources.lines']({ sourceId: rows[0]!.sourceId!, row: 2 }, task);
  expect(lines).toMatchObject({ sha256: SHA256, header: HEADER });
  expect(lines.lines.find(({ row }) => row === 2)?.text).toBe('2026-10-30 09:00:00,SHIP,A-1,DC1,-5,SO1');
  const { rows: listed } = await engine.calls['runs.gone']({ start: 0, count: 9 }, task);
  expect(listed.find(({ code }) => code === 'E-000001')?.provedBy).toBe('wms_events.csv:2');
  expect((await problemOf(engine.calls['runs.goneLines']({ code: 'E-000001', seq: 0 }, task))).code).toBe('not_found');
});

it('is dropped when the exception is there again, and nothing is kept of what stayed', async () => {
  const engine = await bench.saved();
  const { seq } = await decide(engine, { command: 'removeHandoff', handoff: 'sale-wms-erp' }, 'It was never agreed on');
  await engine.calls['engagement.run']({}, task);
  await decide(engine, { command: 'undo', seq }, 'It was agreed on');
  await engine.calls['engagement.run']({}, task);
  expect(await codes(engine)).not.toContain('E-000001');
  expect(await proofOf(engine)).toEqual({ words: null, rows: [] });
  await engine.save(bench.file, task);
  const db = await Database.open(bench.ports.sqlWasm, (await readFile(bench.file)).subarray(0, -64));
  const gone = db.number('SELECT count(*) FROM earlier_exception WHERE standing = 0');
  expect(db.number('SELECT count(*) FROM earlier_proof')).toBe(gone);
  expect(db.number('SELECT count(*) FROM earlier_evidence WHERE number = 1')).toBe(0);
  expect(db.number('SELECT count(*) FROM earlier_source WHERE id NOT IN (SELECT source_id FROM earlier_evidence)')).toBe(0);
  db.close();
});

it('of the period before: the lines are kept of a file that the new period does not have, and verify proves them', async () => {
  const engine = await bench.saved();
  await november(engine);
  expect(await codes(engine)).toEqual(['E-000001']);
  const { words, rows } = await proofOf(engine);
  expect(words?.says).toContain('SO1');
  expect(rows).toEqual([{ ...EXACTLY, keptAs: 'lines', sourceId: null }]);
  const lines = await engine.calls['runs.goneLines']({ code: 'E-000001', seq: 0 }, task);
  expect(lines).toEqual({
    file: 'wms_events.csv', sha256: SHA256, header: HEADER, lines: EVENTS.trimEnd().split('\n').map((text, at) => (
      { row: at + 1, text, isEvidence: at === 1 })),
  });
  // Its SHA-256 stands in the entry of the run that read it.
  const read = await engine.calls['runs.proof']({ run: 1 }, task);
  expect(read.read).toContainEqual({ file: 'wms_events.csv', sha256: SHA256 });

  const file = join(bench.folder, 'November.countersign');
  await engine.save(file, task);
  await engine.close();
  const other = bench.engine();
  await other.openFile(file, task);
  expect(await other.calls['runs.goneLines']({ code: 'E-000001', seq: 0 }, task)).toEqual(lines);
  const checks = await other.verify(file, task);
  expect(checks.filter(({ sound }) => !sound)).toEqual([]);
  const finding = '3 that proved what is gone equal their SHA-256';
  expect(checks).toContainEqual({ name: 'lines of wms_events.csv', sound: true, finding });

  // One sign changed by somebody who knows how to renew the file's own hash.
  const db = await Database.open(bench.ports.sqlWasm, (await readFile(file)).subarray(0, -64));
  const kept = db.first('SELECT gzip FROM earlier_source', (row) => row[0]) as Uint8Array;
  db.run('UPDATE earlier_source SET gzip = ?', [new Uint8Array(gzipSync(gunzipSync(kept).toString().replace('-5,SO1', '-6,SO1')))]);
  const pages = db.export();
  db.close();
  const forged = join(bench.folder, 'Forged.countersign');
  const digest = createHash('sha256').update(pages).digest('hex');
  await writeFile(forged, Buffer.concat([pages, encodeTrailer(pages.length, digest)]));
  expect((await other.verify(forged, task)).filter(({ sound, name }) => !sound && name !== 'readable').map(({ name }) => name))
    .toEqual(['lines of wms_events.csv']);
  await other.openFile(forged, task);
  expect((await problemOf(other.calls['runs.goneLines']({ code: 'E-000001', seq: 0 }, task))).code).toBe('engagement_damaged');

  // What can be read of a damaged file is written without them, and that is said.
  const into = join(bench.folder, 'Salvaged.countersign');
  await other.salvage(forged, into, { who: 'Dana Reyes' }, task);
  const { notices } = await other.openFile(into, task);
  expect(notices.join(' ')).toContain('lines of wms_events.csv that proved what is gone');
  expect(await proofOf(other)).toMatchObject({ words, rows: [{ ...EXACTLY, keptAs: 'nothing' }] });
});

it('goes on from period to period, and when files are read again', async () => {
  const engine = await bench.saved();
  await november(engine);
  const before = await engine.calls['runs.goneLines']({ code: 'E-000001', seq: 0 }, task);
  await engine.calls['sources.change']({ change: { kind: 'again' } }, task);
  expect(await engine.calls['runs.goneLines']({ code: 'E-000001', seq: 0 }, task)).toEqual(before);
  await november(engine);
  expect(await proofOf(engine)).toMatchObject({ rows: [{ ...EXACTLY, keptAs: 'lines' }] });
  expect(await engine.calls['runs.goneLines']({ code: 'E-000001', seq: 0 }, task)).toEqual(before);
});

it('of a file that is left out afterwards, or replaced by another of its name: its lines are kept', async () => {
  const engine = await bench.saved();
  await decide(engine, { command: 'removeHandoff', handoff: 'sale-wms-erp' }, 'It was never agreed on');
  await engine.calls['engagement.run']({}, task);
  expect((await proofOf(engine)).rows).toMatchObject([{ keptAs: 'file' }]);
  await engine.calls['sources.change']({ change: { kind: 'leaveOut', file: 'wms_events.csv' } }, task);
  expect((await proofOf(engine)).rows).toEqual([{ ...EXACTLY, keptAs: 'lines', sourceId: null }]);
  await writeFile(join(bench.folder, 'wms_events.csv'), EVENTS.replace('-5,SO1', '-7,SO1'));
  await engine.addFiles([join(bench.folder, 'wms_events.csv')], task);
  expect((await proofOf(engine)).rows).toEqual([{ ...EXACTLY, keptAs: 'lines', sourceId: null }]);
  const lines = await engine.calls['runs.goneLines']({ code: 'E-000001', seq: 0, around: 0 }, task);
  expect(lines.lines).toEqual([{ row: 2, text: '2026-10-30 09:00:00,SHIP,A-1,DC1,-5,SO1', isEvidence: true }]);
});

it('is not in a review copy, which says so', async () => {
  const engine = await bench.saved();
  await november(engine);
  const copy = join(bench.folder, 'Review.countersign');
  await engine.save(join(bench.folder, 'November.countersign'), task);
  await engine.writeReviewCopy(copy, { who: 'Dana Reyes', masked: ['actor'] }, task);
  const other = bench.engine();
  await other.openFile(copy, task);
  expect(await proofOf(other)).toMatchObject({ rows: [{ ...EXACTLY, keptAs: 'nothing', sourceId: null }] });
  const problem = await problemOf(other.calls['runs.goneLines']({ code: 'E-000001', seq: 0 }, task));
  expect(problem).toMatchObject({ code: 'not_found', file: 'wms_events.csv', row: 2 });
  const db = await Database.open(bench.ports.sqlWasm, (await readFile(copy)).subarray(0, -64));
  expect(db.rows('SELECT header, lines_sha256, gzip FROM earlier_source', (row) => [...row])).toEqual([[null, null, null]]);
  db.close();
});

it('of a workbook: the row of its sheet', async () => {
  const { Workbook } = await import('exceljs');
  const book = new Workbook();
  book.addWorksheet('Movements').addRows(EVENTS.trimEnd().split('\n').map((line) => line.split(',')));
  const manifest = FILES['engagement.json']!.replace('wms_events.csv', 'wms_events.xlsx');
  await writeFolder(join(bench.folder, 'book'), { 'engagement.json': manifest, 'wms_events.csv': null });
  await book.xlsx.writeFile(join(bench.folder, 'book', 'wms_events.xlsx'));
  const engine = bench.engine();
  await engine.importFolder(join(bench.folder, 'book'), task);
  await november(engine);
  expect((await proofOf(engine)).rows).toMatchObject([{ file: 'wms_events.xlsx', row: 2, keptAs: 'lines' }]);
  const { lines } = await engine.calls['runs.goneLines']({ code: 'E-000001', seq: 0, around: 0 }, task);
  expect(lines.map(({ row, text }) => [row, text])).toEqual([[2, '2026-10-30 09:00:00\tSHIP\tA-1\tDC1\t-5\tSO1']]);
});
