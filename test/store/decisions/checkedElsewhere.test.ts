/** The engagement file is checked by a program that knows nothing but its page: the script that stands there. */
import { execFileSync, spawnSync } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { verifyEngagement } from '../../../src/engine/file/verifyEngagement.ts';
import { Database } from '../../../src/store/database.ts';
import { encodeTrailer } from '../../../src/store/snapshot/trailer.ts';
import { FILES, writeFolder } from '../../cli/smallFolder.ts';
import { decide, task, workbench } from '../../engine/file/workbench.ts';
import type { Workbench } from '../../engine/file/workbench.ts';

const hasPython = spawnSync('python3', ['-c', 'import sqlite3']).status === 0;
let bench: Workbench;
let script: string;
beforeEach(async () => {
  bench = await workbench();
  const page = await readFile(new URL('../../../docs/engagement-file.md', import.meta.url), 'utf8');
  script = join(bench.folder, 'check.py');
  await writeFile(script, /```python\n([\s\S]+?)```/u.exec(page)?.[1] ?? '');
});
afterEach(async () => { await bench.remove(); });

async function decided(): Promise<void> {
  const engine = await bench.saved();
  const text = 'Zählung „DC1“ — “47” ≠ 52 \u{1F4E6}, second count';
  await decide(engine, { command: 'note', exceptions: ['E-000001'], text }, 'weil es so ist \\ "');
  await writeFile(join(bench.folder, 'proof.txt'), 'Signed by the carrier');
  await engine.attach(join(bench.folder, 'proof.txt'), { who: 'Dana Reyes', exceptions: ['E-000001'] }, task);
  await decide(engine, { command: 'setDue', exceptions: ['E-000001'], due: 1000 });
  await engine.close();
}

/** The file after `change`, with its hash renewed, as somebody would who knows how. */
async function forged(change: string): Promise<void> {
  const db = await Database.open(bench.ports.sqlWasm, (await readFile(bench.file)).subarray(0, -64));
  db.run(change);
  const pages = db.export();
  const digest = bench.ports.digests.sha256();
  digest.update(pages);
  await writeFile(bench.file, Buffer.concat([pages, encodeTrailer(pages.length, digest.hex())]));
  db.close();
}

const ours = async (): Promise<readonly string[]> => (await verifyEngagement(bench.ports, bench.file, task))
  .filter(({ sound, name }) => !sound && name !== 'readable').map(({ finding }) => finding);
const theirs = (): string => {
  const { status, stdout, stderr } = spawnSync('python3', [script, bench.file], { encoding: 'utf8' });
  return status === 0 ? stdout.trim() : /AssertionError: (.*)/u.exec(stderr)?.[1] ?? stderr;
};

describe.runIf(hasPython)('an engagement file', () => {
  it('is found sound by both', async () => {
    await decided();
    expect(await ours()).toEqual([]);
    expect(theirs()).toBe('sound: 5 decisions, 5 files');
    const query = 'SELECT kind, count(*), sum(quantity) FROM exception_list GROUP BY kind';
    const read = `import sqlite3\nprint(sqlite3.connect('file:${bench.file}?mode=ro', uri=True).execute('${query}').fetchall())`;
    expect(execFileSync('python3', ['-c', read], { encoding: 'utf8' }).trim()).toMatch(/^\[\('\w+', 1, -?\d+\.\d\)\]$/u);
  });

  it.each([
    ['one byte of a note', `UPDATE decision SET payload = replace(payload, 'second', 'Second') WHERE seq = 3`,
      'decision 3 (note) was changed', 'decision 3 was changed'],
    ['who it was', `UPDATE decision SET who = 'Ann' WHERE seq = 4`, 'decision 4 (attach) was changed', 'decision 4 was changed'],
    ['one that is dropped', 'DELETE FROM decision WHERE seq = 4', 'decision 4 is missing (the next one is 5)',
      'decision 4 does not follow the one before it'],
    ['the last one dropped', 'DELETE FROM decision WHERE seq = 5', 'decision 5, the last one when the file was saved, is missing',
      'decisions at the end are missing'],
    ['a source', `UPDATE source SET sha256 = replace(sha256, substr(sha256, 1, 1), 'g') WHERE id = 1`,
      'its content was changed', 'is not what was received'],
  ])('tells %s under a renewed hash, to both', async (_what, change, said, alsoSaid) => {
    await decided();
    await forged(change);
    expect((await ours()).join('; ')).toContain(said);
    expect(theirs()).toContain(alsoSaid);
  });

  it('with lines that proved what is gone: they are proved by both, and told where they were changed', async () => {
    const engine = await bench.saved();
    const next = join(bench.folder, 'next');
    await writeFolder(next, {
      'engagement.json': null, 'wms_stock.csv': 'Item,Place,On Hand\nA-1,DC1,52\nB-2,DC1,10\n',
      'wms_events.csv': FILES['erp_events.csv']!, 'erp_events.csv': FILES['erp_events.csv']!,
    });
    await engine.rollForward(next, { cutoff: '2026-11-30T23:59:59-05:00', name: 'November close' }, task);
    await engine.save(bench.file, task);
    await engine.close();
    expect(await ours()).toEqual([]);
    expect(theirs()).toBe('sound: 5 decisions, 5 files');
    const db = await Database.open(bench.ports.sqlWasm, (await readFile(bench.file)).subarray(0, -64));
    expect(db.rows('SELECT id, kind, reference, file, "row", length(sha256) FROM gone_list', (row) => [...row])).toEqual(
      [['E-000001', 'missing_event', 'SO1', 'wms_events.csv', 2, 64]]);
    db.close();
    await forged("UPDATE earlier_source SET lines_sha256 = replace(lines_sha256, substr(lines_sha256, 1, 1), 'g')");
    expect((await ours()).join('; ')).toContain('not those that were kept');
    expect(theirs()).toBe('wms_events.csv is not what was received');
  });
});
