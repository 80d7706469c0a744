/**
 * One folder a case: an input small enough to work out by hand (engagement.json says in its name what it is about) and
 * expected.json, the whole result document. A new case is a new folder. `UPDATE_GOLDEN=1 npx vitest run test/golden` writes
 * what the engine says today into them; read the difference line by line before it is committed.
 */
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { EXCEPTION_KINDS } from '../../src/domain/vocabulary.ts';
import type { TextFile } from '../sample/audited.ts';
import { audited } from '../sample/audited.ts';

const folder = import.meta.dirname;
const cases = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map(({ name }) => name).sort();

function filesOf(name: string): TextFile[] {
  return readdirSync(join(folder, name)).filter((file) => file !== 'expected.json')
    .map((file) => ({ name: file, text: readFileSync(join(folder, name, file), 'utf8') }));
}

describe('golden cases', () => {
  it.each(cases)('%s', async (name) => {
    const { document } = await audited(filesOf(name));
    const expected = join(folder, name, 'expected.json');
    if (process.env['UPDATE_GOLDEN'] === '1') writeFileSync(expected, `${JSON.stringify(document, null, 2)}\n`);
    expect(document).toEqual(JSON.parse(readFileSync(expected, 'utf8')));
  });

  it('cover every kind of exception by name', () => {
    expect(EXCEPTION_KINDS.filter((kind) => !cases.includes(kind))).toEqual([]);
  });
});
