/**
 * Whole folders and what an import makes of them: `test/fixtures/import/<case>/input` beside `expected.json`. A new case is a
 * new folder;
 * `npx vitest run test/engine/import/golden.test.ts -u` writes what it gives now, to be read before it is kept.
 */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { importFiles } from '../../../src/engine/import/importFolder.ts';
import { stubPorts, stubTask } from '../stubPorts.ts';
import { dump, emptyEngagement } from './imported.ts';

const FIXTURES = join(import.meta.dirname, '../../fixtures/import');

describe('the import of', () => {
  for (const name of readdirSync(FIXTURES).sort()) {
    it(name, async () => {
      const folder = join(FIXTURES, name, 'input');
      const files = readdirSync(folder).map((file) => ({ name: file, bytes: new Uint8Array(readFileSync(join(folder, file))) }));
      const db = await emptyEngagement();
      await importFiles(db, stubPorts(), files, { keepSources: false }, stubTask());
      await expect(`${JSON.stringify(dump(db), null, 2)}\n`).toMatchFileSnapshot(join(FIXTURES, name, 'expected.json'));
      expect(db.rows('PRAGMA integrity_check', (row) => row[0])).toEqual(['ok']);
      db.close();
    });
  }
});
