import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
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
