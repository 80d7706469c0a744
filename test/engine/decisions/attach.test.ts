import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openEngagement } from '../../../src/engine/file/openEngagement.ts';
import { saveEngagement } from '../../../src/engine/file/saveEngagement.ts';
import { decide, problemOf, task, workbench } from '../file/workbench.ts';
import type { Workbench } from '../file/workbench.ts';

let bench: Workbench;
let proof: string;
beforeEach(async () => {
  bench = await workbench();
  proof = join(bench.folder, 'proof of delivery.pdf');
  await writeFile(proof, Buffer.from(Array.from({ length: 5000 }, (_, at) => at % 251)));
});
afterEach(async () => { await bench.remove(); });

const attachments = async (engine: ReturnType<Workbench['engine']>) =>
  (await engine.calls['exceptions.detail']({ id: 1 }, task)).attachments;

it('is on the disk when it is acknowledged, and comes back byte for byte', async () => {
  const engine = await bench.saved();
  const made = await engine.attach(proof, { who: 'Dana Reyes', why: 'Signed by the carrier', exceptions: ['E-000001'] }, task);
  expect(made).toMatchObject({ command: 'attach', text: 'Attached proof of delivery.pdf to E-000001', canUndo: true });
  // What a process that dies now leaves.
  const dead = join(bench.folder, 'Dead.countersign');
  await writeFile(dead, await readFile(bench.file));
  await writeFile(`${dead}-decisions`, await readFile(`${bench.file}-decisions`));
  const other = bench.engine();
  expect((await other.openFile(dead, task)).notices).toEqual([]);
  const [attached] = await attachments(other);
  expect(attached).toMatchObject({ who: 'Dana Reyes', name: 'proof of delivery.pdf', bytes: 5000 });
  const out = join(bench.folder, 'out.pdf');
  await other.writeAttachment(out, attached!.seq, task);
  expect((await readFile(out)).equals(await readFile(proof))).toBe(true);
});

it('can be undone by a further decision', async () => {
  const engine = await bench.saved();
  const { seq } = await engine.attach(proof, { who: 'Dana Reyes', exceptions: ['E-000001'] }, task);
  await decide(engine, { command: 'undo', seq });
  expect(await attachments(engine)).toEqual([]);
  expect((await problemOf(engine.writeAttachment(join(bench.folder, 'out'), seq, task))).code).toBe('unknown_record');
});

it('is refused with a code where it cannot be, and nothing changes', async () => {
  const engine = await bench.saved();
  const count = async (): Promise<number> => (await engine.calls['decisions.list']({ start: 0, count: 1 }, task)).total;
  const before = await count();
  const large = join(bench.folder, 'large.bin');
  await writeFile(large, Buffer.alloc(25_000_001));
  const refused: [string, { who: string; exceptions: string[] }, string][] = [
    [join(bench.folder, 'absent.pdf'), { who: 'Dana Reyes', exceptions: ['E-000001'] }, 'not_found'],
    [bench.folder, { who: 'Dana Reyes', exceptions: ['E-000001'] }, 'not_a_file'],
    [large, { who: 'Dana Reyes', exceptions: ['E-000001'] }, 'field_too_long'],
    [proof, { who: 'Dana Reyes', exceptions: ['E-999999'] }, 'unknown_record'],
    [proof, { who: '', exceptions: ['E-000001'] }, 'text_invalid'],
  ];
  for (const [path, attaching, code] of refused) expect((await problemOf(engine.attach(path, attaching, task))).code).toBe(code);
  expect(await count()).toBe(before);
});

it('is held to its SHA-256: by verify in the file, and by opening in the journal', async () => {
  const engine = await bench.saved();
  await engine.attach(proof, { who: 'Dana Reyes', exceptions: ['E-000001'] }, task);
  const dead = join(bench.folder, 'Dead.countersign');
  await writeFile(dead, await readFile(bench.file));
  const journal = await readFile(`${bench.file}-decisions`, 'utf8');
  const { content } = JSON.parse(journal) as { content: string };
  const at = journal.indexOf(content) + content.length - 20;
  await writeFile(`${dead}-decisions`, `${journal.slice(0, at)}${journal[at] === '0' ? '1' : '0'}${journal.slice(at + 1)}`);
  const other = bench.engine();
  expect((await other.verify(dead, task)).find(({ name }) => name === 'journal')).toEqual({
    name: 'journal', sound: false, finding: 'line 1 was changed: 0 decisions before it can be read, 1 from there on not',
  });
  expect((await other.openFile(dead, task)).notices).toEqual([expect.stringContaining('damaged at line 1')]);
  expect(await attachments(other)).toEqual([]);

  await engine.close();
  const checks = await engine.verify(bench.file, task);
  expect(checks.find(({ name }) => name === 'attachment proof of delivery.pdf')).toMatchObject({
    sound: true, finding: 'equals its SHA-256',
  });
  const { db } = await openEngagement(bench.ports, bench.file, task);
  db.run('UPDATE attachment_content SET gzip = ?', [await bench.ports.compression.gzip(new Uint8Array(5000))]);
  await saveEngagement(db, bench.ports, dead, task);
  db.close();
  expect((await engine.verify(dead, task)).filter(({ sound }) => !sound).map(({ name, finding }) => `${name}: ${finding}`)).toEqual([
    expect.stringMatching(/^attachment proof of delivery\.pdf: its content was changed: SHA-256 /u),
    expect.stringContaining('readable: '),
  ]);
});
