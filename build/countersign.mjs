#!/usr/bin/env node
// @ts-check
/** `npx countersign …`: the command line out of `dist`, which is built first where it is missing. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { dist, root } from './paths.mjs';

const program = join(dist, 'cli', 'countersign.cjs');
if (!existsSync(program)) {
  const built = spawnSync(process.execPath, [join(root, 'build', 'bundle.mjs'), '--quiet'], { cwd: root, stdio: ['ignore', 2, 2] });
  if (built.status !== 0) process.exit(2);
}
process.argv[1] = program;
await import(pathToFileURL(program).href);
