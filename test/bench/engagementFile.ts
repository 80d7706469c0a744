/**
 * What keeping an engagement costs: `node build/bench.mjs engagementFile FILE.countersign [decisions]` opens a copy of the file, takes
 * decisions one after the other and many at once, saves it, and prints milliseconds and memory. Make a large file with
 * `npx countersign audit FOLDER --engagement FILE`.
 */
import { copyFile, mkdtemp, rm, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { nodePorts } from '../../electron/node/nodePorts.ts';
import { createEngine } from '../../src/engine/createEngine.ts';
import type { Task } from '../../src/ports.ts';

const task: Task = { report: () => undefined, breathe: async () => undefined };

async function measure(source: string, count: number): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'countersign-bench-'));
  try {
    const file = join(folder, 'Bench.countersign');
    await copyFile(source, file);
    const sqlWasmPath = createRequire(join(process.cwd(), 'package.json')).resolve('sql.js/dist/sql-wasm.wasm');
    const engine = createEngine(await nodePorts({ sqlWasmPath, version: '0.0.0-bench', log: { note: () => undefined } }));
    const timed = async (what: string, work: () => Promise<unknown>): Promise<number> => {
      const started = performance.now();
      await work();
      const took = performance.now() - started;
      console.log(`${what.padEnd(34)} ${took.toFixed(0).padStart(7)} ms   ${(process.memoryUsage().rss / 1e6).toFixed(0).padStart(6)} MB`);
      return took;
    };
    console.log(`${file}: ${((await stat(file)).size / 1e6).toFixed(1)} MB`);
    await timed('open', () => engine.openFile(file, task));
    await timed('make its lists ready', () => engine.prepareLists(task));
    const decide = (due: number): Promise<unknown> => engine.calls['decisions.make'](
      { who: 'Bench', decision: { command: 'setDue', exceptions: ['E-000001'], due } }, task);
    const slowest: number[] = [];
    const alone = await timed(`${count} decisions, one by one`, async () => {
      for (let due = 1; due <= count; due += 1) {
        const started = performance.now();
        await decide(due);
        slowest.push(performance.now() - started);
      }
    });
    const slow = slowest.flatMap((took, at) => (took > 20 ? [`${took.toFixed(0)} (no. ${at + 1})`] : []));
    slowest.sort((a, b) => a - b);
    const at = (share: number): string => (slowest[Math.floor((slowest.length - 1) * share)] ?? 0).toFixed(2);
    console.log(`  ${(count / alone * 1000).toFixed(0)} a second; p50 ${at(0.5)} ms, p99 ${at(0.99)} ms, slowest ${at(1)} ms`);
    console.log(`  above 20 ms: ${slow.length === 0 ? 'none' : `${slow.length}: ${slow.slice(0, 8).join(', ')}`}`);
    await timed('save', () => engine.save(file, task));
    await engine.close();
    await timed('open again', () => engine.openFile(file, task));
    await timed('make its lists ready', () => engine.prepareLists(task));
    await engine.close();
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const [source, count = '2000'] = process.argv.slice(2);
if (source === undefined) throw new Error('name an engagement file');
await measure(source, Number(count));
