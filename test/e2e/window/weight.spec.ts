import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { root } from '../../../build/paths.mjs';
import { expect, test } from '../support/program.ts';

const part = (name: string): Promise<Buffer> => readFile(join(root, 'dist', 'renderer', name));

test('what the window loads at its start is light, and holds no library that makes code out of texts', async () => {
  const parts = await Promise.all(['app.js', 'app.css', 'index.html'].map(part));
  const compressed = parts.reduce((sum, bytes) => sum + gzipSync(bytes).length, 0);
  expect(compressed).toBeLessThan(1_500_000);
  expect(parts[0]?.includes('ZodError')).toBe(false);
});
