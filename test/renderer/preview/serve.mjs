// @ts-check
/** Bundles the preview into `dist/preview` and says where its page is. With `--watch` it follows changes. */
import { copyFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const out = join(root, 'dist', 'preview');
mkdirSync(out, { recursive: true });
await build({
  absWorkingDir: root,
  entryPoints: ['test/renderer/preview/preview.ts'],
  outfile: join(out, 'app.js'),
  bundle: true,
  format: 'iife',
  target: 'chrome130',
  jsx: 'automatic',
  define: { 'process.env.NODE_ENV': '"production"' },
  logLevel: 'warning',
  minify: true,
});
copyFileSync(join(root, 'renderer', 'index.html'), join(out, 'index.html'));
console.log(pathToFileURL(join(out, 'index.html')).href);
