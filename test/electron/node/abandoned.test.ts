import { execFileSync } from 'node:child_process';
import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { lockFile } from '../../../electron/node/lockFile.ts';
import { nodeKeeping } from '../../../electron/node/nodeKeeping.ts';

const keeping = nodeKeeping('1.2.3');
let folder: string;
/** A lock as a process of this machine wrote it that has ended since. */
let dead: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'countersign-abandoned-'));
  const held = await lockFile(join(folder, 'probe-lock'), '1.2.3');
  const lock = JSON.parse(await readFile(join(folder, 'probe-lock'), 'utf8')) as Record<string, unknown>;
  if ('release' in held) await held.release();
  const pid = Number(execFileSync(process.execPath, ['-p', 'process.pid'], { encoding: 'utf8' }));
  dead = JSON.stringify({ ...lock, pid, began: '1' });
});
afterEach(async () => { await rm(folder, { recursive: true, force: true }); });

async function cleaned(files: Readonly<Record<string, string>>): Promise<readonly string[]> {
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
  await keeping.clean(join(folder, 'October.countersign'));
  return (await readdir(folder)).sort();
}

describe('what a killed first save left', () => {
  it('is removed: its lock, its empty journal', async () => {
    expect(await cleaned({ 'October.countersign-lock': dead, 'October.countersign-decisions': '' })).toEqual([]);
    expect(await cleaned({ 'November.countersign-lock': dead })).toEqual([]);
  });

  it('is removed as soon as anything else in its folder is opened to work in', async () => {
    await writeFile(join(folder, 'October.countersign-lock'), dead);
    await writeFile(join(folder, 'October.countersign-decisions'), '');
    const lock = await keeping.lock(join(folder, 'September.countersign-lock'));
    expect(await readdir(folder)).toEqual(['September.countersign-lock']);
    if ('release' in lock) await lock.release();
  });

  it('stays where anything of it may be somebody’s', async () => {
    const elsewhere = JSON.stringify({ ...JSON.parse(dead) as object, host: 'elsewhere' });
    for (const files of [
      { 'October.countersign': 'there', 'October.countersign-lock': dead, 'October.countersign-decisions': '' },
      { 'October.countersign-lock': elsewhere, 'October.countersign-decisions': '' },
      { 'October.countersign-lock': '{"pid":1', 'October.countersign-decisions': '' },
      { 'package-lock': '{"lockfileVersion":3}', 'package-decisions': '' },
    ]) {
      expect(await cleaned(files)).toEqual(Object.keys(files).sort());
      await rm(folder, { recursive: true });
      folder = await mkdtemp(join(tmpdir(), 'countersign-abandoned-'));
    }
  });

  it('stays where the process is alive', async () => {
    const lock = await lockFile(join(folder, 'October.countersign-lock'), '1.2.3');
    expect(await cleaned({ 'October.countersign-decisions': '' })).toEqual(['October.countersign-decisions', 'October.countersign-lock']);
    if ('release' in lock) await lock.release();
  });

  it('keeps a journal that holds anything, and takes only the lock away', async () => {
    expect(await cleaned({ 'October.countersign-lock': dead, 'October.countersign-decisions': '{}\n' })).toEqual(
      ['October.countersign-decisions']);
  });
});
