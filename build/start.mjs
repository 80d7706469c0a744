// @ts-check
/**
 * `npm start`: builds and opens the program. Where there is no display it audits the sample without a window instead, and says
 * where the report is.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { hasDisplay } from './display.mjs';
import { dist, root } from './paths.mjs';
import { ensureRuntime } from './runtime.mjs';

/** @param {readonly string[]} parameters */
function node(...parameters) {
  return spawnSync(process.execPath, [...parameters], { cwd: root, stdio: 'inherit' }).status ?? 1;
}

if (node(join(root, 'build', 'bundle.mjs'), '--quiet') !== 0) process.exit(1);
if (hasDisplay()) {
  const { binary } = await ensureRuntime();
  // Chromium's sandbox cannot be made by root.
  const asRoot = process.platform === 'linux' && process.getuid?.() === 0;
  const run = spawnSync(binary, [root, ...(asRoot ? ['--no-sandbox'] : []), ...process.argv.slice(2)], { cwd: root, stdio: 'inherit' });
  process.exit(run.status ?? 1);
}

console.log('There is no display here to open a window on, so the sample is audited without one.\n');
const program = join(dist, 'cli', 'countersign.cjs');
const folder = join(dist, 'sample');
const exported = join(folder, 'exports');
const report = join(folder, 'sample-report.xlsx');
const result = join(folder, 'sample-result.json');
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
if (node(program, 'sample', exported) !== 0) process.exit(1);
const engagement = join(folder, 'sample.countersign');
const status = node(program, 'audit', exported, '--engagement', engagement, '--report', report, '--json', result, '--quiet');
// 1 says that the audit found exceptions, and the sample has one of every kind.
if (status > 1) process.exit(status);
console.log(`\nReport:     ${relative(root, report)}\nResult:     ${relative(root, result)}\nEngagement: ${relative(root, engagement)}`);
console.log(`Exports:    ${relative(root, exported)} (what the sample's systems would have sent)`);
console.log('\nWith a display, npm start opens the window.');
