// @ts-check
/**
 * `npm run screenshots [-- -g WORD]`: builds, then takes the pictures of `test/e2e/screenshots.ts` in the real window, under
 * `dist/screenshots`. Brings its own screen where the machine has none.
 */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { withDisplay } from './display.mjs';
import { root } from './paths.mjs';

/** @param {readonly string[]} command @param {NodeJS.ProcessEnv} [env] */
const run = (command, env = process.env) => spawnSync(process.execPath, [...command], { cwd: root, stdio: 'inherit', env }).status ?? 1;

const built = run([join(root, 'build', 'bundle.mjs')]);
const playwright = join(root, 'node_modules', '@playwright', 'test', 'cli.js');
const config = join('test', 'e2e', 'screenshots.config.ts');
process.exitCode = built === 0
  ? await withDisplay((environment) => run([playwright, 'test', '-c', config, ...process.argv.slice(2)], environment))
  : built;
