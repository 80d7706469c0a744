/**
 * What keeping an engagement costs: `node build/bench.mjs engagementFile [FILE.countersign|large] [decisions]` opens a copy of the file,
 * takes decisions one after the other, saves it, and prints milliseconds and memory; of a decision what the disk took (the flush of its
 * line) and what we did, apart. `large` makes five million rows with more than a million exceptions, once. Make another file with
 * `npx countersign audit FOLDER --engagement FILE`.
 */
import { copyFile, mkdtemp, open, rm, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PerformanceObserver } from 'node:perf_hooks';
import { nodePorts } from '../../electron/node/nodePorts.ts';
import { createEngine } from '../../src/engine/createEngine.ts';
import type { Ports, Task } from '../../src/ports.ts';
import { largeEngagement } from './largeEngagement.ts';

const task: Task = { report: () => undefined, breathe: async () => undefined };

/** How long the journal's flushes took, one a decision where they come one by one. */
interface Flushes {
  readonly took: number[];
}

/** The ports with a watch on what the journal's disk takes. */
function watched(ports: Ports, flushes: Flushes): Ports {
  const { keeping } = ports;
  if (keeping === undefined) return ports;
  return {
    ...ports,
    keeping: {
      ...keeping,
      openAppend: async (path, length) => {
        const file = await keeping.openAppend(path, length);
        return {
          ...file,
          append: async (bytes) => {
            const started = performance.now();
            await file.append(bytes);
            flushes.took.push(performance.now() - started);
          },
        };
      },
    },
  };
}

function spread(name: string, took: readonly number[]): string {
  const sorted = took.toSorted((a, b) => a - b);
  const at = (share: number): string => (sorted[Math.floor((sorted.length - 1) * share)] ?? 0).toFixed(2).padStart(7);
  return `  ${name.padEnd(24)} p50 ${at(0.5)} ms   p99 ${at(0.99)} ms   p99.9 ${at(0.999)} ms   slowest ${at(1)} ms`;
}

async function measure(source: string, count: number): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'countersign-bench-'));
  try {
    const file = join(folder, 'Bench.countersign');
    await copyFile(source, file);
    // Else the disk still writes the copy while decisions are flushed.
    const copy = await open(file, 'r+');
    await copy.sync();
    await copy.close();
    const sqlWasmPath = createRequire(join(process.cwd(), 'package.json')).resolve('sql.js/dist/sql-wasm.wasm');
    const flushes: Flushes = { took: [] };
    const ports = await nodePorts({ sqlWasmPath, version: '0.0.0-bench', log: { note: () => undefined } });
    const engine = createEngine(watched(ports, flushes));
    const timed = async (what: string, work: () => Promise<unknown>): Promise<number> => {
      const started = performance.now();
      await work();
      const took = performance.now() - started;
      console.log(`${what.padEnd(34)} ${took.toFixed(0).padStart(7)} ms   ${(process.memoryUsage().rss / 1e6).toFixed(0).padStart(6)} MB`);
      return took;
    };
    console.log(`${file}: ${((await stat(file)).size / 1e6).toFixed(1)} MB`);
    await timed('open', () => engine.openFile(file, task));
    if (process.env['WITHOUT_LISTS'] === undefined) await timed('make its lists ready', () => engine.prepareLists(task));
    const decide = (due: number): Promise<unknown> => engine.calls['decisions.make'](
      { who: 'Bench', decision: { command: 'setDue', exceptions: ['E-000001'], due } }, task);
    const pauses: { readonly at: number; readonly took: number }[] = [];
    const collector = new PerformanceObserver((list) => {
      for (const { startTime, duration } of list.getEntries()) pauses.push({ at: startTime, took: duration });
    });
    collector.observe({ entryTypes: ['gc'] });
    const decisions: { readonly at: number; readonly took: number; readonly flush: number; readonly worked: number }[] = [];
    const alone = await timed(`${count} decisions, one by one`, async () => {
      for (let due = 1; due <= count; due += 1) {
        const at = performance.now();
        const before = process.cpuUsage();
        await decide(due);
        const { user, system } = process.cpuUsage(before);
        decisions.push({ at, took: performance.now() - at, flush: flushes.took.at(-1) ?? 0, worked: (user + system) / 1000 });
      }
    });
    // Entries of the collector come a turn later.
    await new Promise((resolve) => { setImmediate(resolve); });
    collector.disconnect();
    console.log(`  ${(count / alone * 1000).toFixed(0)} a second`);
    for (const { took, flush, worked } of decisions.slice(0, 1)) {
      console.log(`  the first                ${took.toFixed(2)} ms, flush ${flush.toFixed(2)}, processor ${worked.toFixed(2)}`);
    }
    console.log(spread('a decision', decisions.map(({ took }) => took)));
    console.log(spread('of it the flush', decisions.map(({ flush }) => flush)));
    console.log(spread('of it what we do', decisions.map(({ took, flush }) => took - flush)));
    // What a busy machine does to the others it does not do to this one: all of our threads together.
    console.log(spread('processor time', decisions.map(({ worked }) => worked)));
    const slow = decisions.flatMap(({ at, took, flush, worked }, index) => {
      if (took <= 20) return [];
      const collected = pauses.filter((pause) => pause.at >= at && pause.at < at + took).reduce((sum, pause) => sum + pause.took, 0);
      const parts = `flush ${flush.toFixed(0)}, processor ${worked.toFixed(0)}, collection ${collected.toFixed(0)}`;
      return [`no. ${index + 1}: ${took.toFixed(0)} ms, ${parts}`];
    });
    console.log(`  above 20 ms: ${slow.length === 0 ? 'none' : slow.slice(0, 8).join('; ')}`);
    await timed('save', () => engine.save(file, task));
    await engine.close();
    await timed('open again', () => engine.openFile(file, task));
    await timed('make its lists ready', () => engine.prepareLists(task));
    await engine.close();
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const [source = 'large', count = '5000'] = process.argv.slice(2);
await measure(source === 'large' ? await largeEngagement() : source, Number(count));
