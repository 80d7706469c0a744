/** The real threads, over real files. */
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { beforeAll, describe, expect, it } from 'vitest';
import { root } from '../../../build/paths.mjs';
import { nodePorts } from '../../../electron/node/nodePorts.ts';
import { besideThreads } from '../../../electron/node/besideThreads.ts';
import { ProblemError } from '../../../src/domain/problem.ts';
import { importFolder } from '../../../src/engine/import/importFolder.ts';
import type { Ports } from '../../../src/ports.ts';
import type { Database } from '../../../src/store/database.ts';
import { emptyEngagement } from '../../engine/import/imported.ts';
import { stubTask } from '../../engine/stubPorts.ts';

const folder = mkdtempSync(join(tmpdir(), 'countersign-threads-'));
const bundle = join(folder, 'beside.cjs');
const exportsOf = join(folder, 'exports-of-erp');
let ports: Ports;

const using = (path: string): Ports => ({ ...ports, threads: { ...besideThreads(path), leastBytes: 0 } });
const script = (name: string, text: string): string => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};

async function imported(of: Ports, task = stubTask()): Promise<Database> {
  const db = await emptyEngagement();
  await importFolder(db, of, exportsOf, { keepSources: false }, task);
  return db;
}

beforeAll(async () => {
  mkdirSync(exportsOf);
  await build({
    absWorkingDir: root, entryPoints: ['electron/node/besideThread.ts'], outfile: bundle, bundle: true, platform: 'node', format: 'cjs',
    target: 'node20', logLevel: 'silent',
  });
  ports = await nodePorts({
    sqlWasmPath: join(root, 'node_modules', 'sql.js', 'dist', 'sql-wasm.wasm'), version: '1', log: { note: () => undefined },
  });
  await ports.files.replace(join(exportsOf, 'engagement.json'), Buffer.from(JSON.stringify({
    systems: [{ id: 'erp' }], sources: ['a.csv', 'b.csv'].map((file) => ({ file, system: 'erp', dataset: 'positions' })),
  })));
  for (const [name, count] of [['a.csv', 20_000], ['b.csv', 30_000]] as const) {
    const rows = Array.from({ length: count }, (_, row) => `${name}-\u00e9${row % 997},L${row % 7},${row}`);
    await ports.files.replace(join(exportsOf, name), Buffer.from(`sku,location,quantity\n${rows.join('\n')}\n`));
  }
});

describe('a reader thread', () => {
  it('reads what one thread reads, to the byte', async () => {
    const [alone, helped] = [await imported(ports), await imported(using(bundle))];
    expect(helped.number('SELECT count(*) FROM position')).toBe(50_000);
    expect(Buffer.compare(helped.export(), alone.export())).toBe(0);
  });

  it('that does not start is done without', async () => {
    const alone = await imported(ports);
    for (const path of [join(folder, 'none.cjs'), script('broken.cjs', 'throw new Error("broken");')]) {
      expect(Buffer.compare((await imported(using(path))).export(), alone.export())).toBe(0);
    }
  });

  it('that dies under way is a problem of the file it was reading', async () => {
    const dying = script('dying.cjs', `
      const { parentPort } = require('node:worker_threads');
      const none = { bytes: new Uint8Array(0), ends: new Int32Array(0) };
      const texts = { items: none, locations: none, references: none, words: none };
      parentPort.postMessage({ kind: 'ready' });
      parentPort.postMessage({ kind: 'rows', texts, read: { dataset: 'orders', rows: [] } });
      parentPort.on('message', () => { throw new RangeError('out of memory'); });`);
    await expect(imported(using(dying))).rejects.toThrow(/b\.csv: The thread that read this file ended before it was done.*out of memory/u);
  });

  it('is ended by a cancel while it is silent', async () => {
    const silent = script('silent.cjs', `
      const { parentPort } = require('node:worker_threads');
      parentPort.postMessage({ kind: 'ready' });
      parentPort.on('message', () => undefined);`);
    const end = imported(using(silent), stubTask(8));
    await expect(end).rejects.toThrow(ProblemError);
    await expect(end).rejects.toThrow('Cancelled');
  });
});
