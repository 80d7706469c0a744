import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Database } from '../../../src/store/database.ts';
import { createSchema } from '../../../src/store/schema/createSchema.ts';
import { SCHEMA_VERSION } from '../../../src/store/schema/tables.ts';
import { encodeTrailer } from '../../../src/store/snapshot/trailer.ts';
import { decide, task, workbench } from './workbench.ts';
import type { Workbench } from './workbench.ts';

let bench: Workbench;
beforeEach(async () => { bench = await workbench(); });
afterEach(async () => { await bench.remove(); });

const VERSIONS = Array.from({ length: SCHEMA_VERSION - 1 }, (_, at) => at + 1);
const definitions = (db: Database) => db.rows(
  "SELECT name, sql FROM sqlite_schema WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite_%' ORDER BY name",
  (row) => [row[0], row[1]]);

describe.each(VERSIONS)('a file as version %i of the schema had it', (version) => {
  const bytes = gunzipSync(readFileSync(new URL(`../../fixtures/engagements/v${version}.countersign.gz`, import.meta.url)));

  it('is copied as it was, taken to this version, worked in, saved and sound', async () => {
    const file = join(bench.folder, 'Old.countersign');
    await writeFile(file, bytes);
    const engine = bench.engine();
    const { notices, readOnly } = await engine.openFile(file, task);
    expect(readOnly).toBe(false);
    expect(notices.join(' ')).toContain(`kept as Old.countersign.version-${version}`);
    expect((await readFile(`${file}.version-${version}`)).equals(bytes)).toBe(true);
    const decided = await decide(engine, { command: 'note', exceptions: ['E-000001'], text: 'Seen again' })
      .catch(() => decide(engine, { command: 'addOwner', owner: 'Nadia' }));
    await engine.calls['engagement.run']({}, task);
    await engine.save(file, task);
    expect((await engine.verify(file, task)).filter(({ sound }) => !sound)).toEqual([]);
    await engine.close();
    const [saved, anew] = [await Database.open(bench.ports.sqlWasm, (await readFile(file)).subarray(0, -64)),
      await Database.open(bench.ports.sqlWasm)];
    createSchema(anew);
    expect(definitions(saved)).toEqual(definitions(anew));
    expect(saved.number('SELECT count(*) FROM decision WHERE hash = ?', [decided.hash])).toBe(1);
    saved.close();
    anew.close();
    // Opened again it is no earlier version any more.
    const again = bench.engine();
    expect((await again.openFile(file, task)).notices.join(' ')).not.toContain('earlier version');
    await again.close();
    expect((await readdir(bench.folder)).filter((name) => name.startsWith('Old.') && !/\.[1-3]$/u.test(name)).toSorted()).toEqual(
      ['Old.countersign', `Old.countersign.version-${version}`]);
  });
});

it('one of a later version is refused with that reason, and nothing beside it is touched', async () => {
  const engine = await bench.saved();
  await engine.close();
  const db = await Database.open(bench.ports.sqlWasm, (await readFile(bench.file)).subarray(0, -64));
  db.run(`PRAGMA user_version = ${SCHEMA_VERSION + 1}`);
  const later = join(bench.folder, 'Later.countersign');
  const pages = db.export();
  db.close();
  const hash = createHash('sha256').update(pages).digest('hex');
  await writeFile(later, Buffer.concat([pages, encodeTrailer(pages.length, hash)]));
  const before = await readdir(bench.folder);
  const opened: unknown = await bench.engine().openFile(later, task).catch((error: unknown) => error);
  expect(opened).toMatchObject({ problem: { code: 'engagement_newer', found: `version ${SCHEMA_VERSION + 1}` } });
  expect(await readdir(bench.folder)).toEqual(before);
});
