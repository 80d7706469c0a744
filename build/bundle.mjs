// @ts-check
/**
 * Bundles each process into `dist`: main, preload, engine and command line as CommonJS for Node 20 and later (Electron 33
 * and 45 alike), the window as a module. exceljs is a file of its own, loaded only when a report is written. What does not
 * exist yet is named and skipped, so that the parts can be built one by one.
 */
import { copyFileSync, existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { dist, root } from './paths.mjs';

const development = process.argv.includes('--development');
const quiet = process.argv.includes('--quiet');

/** @type {import('esbuild').BuildOptions} */
const shared = {
  absWorkingDir: root,
  bundle: true,
  logLevel: 'warning',
  minifySyntax: !development,
  minifyWhitespace: !development,
  sourcemap: development ? 'linked' : false,
  legalComments: 'none',
  define: { 'process.env.NODE_ENV': development ? '"development"' : '"production"' },
};

/** @type {import('esbuild').BuildOptions} */
const node = { ...shared, platform: 'node', format: 'cjs', target: 'node20' };

/** exceljs as it lies beside the bundles, so that they start without reading it. @type {import('esbuild').Plugin} */
const exceljsApart = {
  name: 'exceljs-apart',
  setup(builder) {
    builder.onResolve({ filter: /^exceljs$/ }, () => ({ path: '../vendor/exceljs.cjs', external: true }));
  },
};

/** @type {{ entry: string, into: string, options: import('esbuild').BuildOptions }[]} */
const parts = [
  { entry: 'electron/main/main.ts', into: 'main/main.cjs', options: { ...node, external: ['electron'] } },
  {
    entry: 'electron/preload/preload.ts', into: 'preload/preload.cjs',
    options: { ...shared, platform: 'browser', format: 'cjs', target: 'chrome130', external: ['electron'] },
  },
  {
    entry: 'electron/engine/main.ts', into: 'engine/engine.cjs',
    options: { ...node, external: ['electron'], plugins: [exceljsApart] },
  },
  // Beside the engine, where the package takes it along; the command line starts it from there too.
  { entry: 'electron/node/besideThread.ts', into: 'engine/beside.cjs', options: node },
  { entry: 'electron/cli/countersign.ts', into: 'cli/countersign.cjs', options: { ...node, plugins: [exceljsApart] } },
  {
    entry: 'renderer/app/main.tsx', into: 'renderer/app.js',
    options: { ...shared, platform: 'browser', format: 'esm', target: 'chrome130', jsx: 'automatic' },
  },
];

/** esbuild has said already what is wrong, with file and line. */
const stop = () => process.exit(1);
const made = await Promise.all(parts.map(async ({ entry, into, options }) => {
  if (!existsSync(join(root, entry))) {
    if (!quiet) console.log(`not there yet, left out: ${entry}`);
    return false;
  }
  await build({ ...options, entryPoints: [entry], outfile: join(dist, into) }).catch(stop);
  return true;
}));
await build({
  ...node, minifySyntax: true, minifyWhitespace: true, entryPoints: ['exceljs'], outfile: join(dist, 'vendor', 'exceljs.cjs'),
  // Its unzipper can read from a cloud store, with a package nobody has; that code is never reached.
  external: ['@aws-sdk/client-s3'],
}).catch(stop);
mkdirSync(join(dist, 'renderer'), { recursive: true });
copyFileSync(join(root, 'node_modules', 'sql.js', 'dist', 'sql-wasm.wasm'), join(dist, 'sql-wasm.wasm'));
const page = join(root, 'renderer', 'index.html');
if (existsSync(page)) copyFileSync(page, join(dist, 'renderer', 'index.html'));
if (!quiet) console.log(`built ${made.filter(Boolean).length} of ${parts.length} parts into dist`);
