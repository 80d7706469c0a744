// @ts-check
/** Compiles every environment without writing anything; says which folder an error is in and fails where there is one. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './paths.mjs';

const folders = ['.', 'src', 'electron', 'electron/preload', 'renderer', 'test', 'build'];
const compiler = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
let failed = false;
for (const folder of folders) {
  const config = join(root, folder, 'tsconfig.json');
  if (!existsSync(config)) continue;
  const cache = join(root, 'node_modules', '.cache', `${folder === '.' ? 'root' : folder.replace('/', '-')}.tsbuildinfo`);
  const run = spawnSync(process.execPath, [compiler, '-p', config, '--incremental', '--tsBuildInfoFile', cache], {
    cwd: root, encoding: 'utf8',
  });
  // 18003: no file in the folder yet.
  if (run.status === 0 || run.stdout.includes('TS18003')) continue;
  failed = true;
  process.stdout.write(run.stdout + run.stderr);
}
process.exit(failed ? 1 : 0);
