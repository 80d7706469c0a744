// @ts-check
/** `npm run bench [NAME …]`: bundles test/bench/NAME.ts (bench by default) and runs it on bare Node, as the command line runs. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { dist, root } from './paths.mjs';

const [name = 'bench', ...parameters] = process.argv.slice(2);
const entry = join(root, 'test', 'bench', `${name}.ts`);
if (!existsSync(entry)) {
  console.error(`there is no test/bench/${name}.ts`);
  process.exit(2);
}
const built = spawnSync(process.execPath, [join(root, 'build', 'bundle.mjs'), '--quiet'], { cwd: root, stdio: 'inherit' });
if (built.status !== 0) process.exit(1);
const outfile = join(dist, 'bench', `${name}.mjs`);
/** What lies in this folder knows the project by where it lies itself. @type {import('esbuild').Plugin} */
const toolsStayInPlace = {
  name: 'tools stay in place',
  setup: ({ onResolve }) => onResolve({ filter: /[/]build[/][a-zA-Z]+[.]mjs$/ }, ({ resolveDir, path }) => ({
    path: pathToFileURL(join(resolveDir, path)).href, external: true,
  })),
};
await build({
  absWorkingDir: root, entryPoints: [entry], outfile, bundle: true, platform: 'node', format: 'esm', target: 'node20', packages: 'external',
  plugins: [toolsStayInPlace], logLevel: 'warning',
});
process.exit(spawnSync(process.execPath, ['--expose-gc', outfile, ...parameters], { cwd: root, stdio: 'inherit' }).status ?? 1);
