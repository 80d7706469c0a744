import { copyFile, mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { decide, due, dueNow, problemOf, task, workbench } from '../engine/file/workbench.ts';
import type { Workbench } from '../engine/file/workbench.ts';
import { MAY_MOUNT, mountSmallDisk, unmountDisk } from './smallDisk.ts';

let bench: Workbench;
let disk: string;
beforeEach(async () => {
  bench = await workbench();
  disk = join(bench.folder, 'disk');
  await mkdir(disk);
});
afterEach(async () => {
  await bench.close();
  unmountDisk(disk);
  await bench.remove();
});

describe.runIf(MAY_MOUNT)('an engagement on a disk that fills up', () => {
  it('keeps the file, the journal and what was acknowledged; says what is wrong; goes on where there is room again', async () => {
    const saved = await bench.saved();
    await saved.close();
    const { length } = await readFile(bench.file);
    // Room for the file and half of another.
    mountSmallDisk(disk, Math.ceil(length * 1.6 / 4096) * 4);
    const file = join(disk, 'October.countersign');
    await copyFile(bench.file, file);
    const engine = bench.engine();
    await engine.openFile(file, task);
    await decide(engine, due(1000));
    const before = await readFile(file);
    const problem = await problemOf(engine.save(file, task));
    expect(problem).toMatchObject({
      code: 'disk_full', message: 'The disk is full; nothing was changed.', file,
    });
    expect(`${problem.expected}, ${problem.found}`).toMatch(/^\d+ bytes, \d+ bytes free$/u);
    expect(Number.parseInt(problem.found!, 10)).toBeLessThan(Number.parseInt(problem.expected!, 10));
    expect(problem.remedy).toContain('Make room');
    expect((await readFile(file)).equals(before)).toBe(true);
    expect((await readdir(disk)).sort()).toEqual(
      ['October.countersign', 'October.countersign-decisions', 'October.countersign-lock']);

    // Not a byte more fits: what cannot be flushed is not acknowledged, and is not there.
    await fill(disk);
    const log = async (): Promise<number> => (await engine.calls['decisions.list']({ start: 0, count: 1 }, task)).total;
    const count = await log();
    const note = { command: 'note' as const, exceptions: ['E-000001'], text: 'x'.repeat(3900) };
    let refused: unknown;
    for (let tries = 0; tries < 20 && refused === undefined; tries += 1) {
      refused = await decide(engine, note).then(() => undefined, (error: unknown) => error);
    }
    expect(refused).toMatchObject({ problem: { code: 'disk_full' } });
    const acknowledged = await log();
    expect(acknowledged).toBeGreaterThanOrEqual(count);

    await rm(join(disk, 'filler'));
    await decide(engine, due(2000));
    const elsewhere = join(bench.folder, 'Elsewhere.countersign');
    await engine.save(elsewhere, task);
    expect(await dueNow(engine)).toBe(2000);
    await engine.close();
    // The file on the full disk has every decision that was acknowledged there.
    const again = bench.engine();
    const view = await again.openFile(file, task);
    expect(view.notices).toEqual([]);
    expect((await again.calls['decisions.list']({ start: 0, count: 1 }, task)).total).toBe(acknowledged + 1);
    expect(await dueNow(again)).toBe(2000);
  });

  it('writes no half of a report, a copy or a list', async () => {
    const engine = await bench.saved();
    mountSmallDisk(disk, 8);
    const copy = join(disk, 'Review.countersign');
    expect((await problemOf(engine.writeReviewCopy(copy, { who: 'Dana Reyes', masked: [] }, task))).code).toBe('disk_full');
    expect((await problemOf(engine.writeReport(join(disk, 'report.xlsx'), task))).code).toBe('disk_full');
    expect(await readdir(disk)).toEqual([]);
  });
});

async function fill(folder: string): Promise<void> {
  const piece = Buffer.alloc(1024, 7);
  await writeFile(join(folder, 'filler'), '');
  for (;;) {
    try {
      await writeFile(join(folder, 'filler'), piece, { flag: 'a' });
    } catch {
      return;
    }
  }
}
