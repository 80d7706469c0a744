// @ts-check
/** After an installation: builds `dist`, and puts the command where npx looks first, which npm does for dependencies only. */
import { existsSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './paths.mjs';

const modules = join(root, 'node_modules');
if (existsSync(join(modules, 'esbuild'))) {
  const commands = join(modules, '.bin');
  mkdirSync(commands, { recursive: true });
  if (process.platform === 'win32') {
    writeFileSync(join(commands, 'countersign.cmd'), '@node "%~dp0\\..\\..\\build\\countersign.mjs" %*\r\n');
  } else {
    const link = join(commands, 'countersign');
    rmSync(link, { force: true });
    symlinkSync(join('..', '..', 'build', 'countersign.mjs'), link);
  }
  process.argv.push('--quiet');
  await import('./bundle.mjs');
} else {
  console.log('The tools for building are not installed (npm ci installs them), so dist is not built.');
}
