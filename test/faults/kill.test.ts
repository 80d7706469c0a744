import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { nodePorts } from '../../electron/node/nodePorts.ts';
import { createEngine } from '../../src/engine/createEngine.ts';
import { writeFolder } from '../cli/smallFolder.ts';
import { stubTask } from '../engine/stubPorts.ts';

/** `COUNTERSIGN_KILLS=300 npx vitest run test/faults/kill.test.ts` is the whole of it; every run of the tests does a part. */
const KILLS = Number(process.env['COUNTERSIGN_KILLS'] ?? 8);
const SEED = Number(process.env['COUNTERSIGN_SEED'] ?? 20_261_031);
/** A new engagement after so many kills, so that importing and the first save are among what is interrupted. */
const LIVES = 5;
const wasm = createRequire(import.meta.url).resolve('sql.js/dist/sql-wasm.wasm');

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'countersign-kill-'));
  await writeFolder(join(folder, 'in'));
  await build({
    entryPoints: [new URL('victim.ts', import.meta.url).pathname], outfile: join(folder, 'victim.cjs'), bundle: true, platform: 'node',
    format: 'cjs', logLevel: 'silent', external: ['@aws-sdk/client-s3'],
  });
});
afterAll(async () => { await rm(folder, { recursive: true, force: true }); });

/** Starts a victim, kills it so many milliseconds after it said that many lines, and answers what it had said. */
async function killed(file: string, seed: number, lines: number, after: number): Promise<readonly string[]> {
  const child = spawn(process.execPath, [join(folder, 'victim.cjs'), file, join(folder, 'in'), wasm, String(seed)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  let timer: NodeJS.Timeout | undefined;
  child.stdout.on('data', (chunk: Buffer) => {
    said += chunk.toString();
    if (said.split('\n').length > lines) timer ??= setTimeout(() => child.kill('SIGKILL'), after);
  });
  await new Promise<void>((resolve) => { child.on('close', () => { resolve(); }); });
  clearTimeout(timer);
  return said.split('\n').slice(0, -1);
}

it(`keeps what was acknowledged, and opens, after each of ${KILLS} kills at any moment`, async () => {
  let random = SEED;
  const next = (below: number): number => {
    random = (Math.imul(random, 1_103_515_245) + 12_345) >>> 0;
    return (random >>> 8) % below;
  };
  let acknowledged = 0;
  let seen = new Map<number, string>();
  let saved = false;
  for (let kill = 0; kill < KILLS; kill += 1) {
    const file = join(folder, 'work', `life-${Math.floor(kill / LIVES)}.countersign`);
    if (kill % LIVES === 0) {
      await rm(join(folder, 'work'), { recursive: true, force: true });
      await mkdir(join(folder, 'work'));
      seen = new Map();
      saved = false;
    }
    const lines = await killed(file, SEED + kill, 1 + next(12), next(kill % 2 === 0 ? 4 : 60));
    const context = `kill ${kill} of seed ${SEED}: ${lines.slice(-3).join(' | ')}`;
    expect(lines.filter((line) => line.startsWith('failed')), context).toEqual([]);
    for (const line of lines) {
      const [word, seq, hash] = line.split(' ');
      if (word === 'decided') seen.set(Number(seq), String(hash));
      if (word === 'saved') saved = true;
    }
    const engine = createEngine(await nodePorts({ sqlWasmPath: wasm, version: '0.0.0-test', log: { note: () => undefined } }));
    const there = (await readdir(join(folder, 'work'))).includes(`life-${Math.floor(kill / LIVES)}.countersign`);
    expect(there || !saved, context).toBe(true);
    if (there) {
      const view = await engine.openFile(file, stubTask());
      expect(view.notices, context).toEqual([]);
      expect(view.summary.exceptions, context).toBe(1);
      const { rows } = await engine.calls['decisions.list']({ start: 0, count: 1000 }, stubTask());
      const kept = new Map(rows.map((row) => [row.seq, row.hash]));
      for (const [seq, hash] of seen) expect(seq < (rows.at(-1)?.seq ?? 0) ? hash : kept.get(seq), context).toBe(hash);
      await engine.close();
      const checks = await engine.verify(file, stubTask());
      expect(checks.filter(({ sound }) => !sound), context).toEqual([]);
      const litter = (await readdir(join(folder, 'work'))).filter((name) => !/\.countersign(?:\.[123])?$/u.test(name));
      expect(litter, context).toEqual([]);
      saved = true;
      acknowledged = Math.max(acknowledged, seen.size);
    }
  }
  expect(acknowledged).toBeGreaterThan(0);
}, 60_000 + KILLS * 5_000);
