/** One run of a program in a process of its own: how long it took from start to exit, its processor time, and the most memory it held. */
import { spawn } from 'node:child_process';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

export interface MeasuredRun {
  readonly seconds: number;
  /** Processor time over all threads: what the work costs, however busy the machine is. */
  readonly cpuSeconds: number;
  readonly peakBytes: number;
  readonly status: number;
}

/** Loaded into the child before its own code; says at the end what the operating system counted. */
const HOOK = `process.on('exit', () => require('node:fs').writeFileSync(process.env.COUNTERSIGN_BENCH_USAGE,
  JSON.stringify(process.resourceUsage())));`;

export async function measuredRun(parameters: readonly string[], scratch: string): Promise<MeasuredRun> {
  const hook = join(scratch, 'usage.cjs');
  const usage = join(scratch, 'usage.json');
  await writeFile(hook, HOOK);
  await rm(usage, { force: true });
  const began = performance.now();
  const status = await new Promise<number>((resolve, reject) => {
    const child = spawn(process.execPath, ['--require', hook, ...parameters], {
      stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, COUNTERSIGN_BENCH_USAGE: usage },
    });
    child.on('error', reject);
    child.on('exit', (code, signal) => (signal === null ? resolve(code ?? 0) : reject(new Error(`ended by ${signal}`))));
  });
  const seconds = (performance.now() - began) / 1000;
  const { maxRSS, userCPUTime, systemCPUTime } = JSON.parse(await readFile(usage, 'utf8')) as NodeJS.ResourceUsage;
  return { seconds, cpuSeconds: (userCPUTime + systemCPUTime) / 1e6, peakBytes: maxRSS * 1024, status };
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((left, right) => left - right);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? (sorted[middle] ?? NaN) : ((sorted[middle - 1] ?? NaN) + (sorted[middle] ?? NaN)) / 2;
}
