import { execFileSync } from 'node:child_process';
import { copyFile, mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { decide, due, dueNow, problemOf, task, workbench } from '../engine/file/workbench.ts';
import type { Workbench } from '../engine/file/workbench.ts';

/** A real disk that can be made read-only; only where it may be mounted. */
const mayMount = process.platform === 'linux' && process.getuid?.() === 0;

let bench: Workbench;
let disk: string;
let file: string;
beforeEach(async () => {
  bench = await workbench();
  disk = join(bench.folder, 'disk');
  file = join(disk, 'October.countersign');
  await mkdir(disk);
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=16m', 'tmpfs', disk]);
});
afterEach(async () => {
  await bench.close();
  execFileSync('umount', [disk]);
  await bench.remove();
});

const writable = (may: boolean): void => { execFileSync('mount', ['-o', `remount,${may ? 'rw' : 'ro'}`, disk]); };

describe.runIf(mayMount)('an engagement on a disk that is read-only', () => {
  it('opens to be read, says why, decides nothing, and can be saved elsewhere', async () => {
    await (await bench.saved()).close();
    await copyFile(bench.file, file);
    writable(false);
    const engine = bench.engine();
    const view = await engine.openFile(file, task);
    expect(view.readOnly).toBe(true);
    expect(view.notices).toEqual(['The disk is read-only; nothing was changed. The folder cannot be written, so the engagement is'
      + ' open to be read only; save it elsewhere to work in it.']);
    expect(view.summary.exceptions).toBe(1);
    expect(await problemOf(decide(engine, due(1000)))).toMatchObject({
      code: 'engagement_read_only', message: 'This engagement is open to be read only.',
      remedy: 'Save it under another name to work in it.',
    });
    expect(await problemOf(engine.save(file, task))).toMatchObject({
      code: 'not_written', message: 'The disk is read-only; nothing was changed.', remedy: 'Save to another disk.',
    });
    await engine.save(join(bench.folder, 'Elsewhere.countersign'), task);
    await decide(engine, due(1000));
    expect(await readdir(disk)).toEqual(['October.countersign']);
  });

  it('while it is open: what was acknowledged stays, nothing more is, and work goes on once it can be written again', async () => {
    await (await bench.saved()).close();
    await copyFile(bench.file, file);
    const engine = bench.engine();
    await engine.openFile(file, task);
    await decide(engine, due(1000));
    const before = await readFile(file);
    // The kernel makes no disk read-only under a file that is open for writing: what is there then is a second mount of it.
    execFileSync('mount', ['-o', 'bind', disk, disk]);
    execFileSync('mount', ['-o', 'remount,ro,bind', disk]);
    try {
      expect(await problemOf(engine.save(file, task))).toMatchObject({
        code: 'not_written', message: 'The disk is read-only; nothing was changed.',
      });
      expect((await readFile(file)).equals(before)).toBe(true);
      expect(await dueNow(engine)).toBe(1000);
    } finally {
      execFileSync('umount', [disk]);
    }
    await engine.save(file, task);
    await engine.close();
    expect((await readdir(disk)).sort()).toEqual(['October.countersign', 'October.countersign.1']);
  });

  it('is told so where it would be saved there for the first time', async () => {
    const engine = await bench.imported();
    writable(false);
    const problem = await problemOf(engine.save(file, task));
    expect(problem).toMatchObject({ code: 'not_written', message: 'The disk is read-only; nothing was changed.' });
    writable(true);
    expect(await readdir(disk)).toEqual([]);
    await engine.save(file, task);
    await writeFile(join(disk, 'probe'), '');
  });
});
