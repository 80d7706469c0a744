// @ts-check
/**
 * `npm test`: types, lint, unit tests (layers, store and engine among them), then the real window. Goes on after a failure, so
 * that one run tells everything, and ends with "N passed, N failed" on a line of its own.
 * `--without-window` leaves the window out (`npm run check`), `--window-only` runs nothing else.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { withDisplay } from './display.mjs';
import { dist, root } from './paths.mjs';

const withoutWindow = process.argv.includes('--without-window');
const windowOnly = process.argv.includes('--window-only');
const selection = process.argv.slice(2).filter((argument) => !['--without-window', '--window-only'].includes(argument));
const results = join(dist, 'test-results');
const tools = {
  eslint: join(root, 'node_modules', 'eslint', 'bin', 'eslint.js'),
  vitest: join(root, 'node_modules', 'vitest', 'vitest.mjs'),
  playwright: join(root, 'node_modules', '@playwright', 'test', 'cli.js'),
};
let passed = 0;
let failed = 0;

/** @param {string} title @param {readonly string[]} command @param {NodeJS.ProcessEnv} [environment] */
function run(title, command, environment = process.env) {
  const began = Date.now();
  console.log(`— ${title}`);
  const { status } = spawnSync(process.execPath, [...command], { cwd: root, stdio: ['ignore', 'inherit', 'inherit'], env: environment });
  console.log(`  ${status === 0 ? 'passed' : 'FAILED'} in ${((Date.now() - began) / 1000).toFixed(1)} s`);
  return status === 0;
}

/** A tool that only passes or fails counts as one. @param {boolean} good */
function count(good) {
  if (good) passed += 1;
  else failed += 1;
}

/**
 * Adds what a runner counted; a run that failed without a failed test of its own (it crashed, it found none) counts as one.
 * @param {boolean} good @param {string} file @param {(report: any) => { passed: number, failed: number }} read
 */
function countReport(good, file, read) {
  const report = existsSync(file) ? read(JSON.parse(readFileSync(file, 'utf8'))) : { passed: 0, failed: 0 };
  passed += report.passed;
  failed += report.failed;
  if (!good && report.failed === 0) failed += 1;
}

rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });
const built = run('build', [join(root, 'build', 'bundle.mjs')]);
if (!built) failed += 1;

if (!windowOnly) {
  count(run('types', [join(root, 'build', 'typecheck.mjs')]));
  count(run('lint', [tools.eslint, '.', '--max-warnings', '0']));
  const report = join(results, 'vitest.json');
  const good = run('unit', [tools.vitest, 'run', '--reporter=dot', '--reporter=json', `--outputFile.json=${report}`, ...selection]);
  countReport(good, report, ({ numPassedTests, numFailedTests }) => ({ passed: numPassedTests, failed: numFailedTests }));
}

if (!withoutWindow && built) {
  await withDisplay((environment) => {
    const report = join(results, 'playwright.json');
    const good = run('window', [tools.playwright, 'test', '--reporter=list,json', ...(windowOnly ? selection : [])], {
      ...environment, PLAYWRIGHT_JSON_OUTPUT_NAME: report,
    });
    countReport(good, report, ({ stats }) => ({ passed: stats.expected + stats.flaky, failed: stats.unexpected }));
  });
}

console.log(`\n${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
