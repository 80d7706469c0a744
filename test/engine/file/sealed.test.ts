import { readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { decide, due, dueNow, holding, problemOf, task, workbench } from './workbench.ts';
import type { Workbench } from './workbench.ts';

let bench: Workbench;
beforeEach(async () => { bench = await workbench(); });
afterEach(async () => { await bench.remove(); });

const PASSWORD = 'correct horse battery staple';

async function sealed() {
  const engine = await bench.imported();
  await engine.seal({ who: 'Dana Reyes', password: PASSWORD }, task);
  await engine.save(bench.file, task);
  return engine;
}

describe('an engagement sealed with a password', () => {
  it('opens with it, and with no other', async () => {
    await (await sealed()).close();
    const engine = bench.engine();
    expect((await problemOf(engine.openFile(bench.file, task))).code).toBe('password_needed');
    expect((await problemOf(engine.openFile(bench.file, task, { password: 'guess' }))).code).toBe('password_wrong');
    const view = await engine.openFile(bench.file, task, { password: PASSWORD });
    expect(view.summary.exceptions).toBe(1);
    expect(await engine.calls['engagement.file']({}, task)).toEqual({ sealed: true, reviewCopy: null });
  });

  it('is never on the disk as plain text: not the file, its journal, its earlier saves or what a save leaves', async () => {
    const engine = await sealed();
    await decide(engine, { command: 'note', exceptions: ['E-000001'], text: 'Confidential finding about Northwind' });
    expect(await readdir(bench.folder)).toContain('October.countersign-decisions');
    expect(await holding(bench.folder, 'Northwind')).toEqual([]);
    await engine.save(bench.file, task);
    await engine.save(bench.file, task);
    await engine.close();
    for (const text of ['Northwind', 'SQLite format 3', 'Acme Outfitters', 'Dana Reyes', 'wms_stock.csv']) {
      expect(await holding(bench.folder, text), text).toEqual([]);
    }
  });

  it('keeps what was acknowledged when the program dies: the journal is read with the same password', async () => {
    const engine = await sealed();
    await decide(engine, due(1234));
    const copy = join(bench.folder, 'Dead.countersign');
    await writeFile(copy, await readFile(bench.file));
    await writeFile(`${copy}-decisions`, await readFile(`${bench.file}-decisions`));
    const other = bench.engine();
    const view = await other.openFile(copy, task, { password: PASSWORD });
    expect(view.notices).toEqual([]);
    expect(await dueNow(other)).toBe(1234);
  });

  it('says where a byte of it was changed or cut off, and never opens then', async () => {
    await (await sealed()).close();
    const sound = await readFile(bench.file);
    const engine = bench.engine();
    const places = [8, 9, 12, 30, 50, 80, 90, 93, 101, 105, 4000, sound.length - 20, sound.length - 1];
    for (const at of places) {
      const changed = Buffer.from(sound);
      changed[at] = (changed[at] ?? 0) ^ 1;
      await writeFile(bench.file, changed);
      const { code, file } = await problemOf(engine.openFile(bench.file, task, { password: PASSWORD }));
      expect(['engagement_damaged', 'engagement_newer', 'password_wrong'], `byte ${at}`).toContain(code);
      expect(file).toBe('October.countersign');
    }
    for (const length of [50, 92, 100, 103, 5000, sound.length - 1]) {
      await writeFile(bench.file, sound.subarray(0, length));
      const problem = await problemOf(engine.openFile(bench.file, task, { password: PASSWORD }));
      expect(problem.code, `${length} bytes`).toBe('engagement_damaged');
    }
  });

  it('is verified with the password, journal and all', async () => {
    const engine = await sealed();
    await decide(engine, due(1));
    const checks = await engine.verify(bench.file, task, PASSWORD);
    expect(checks.filter(({ sound }) => !sound)).toEqual([]);
    expect(checks.find(({ name }) => name === 'journal')?.finding).toContain('1 decisions');
    expect((await engine.verify(bench.file, task))[0]?.finding).toContain('sealed with a password');
  });
});

describe('a password', () => {
  it('given to a file that has none seals what is kept beside it too; taken away it unseals it; the log says both', async () => {
    const engine = await bench.saved();
    await decide(engine, due(1));
    await engine.save(bench.file, task);
    expect(await holding(bench.folder, 'SQLite format 3')).not.toEqual([]);
    await engine.seal({ who: 'Dana Reyes', password: PASSWORD }, task);
    expect(await holding(bench.folder, 'SQLite format 3')).toEqual([]);
    const saves = await engine.calls['engagement.earlier']({}, task);
    expect(saves.map(({ problem }) => problem)).toEqual([null, null]);
    await engine.calls['engagement.goBack']({ number: 1, who: 'Dana Reyes' }, task);
    await engine.close();
    const again = bench.engine();
    await again.openFile(bench.file, task, { password: PASSWORD });
    await again.seal({ who: 'Dana Reyes', password: null }, task);
    await again.close();
    const plain = bench.engine();
    await plain.openFile(bench.file, task);
    const { rows } = await plain.calls['decisions.list']({ start: 0, count: 9 }, task);
    expect(rows.map(({ text }) => text)).toContain('Took the password from the file');
    expect((await problemOf(plain.seal({ who: 'Dana Reyes', password: null }, task))).code).toBe('nothing_to_decide');
  });
});
