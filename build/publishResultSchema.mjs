// Writes docs/result-document.schema.json from its definition in src/contract/resultDocument.ts. A test says when it is stale.
import { build } from 'esbuild';
import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

const root = new URL('../', import.meta.url);
const bundled = await build({
  entryPoints: [fileURLToPath(new URL('src/contract/resultDocument.ts', root))],
  bundle: true, write: false, format: 'esm', platform: 'neutral', mainFields: ['module', 'main'], absWorkingDir: fileURLToPath(root),
});
const [bundle] = bundled.outputFiles;
if (bundle === undefined) throw new Error('esbuild wrote nothing');
const source = Buffer.from(bundle.contents).toString('base64');
const { resultDocumentSchema } = await import(`data:text/javascript;base64,${source}`);
const target = new URL('docs/result-document.schema.json', root);
await writeFile(target, `${JSON.stringify(resultDocumentSchema(), null, 2)}\n`);
console.log(`wrote ${fileURLToPath(target)}`);
