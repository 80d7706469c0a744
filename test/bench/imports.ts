/**
 * `npm run bench -- imports [--only mapped|large|workbook] [--runs 3] [--megabytes 1000] [--assert]`
 *
 * Three imports, each in a process of its own. `mapped`: a million rows under the client's own headers, its words and dates mapped,
 * against DuckDB's `read_csv` of the same file into a table of a file, in turns. `large`: a CSV of a gigabyte, its peak memory beside the
 * size of the database that it becomes. `workbook`: 200,000 × 7 cells read by our reader and by exceljs' streaming one, in turns.
 */
import { createWriteStream } from 'node:fs';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { DuckDBInstance } from '@duckdb/node-api';
import ExcelJS from 'exceljs';
import { nodePorts } from '../../electron/node/nodePorts.ts';
import { importFolder } from '../../src/engine/import/importFolder.ts';
import { lookInto } from '../../src/engine/import/lookInto.ts';
import { Database } from '../../src/store/database.ts';
import { createSchema } from '../../src/store/schema/createSchema.ts';
import { measuredRun, median } from './measuredRun.ts';
import type { MeasuredRun } from './measuredRun.ts';

const { values } = parseArgs({
  options: {
    only: { type: 'string' }, runs: { type: 'string', default: '3' }, megabytes: { type: 'string', default: '1000' },
    assert: { type: 'boolean', default: false }, child: { type: 'string' }, path: { type: 'string', default: '' },
  },
});
const OURS = { sqlWasmPath: 'node_modules/sql.js/dist/sql-wasm.wasm', version: 'bench', log: { note: () => undefined } };
const quiet = { report: () => undefined, breathe: () => new Promise<void>((resolve) => { setImmediate(resolve); }) };

/** What one measured process does. */
function children(): Readonly<Record<string, (path: string) => Promise<void>>> {
  return {
    import: async (folder) => {
      const ports = await nodePorts(OURS);
      const db = await Database.open(ports.sqlWasm);
      createSchema(db);
      const { positions, events } = await importFolder(db, ports, folder, { keepSources: false }, quiet);
      const pages = db.number('PRAGMA page_count') * db.number('PRAGMA page_size');
      await writeFile(join(folder, 'outcome.json'), JSON.stringify({ rows: positions + events, bytes: pages }));
    },
    duckdb: async (folder) => {
      const connection = await (await DuckDBInstance.create(join(folder, 'mapped.duckdb'))).connect();
      await connection.run(`CREATE TABLE moved AS SELECT * FROM read_csv('${join(folder, 'wms_moves.csv')}')`);
    },
    reader: async (path) => {
      const ports = await nodePorts(OURS);
      const parts = await lookInto({ ports, breathe: quiet.breathe }, path, 'book.xlsx', new Map());
      if (parts[0]?.table?.rows.length !== 200_000) throw new Error('not all rows were read');
    },
    exceljs: async (path) => {
      let cells = 0;
      const workbook = new ExcelJS.stream.xlsx.WorkbookReader(path, { sharedStrings: 'cache', worksheets: 'emit' });
      for await (const sheet of workbook) for await (const row of sheet) cells += (row.values as unknown[]).length - 1;
      if (cells !== 1_400_007) throw new Error(`${cells} cells were read`);
    },
  };
}

async function measureAll(): Promise<number> {
  const scratch = await mkdtemp(join(tmpdir(), 'countersign-imports-'));
  try {
    const all: Readonly<Record<string, (scratch: string) => Promise<boolean>>> = { mapped, large, workbook };
    let isGood = true;
    for (const [name, measure] of Object.entries(all)) {
      if (values.only === undefined || values.only === name) isGood = await measure(scratch) && isGood;
    }
    return values.assert && !isGood ? 1 : 0;
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

async function run(child: string, path: string, scratch: string): Promise<MeasuredRun> {
  const measured = await measuredRun([fileURLToPath(import.meta.url), '--child', child, '--path', path], scratch);
  if (measured.status !== 0) throw new Error(`${child} ended with ${measured.status}`);
  const [wall, cpu, peak] = [measured.seconds.toFixed(2), measured.cpuSeconds.toFixed(2), (measured.peakBytes / 1e6).toFixed(0)];
  console.log(`${child.padEnd(10)} ${wall} s  processor ${cpu} s  peak ${peak} MB`);
  return measured;
}

async function write(path: string, header: string, lines: (row: number) => string, until: (rows: number, bytes: number) => boolean) {
  const stream = createWriteStream(path);
  let piece = `${header}\n`;
  let bytes = 0;
  for (let row = 0; !until(row, bytes); row += 1) {
    const line = lines(row);
    piece += line;
    bytes += line.length;
    if (piece.length > 1 << 20) {
      if (!stream.write(piece)) await once(stream, 'drain');
      piece = '';
    }
  }
  stream.end(piece);
  await once(stream, 'finish');
}

const sku = (row: number): string => `SKU-${String((row * 7919) % 50_000).padStart(6, '0')}`;
const place = (row: number): string => `L${String(row % 26).padStart(2, '0')}`;

async function mapped(scratch: string): Promise<boolean> {
  const words = ['SHIP', 'RCPT', 'RTN', 'ADJ'];
  const time = (row: number): string => new Date(Date.UTC(2026, 9, 1) + row * 2_000).toISOString().replace('T', ' ').slice(0, 19);
  const document = (row: number): string => `DOC-${String(row).padStart(8, '0')}`;
  await write(join(scratch, 'wms_moves.csv'), 'Posted at,Movement,Item Number,Whse,Qty,Document,User,Note', (row) =>
    `${time(row)},${words[row % 4] ?? ''},${sku(row)},${place(row)},${(row % 9) + 1},${document(row)},user${row % 40},\n`,
  (rows) => rows === 1_000_000);
  await writeFile(join(scratch, 'engagement.json'), JSON.stringify({
    systems: [{ id: 'wms', kind: 'wms', timezone: 'America/New_York' }],
    sources: [{
      file: 'wms_moves.csv', system: 'wms', dataset: 'events', signs: 'by_type',
      columns: {
        occurredAt: 'Posted at', type: 'Movement', sku: 'Item Number', location: 'Whse', quantity: 'Qty', reference: 'Document',
        actor: 'User',
      },
      values: { type: { SHIP: 'shipment', RCPT: 'receipt', RTN: 'return', ADJ: 'adjustment' } },
    }],
  }));
  const [ours, theirs]: [MeasuredRun[], MeasuredRun[]] = [[], []];
  for (let round = 0; round < Number(values.runs); round += 1) {
    ours.push(await run('import', scratch, scratch));
    await rm(join(scratch, 'mapped.duckdb'), { force: true });
    theirs.push(await run('duckdb', scratch, scratch));
  }
  const of = (runs: readonly MeasuredRun[]): number => median(runs.map(({ seconds }) => seconds));
  const ratio = of(ours) / of(theirs);
  console.log(`mapped      1,000,000 rows: countersign ${of(ours).toFixed(2)} s, duckdb read_csv ${of(theirs).toFixed(2)} s, `
    + `ratio ${ratio.toFixed(2)} (limit 2)`);
  return ratio <= 2;
}

async function large(scratch: string): Promise<boolean> {
  const folder = await mkdtemp(join(scratch, 'large-'));
  const file = join(folder, 'wms_stock.csv');
  const text = 'a description as long as those of a catalogue are with its colour and its size and what it is made of';
  await write(file, 'sku,description,location,bin,status,quantity,asOf,supplier,weight', (row) =>
    `${sku(row)},${text},${place(Math.floor(row / 26))},A-${row % 90}-${row % 7},on_hand,${row % 500},2026-10-31T23:00:00-04:00,Acme,`
      + `${row % 99}.5\n`,
  (_, bytes) => bytes >= Number(values.megabytes) * 1e6);
  const { peakBytes } = await run('import', folder, scratch);
  const { rows, bytes } = JSON.parse(await readFile(join(folder, 'outcome.json'), 'utf8')) as { rows: number; bytes: number };
  const above = peakBytes - bytes;
  const size = (await stat(file)).size;
  console.log(`large       ${(size / 1e6).toFixed(0)} MB, ${rows.toLocaleString('en-US')} rows: database ${(bytes / 1e6).toFixed(0)} MB, `
    + `peak memory above it ${(above / 1e6).toFixed(0)} MB (limit 1000)`);
  return above <= 1e9;
}

async function workbook(scratch: string): Promise<boolean> {
  const path = join(scratch, 'book.xlsx');
  const writer = new ExcelJS.stream.xlsx.WorkbookWriter({ filename: path, useSharedStrings: true });
  const sheet = writer.addWorksheet('Stock');
  sheet.addRow(['sku', 'description', 'location', 'bin', 'quantity', 'unitCost', 'asOf']).commit();
  for (let row = 0; row < 200_000; row += 1) {
    const day = new Date(Date.UTC(2026, 9, 1 + row % 30));
    sheet.addRow([sku(row), `Item ${row % 9_000}`, place(row), `A-${row % 90}`, row % 500, (row % 9_999) / 100, day]).commit();
  }
  await writer.commit();
  const [ours, theirs]: [MeasuredRun[], MeasuredRun[]] = [[], []];
  for (let round = 0; round < Number(values.runs); round += 1) {
    ours.push(await run('reader', path, scratch));
    theirs.push(await run('exceljs', path, scratch));
  }
  const of = (runs: readonly MeasuredRun[]): number => median(runs.map(({ cpuSeconds }) => cpuSeconds));
  console.log(`workbook    200,000 x 7 cells, processor time: countersign ${of(ours).toFixed(2)} s, exceljs ${of(theirs).toFixed(2)} s`);
  return of(ours) <= Math.max(3, of(theirs));
}

if (values.child === undefined) process.exitCode = await measureAll();
else await children()[values.child]?.(values.path);
