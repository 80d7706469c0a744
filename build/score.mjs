// @ts-check
/** `npm run score`: bundles test/scoring/scoring.ts and runs it on bare Node. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { build } from 'esbuild';
import { dist, root } from './paths.mjs';

const outfile = join(dist, 'scoring', 'scoring.mjs');
await build({
  absWorkingDir: root, entryPoints: [join(root, 'test', 'scoring', 'scoring.ts')], outfile, bundle: true, platform: 'node', format: 'esm',
  target: 'node20', packages: 'external', logLevel: 'warning',
});
process.exit(spawnSync(process.execPath, [outfile, ...process.argv.slice(2)], { cwd: root, stdio: 'inherit' }).status ?? 1);
