import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from './program.ts';

/** A test whose folder dialog answers with a folder of these files, by name. */
export function withExports(files: Readonly<Record<string, string>>) {
  return test.extend({
    dialogAnswers: async ({ folder }, use) => {
      const exports = join(folder, 'exports');
      await mkdir(exports);
      for (const [name, text] of Object.entries(files)) await writeFile(join(exports, name), text);
      await use([exports]);
    },
  });
}
