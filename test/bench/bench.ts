/**
 * `npm run bench [-- bench --runs 3 --positions 1300000 --events 1250000 --assert]`
 *
 * The whole audit against a DuckDB script that does the same joins, on the same files, in turns on the same machine. Prints the
 * medians, their ratio and the peak memory. With `--assert` it fails where Countersign is slower than DuckDB or takes more than
 * 1.5 GB. `--duckdb-only` measures the script alone. With `--untidy` the same movements are told without common references; DuckDB then
 * runs the same plain joins, which find what they find, and the lists are not compared.
 */
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { duckdbAudit } from './duckdbAudit.ts';
import type { MeasuredRun } from './measuredRun.ts';
import { measuredRun, median } from './measuredRun.ts';
import { tidyEngagement } from './tidyEngagement.ts';

const MEMORY_LIMIT = 1.5e9;

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '3' }, positions: { type: 'string', default: '1300000' },
    events: { type: 'string', default: '1250000' }, assert: { type: 'boolean', default: false },
    'duckdb-only': { type: 'boolean', default: false }, untidy: { type: 'boolean', default: false },
    duckdb: { type: 'string' }, out: { type: 'string', default: '' },
  },
});

if (values.duckdb !== undefined) await duckdbAudit(values.duckdb, values.out);
else process.exitCode = await compare();

async function compare(): Promise<number> {
  const folder = await tidyEngagement({
    positions: Number(values.positions), events: Number(values.events), isUntidy: values.untidy,
  });
  const scratch = await mkdtemp(join(tmpdir(), 'countersign-bench-run-'));
  const command = join(process.cwd(), 'dist', 'cli', 'countersign.cjs');
  const ours: MeasuredRun[] = [];
  const theirs: MeasuredRun[] = [];
  try {
    await mkdir(join(scratch, 'duckdb'));
    if (!values['duckdb-only'] && !existsSync(command)) throw new Error('dist/cli/countersign.cjs is not there: run npm run build first');
    for (let round = 0; round < Number(values.runs); round += 1) {
      if (!values['duckdb-only']) {
        ours.push(await measuredRun([command, 'audit', folder, '--json', join(scratch, 'result.json'), '--quiet'], scratch));
        say('countersign', ours.at(-1));
      }
      theirs.push(await measuredRun([fileURLToPath(import.meta.url), '--duckdb', folder, '--out', join(scratch, 'duckdb')], scratch));
      say('duckdb', theirs.at(-1));
    }
    return values['duckdb-only'] ? 0 : await verdict(ours, theirs, scratch);
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

function say(name: string, run: MeasuredRun | undefined): void {
  if (run === undefined) return;
  const [wall, cpu, peak] = [run.seconds.toFixed(2), run.cpuSeconds.toFixed(2), (run.peakBytes / 1e6).toFixed(0)];
  console.log(`${name.padEnd(12)} ${wall} s  processor ${cpu} s  peak ${peak} MB  exit ${run.status}`);
}

type Row = Readonly<Record<string, unknown>>;

function varianceKey(row: Row): string {
  return [row['sku'], row['location'], row['system'], Number(row['variance'])].join(' ');
}

function exceptionKey(row: Row): string {
  return [row['handoff'], row['kind'], row['sku'], row['location']].join(' ');
}

async function readJson(path: string): Promise<unknown> {
  return JSON.parse(await readFile(path, 'utf8'));
}

function keysOf(rows: unknown, of: (row: Row) => string): string[] {
  return (rows as readonly Row[]).map(of).sort();
}

async function verdict(ours: readonly MeasuredRun[], theirs: readonly MeasuredRun[], scratch: string): Promise<number> {
  const failed = [...ours.filter(({ status }) => status > 1), ...theirs.filter(({ status }) => status > 0)];
  if (failed.length > 0) {
    console.error('A run failed; nothing is compared.');
    return 2;
  }
  for (const [name, of] of values.untidy ? [] : [['variances', varianceKey], ['exceptions', exceptionKey]] as const) {
    const here = keysOf((await readJson(join(scratch, 'result.json')) as Record<string, unknown>)[name], of);
    const there = keysOf(await readJson(join(scratch, 'duckdb', `${name}.json`)), of);
    const same = here.length === there.length && here.every((key, at) => key === there[at]);
    console.log(`${name.padEnd(12)} countersign ${here.length}, duckdb ${there.length}, ${same ? 'the same ones' : 'NOT the same ones'}`);
  }
  const [ownTime, otherTime] = [median(ours.map(({ seconds }) => seconds)), median(theirs.map(({ seconds }) => seconds))];
  const peak = Math.max(...ours.map(({ peakBytes }) => peakBytes));
  const ratio = (ownTime / otherTime).toFixed(2);
  console.log(`median       countersign ${ownTime.toFixed(2)} s, duckdb ${otherTime.toFixed(2)} s, ratio ${ratio}`);
  console.log(`peak memory  countersign ${(peak / 1e6).toFixed(0)} MB, limit ${(MEMORY_LIMIT / 1e6).toFixed(0)} MB`);
  return values.assert && (ownTime > otherTime || peak > MEMORY_LIMIT) ? 1 : 0;
}
