/**
 * How fast an import is: `node test/bench/importThroughput.ts` after bundling it, or through esbuild:
 *
 *     npx esbuild test/bench/importThroughput.ts --bundle --platform=node --format=esm --external:sql.js
 * --outfile=dist/bench/importThroughput.mjs
 *     node dist/bench/importThroughput.mjs [rows] [rounds] [folder]
 *
 * Writes positions of two systems and the events of two systems into a temporary folder, imports them, reads them back.
 */
import { createHash } from 'node:crypto';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { createWriteStream } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { once } from 'node:events';
import { importFolder } from '../../src/engine/import/importFolder.ts';
import { readFacts } from '../../src/store/facts/readFacts.ts';
import { Database } from '../../src/store/database.ts';
import { createSchema } from '../../src/store/schema/createSchema.ts';
import { nodePorts } from '../../electron/node/nodePorts.ts';

const rows = Number(process.argv[2] ?? 1_250_000);
/** A folder to keep the generated files in, for the next run; without one they are removed. */
const kept = process.argv[4];
const folder = kept ?? await mkdtemp(join(tmpdir(), 'countersign-bench-'));

async function write(name: string, header: string, count: number, line: (row: number) => string): Promise<number> {
  const path = join(folder, name);
  const known = await stat(path).catch(() => undefined);
  if (known !== undefined) return known.size;
  const stream = createWriteStream(path);
  let piece = `${header}\n`;
  for (let row = 0; row < count; row += 1) {
    piece += line(row);
    if (piece.length > 1 << 20) {
      if (!stream.write(piece)) await once(stream, 'drain');
      piece = '';
    }
  }
  stream.end(piece);
  await once(stream, 'finish');
  return (await stat(path)).size;
}

const sku = (row: number): string => `SKU-${String((row * 7919) % 50_000).padStart(6, '0')}`;
const place = (row: number): string => `L${String(row % 26).padStart(2, '0')}`;
const time = (row: number): string => new Date(Date.UTC(2026, 9, 1) + row * 2_000).toISOString().replace('T', ' ').slice(0, 19);
const types = ['sale', 'receipt', 'shipment', 'return', 'transfer_out'];
const eventLine = (row: number): string =>
  `${time(row)},${time(row + 40)},${types[row % 5] ?? ''},${sku(row)},${place(row)},${(row % 9) - 4},`
  + `SO-${String(row).padStart(8, '0')},${(row % 3) + 1}\n`;
const stockLine = (row: number): string => `${sku(row)},${place(Math.floor(row / 26))},${row % 500},2026-10-31T23:00:00-04:00\n`;
const eventHeader = 'occurredAt,recordedAt,type,sku,location,quantity,reference,line';
let bytes = 0;
bytes += await write('wms_events.csv', eventHeader, rows / 2, eventLine);
bytes += await write('erp_events.csv', eventHeader, rows / 2, eventLine);
bytes += await write('wms_stock.csv', 'sku,location,quantity,asOf', rows / 2, stockLine);
bytes += await write('erp_stock.csv', 'sku,location,quantity,asOf', rows / 2, stockLine);

const ports = await nodePorts({ sqlWasmPath: 'node_modules/sql.js/dist/sql-wasm.wasm', version: 'bench',
log: { note: () => undefined } });
for (let round = 0; round < Number(process.argv[3] ?? 1); round += 1) {
  const db = await Database.open(ports.sqlWasm);
  createSchema(db);
  const phases = new Map<string, number>();
  let phase = '';
  let since = performance.now();
  const turn = (next: string): void => {
    phases.set(phase, (phases.get(phase) ?? 0) + performance.now() - since);
    since = performance.now();
    phase = next;
  };
  const started = performance.now();
  const before = process.cpuUsage();
  const outcome = await importFolder(db, ports, folder, { keepSources: false }, {
    report: (progress) => { turn(progress.phase); }, breathe: () => new Promise((resolve) => { setImmediate(resolve); }),
  });
  turn('');
  const imported = performance.now();
  const used = process.cpuUsage(before);
  const facts = readFacts(db);
  const read = performance.now();
  const seconds = (imported - started) / 1000;
  console.log(`${outcome.positions + outcome.events} rows, ${Math.round(bytes / 1e6)} MB: ${seconds.toFixed(2)} s, `
    + `${Math.round((outcome.positions + outcome.events) / seconds)} rows/s; read back in ${((read - imported) / 1000).toFixed(2)} s; `
    + `${Math.round(process.memoryUsage().rss / 1e6)} MB resident, ${Math.round((used.user + used.system) / 1000)} ms of processor time`);
  console.log([...phases].map(([name, spent]) => `  ${name.padEnd(28)} ${Math.round(spent)} ms`).join('\n'));
  console.log(createHash('sha256').update(facts.events.quantity).update(facts.positions.quantity).digest('hex').slice(0, 16));
  db.close();
}
if (kept === undefined) await rm(folder, { recursive: true });
