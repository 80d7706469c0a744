// @ts-check
/** After an installation: builds `dist`. Without the tools for it (npm ci --omit=dev) there is nothing to build with. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './paths.mjs';

if (existsSync(join(root, 'node_modules', 'esbuild'))) {
  process.argv.push('--quiet');
  await import('./bundle.mjs');
} else {
  console.log('The tools for building are not installed (npm ci installs them), so dist is not built.');
}
