/**
 * `npm run bench -- growth [--events 1250000,2500000,5000000,10000000] [--positions 1300000] [--untidy]`
 *
 * The whole audit, import to result document, of engagements that differ only in how many events their logs hold. Prints for each the time,
 * the processor's time, the peak memory, and how much the time grew against how much the rows did: 1.00 is linear.
 */
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { measuredRun } from './measuredRun.ts';
import { tidyEngagement } from './tidyEngagement.ts';

const { values } = parseArgs({
  options: {
    events: { type: 'string', default: '1250000,2500000,5000000,10000000' }, positions: { type: 'string', default: '1300000' },
    untidy: { type: 'boolean', default: false },
  },
});

const command = join(process.cwd(), 'dist', 'cli', 'countersign.cjs');
if (!existsSync(command)) throw new Error('dist/cli/countersign.cjs is not there: run npm run build first');
const positions = Number(values.positions);
let before: { readonly rows: number; readonly cpuSeconds: number } | undefined;
for (const events of values.events.split(',').map(Number)) {
  const folder = await tidyEngagement({ positions, events, isUntidy: values.untidy });
  const scratch = await mkdtemp(join(tmpdir(), 'countersign-bench-run-'));
  try {
    const run = await measuredRun([command, 'audit', folder, '--json', join(scratch, 'result.json'), '--quiet'], scratch);
    const rows = positions + events;
    const more = before === undefined ? NaN : (run.cpuSeconds / before.cpuSeconds) / (rows / before.rows);
    const growth = Number.isNaN(more) ? '' : `  grew ${more.toFixed(2)} × as the rows`;
    console.log(`${String(events).padStart(9)} events  ${run.seconds.toFixed(1)} s  processor ${run.cpuSeconds.toFixed(1)} s  `
      + `peak ${(run.peakBytes / 1e6).toFixed(0)} MB  exit ${run.status}${growth}`);
    if (run.status > 1) process.exitCode = 2;
    else before = { rows, cpuSeconds: run.cpuSeconds };
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}
