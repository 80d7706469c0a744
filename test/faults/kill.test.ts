import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { build } from 'esbuild';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { nodePorts } from '../../electron/node/nodePorts.ts';
import type { EngagementView } from '../../src/contract/views.ts';
import { createEngine } from '../../src/engine/createEngine.ts';
import type { Engine } from '../../src/engine/engine.ts';
import { writeFolder } from '../cli/smallFolder.ts';
import { stubTask } from '../engine/stubPorts.ts';

/** `COUNTERSIGN_KILLS=300 npx vitest run test/faults/kill.test.ts` is the whole of it; every run of the tests does a part. */
const KILLS = Number(process.env['COUNTERSIGN_KILLS'] ?? 8);
const SEED = Number(process.env['COUNTERSIGN_SEED'] ?? 20_261_031);
/** As the victim seals with. */
const PASSWORD = 'of the victim';
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

/** With the password where it is sealed. */
async function opened(engine: Engine, file: string): Promise<EngagementView> {
  const isSealed = (await readFile(file)).subarray(0, 8).toString() === 'CSGNSEAL';
  return engine.openFile(file, stubTask(), isSealed ? { password: PASSWORD } : {});
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
  const counted = new Map<string, number>();
  for (let kill = 0; kill < KILLS; kill += 1) {
    const file = join(folder, 'work', `life-${Math.floor(kill / LIVES)}.countersign`);
    if (kill % LIVES === 0) {
      await rm(join(folder, 'work'), { recursive: true, force: true });
      await mkdir(join(folder, 'work'));
      seen = new Map();
      saved = false;
    }
    // Making a key of a password takes a third of a second and more: some wait long enough to be killed behind it.
    const lines = await killed(file, SEED + kill, 1 + next(12), next([4, 60, 1_000][kill % 3]!));
    const context = `kill ${kill} of seed ${SEED}: ${lines.slice(-3).join(' | ')}`;
    expect(lines.filter((line) => line.startsWith('failed')), context).toEqual([]);
    for (const line of lines) {
      const [word, seq, hash] = line.replace('went back', 'back').split(' ');
      // From here on the log is that of the earlier save: the hash of its entry proves all that stands before it.
      if (word === 'back') seen.clear();
      if (word === 'decided' || word === 'back') seen.set(Number(seq), String(hash));
      if (word === 'saved') saved = true;
      counted.set(String(word), (counted.get(String(word)) ?? 0) + 1);
    }
    const engine = createEngine(await nodePorts({ sqlWasmPath: wasm, version: '0.0.0-test', log: { note: () => undefined } }));
    const there = (await readdir(join(folder, 'work'))).includes(`life-${Math.floor(kill / LIVES)}.countersign`);
    expect(there || !saved, context).toBe(true);
    if (there) {
      const view = await opened(engine, file);
      expect(view.notices, context).toEqual([]);
      expect(view.summary.exceptions, context).toBe(1);
      const { rows } = await engine.calls['decisions.list']({ start: 0, count: 1000 }, stubTask());
      const kept = new Map(rows.map((row) => [row.seq, row.hash]));
      const last = Math.max(0, ...seen.keys());
      if (lines.at(-1) === 'going back' && seen.size > 0 && kept.get(last) !== seen.get(last)) {
        const back = rows.find(({ command }) => command === 'goBack')!;
        // Killed before it was told: what is no longer in the log is in the save before.
        const earlier = await engine.calls['engagement.earlier']({}, stubTask());
        expect(Math.max(0, ...earlier.map((save) => save.decisions)), context).toBeGreaterThanOrEqual(last);
        seen.clear();
        seen.set(back.seq, back.hash);
      }
      for (const [seq, hash] of seen) expect(seq < (rows.at(-1)?.seq ?? 0) ? hash : kept.get(seq), context).toBe(hash);
      await engine.close();
      const isSealed = (await readFile(file)).subarray(0, 8).toString() === 'CSGNSEAL';
      const checks = await engine.verify(file, stubTask(), isSealed ? PASSWORD : undefined);
      expect(checks.filter(({ sound }) => !sound), context).toEqual([]);
      const following = file.replace('.countersign', '-next.countersign');
      const names = await readdir(join(folder, 'work'));
      if (names.includes(basename(following))) {
        expect((await opened(engine, following)).notices.filter((notice) => notice.includes('damaged')), context).toEqual([]);
        await engine.close();
      }
      saved = true;
      acknowledged = Math.max(acknowledged, seen.size);
    } else {
      const problem = await engine.openFile(file, stubTask()).then(() => null, (error: unknown) => error);
      expect(problem, context).toMatchObject({ problem: { code: 'not_found' } });
    }
    // Also of a first save, of this engagement or of the next period's, that was killed on its way.
    const litter = (await readdir(join(folder, 'work'))).filter((name) => !/\.countersign(?:\.[123])?$/u.test(name));
    expect(litter, context).toEqual([]);
  }
  expect(acknowledged).toBeGreaterThan(0);
  // Of the whole of it each way to be interrupted is a part.
  const ways = KILLS < 100 ? [] : ['back', 'sealed', 'rolled', 'read', 'going', 'sealing'];
  for (const word of ways) expect(counted.get(word), word).toBeGreaterThan(0);
}, 60_000 + KILLS * 15_000);
