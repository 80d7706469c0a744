import { execFileSync } from 'node:child_process';
import { appendFile, mkdir, mkdtemp, rename, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ProblemError, type Problem } from '../../../src/domain/problem.ts';
import { nodeFiles } from '../../../electron/node/nodeFiles.ts';

let folder: string;
beforeEach(async () => { folder = await mkdtemp(join(tmpdir(), 'countersign-')); });
afterEach(async () => { await rm(folder, { recursive: true, force: true }); });

async function problemOf(work: Promise<unknown>): Promise<Problem> {
  const failure = await work.then(() => { throw new Error('did not fail'); }, (error: unknown) => error);
  if (failure instanceof ProblemError) return failure.problem;
  throw failure;
}

describe('nodeFiles', () => {
  it('lists the files of a folder by name, and nothing else in it', async () => {
    await Promise.all(['b.csv', 'a.csv', 'Ä.csv', '.countersign-01234567-1-0123456789ab.tmp']
      .map((name) => writeFile(join(folder, name), name)));
    await mkdir(join(folder, 'inner'));
    await symlink(join(folder, 'gone'), join(folder, 'dangling'));
    execFileSync('mkfifo', [join(folder, 'pipe')]);
    expect((await nodeFiles.list(folder)).map(({ name, bytes }) => [name, bytes])).toEqual([['a.csv', 5], ['b.csv', 5], ['Ä.csv', 6]]);
    expect(await nodeFiles.passedOver?.(folder)).toEqual([{ name: 'dangling', kind: 'link' }, { name: 'pipe', kind: 'other' }]);
  });

  it('lists what lies in the folders below it, by its place', async () => {
    await mkdir(join(folder, 'shop', 'october'), { recursive: true });
    await writeFile(join(folder, 'stock.csv'), '1');
    await writeFile(join(folder, 'shop', 'stock.csv'), '22');
    await writeFile(join(folder, 'shop', 'october', 'stock.csv'), '333');
    expect((await nodeFiles.list(folder)).map(({ name, path, bytes }) => [name, path, bytes])).toEqual([
      ['shop/october/stock.csv', join(folder, 'shop', 'october', 'stock.csv'), 3], ['shop/stock.csv', join(folder, 'shop', 'stock.csv'), 2],
      ['stock.csv', join(folder, 'stock.csv'), 1],
    ]);
    expect(await nodeFiles.passedOver?.(folder)).toEqual([]);
  });

  it('goes round in no circle of links, and names a folder by where it lies and not by a link to it', async () => {
    await mkdir(join(folder, 'a'));
    await mkdir(join(folder, 'b'));
    await writeFile(join(folder, 'b', 'stock.csv'), '1');
    await symlink(folder, join(folder, 'a', 'round'));
    await symlink(join(folder, 'b'), join(folder, 'a', 'to-b'));
    expect((await nodeFiles.list(folder)).map(({ name }) => name)).toEqual(['b/stock.csv']);
    expect(await nodeFiles.passedOver?.(folder)).toEqual([{ name: 'a/round', kind: 'again' }, { name: 'a/to-b', kind: 'again' }]);
  });

  it('follows a link to a folder that lies elsewhere, once', async () => {
    const elsewhere = await mkdtemp(join(tmpdir(), 'countersign-'));
    await writeFile(join(elsewhere, 'stock.csv'), '1');
    await symlink(elsewhere, join(folder, 'one'));
    await symlink(elsewhere, join(folder, 'two'));
    expect((await nodeFiles.list(folder)).map(({ name }) => name)).toEqual(['one/stock.csv']);
    expect(await nodeFiles.passedOver?.(folder)).toEqual([{ name: 'two', kind: 'again' }]);
    await rm(elsewhere, { recursive: true });
  });

  it('leaves out and names what no export lies in, what lies too deep, and what may not be read', async () => {
    await mkdir(join(folder, '.git'));
    await mkdir(join(folder, '__MACOSX'));
    await writeFile(join(folder, '.git', 'config.csv'), '1');
    await mkdir(join(folder, '1/2/3/4/5/6/7/8/9'), { recursive: true });
    await writeFile(join(folder, '1/2/3/4/5/6/7/8/deep.csv'), '1');
    await writeFile(join(folder, '1/2/3/4/5/6/7/8/9/deeper.csv'), '1');
    await mkdir(join(folder, 'closed'), { mode: 0o000 });
    expect((await nodeFiles.list(folder)).map(({ name }) => name)).toEqual(['1/2/3/4/5/6/7/8/deep.csv']);
    const passedOver = await nodeFiles.passedOver?.(folder) ?? [];
    // Whoever may do anything reads a closed folder too.
    expect(passedOver.filter(({ kind }) => kind !== 'closed')).toEqual([
      { name: '.git', kind: 'hidden' }, { name: '1/2/3/4/5/6/7/8/9', kind: 'deep' }, { name: '__MACOSX', kind: 'hidden' },
    ]);
  });

  it.each([
    ['missing', 'not_found'], ['file.csv', 'not_a_folder'],
  ])('says why %s cannot be listed', async (name, code) => {
    await writeFile(join(folder, 'file.csv'), '');
    const problem = await problemOf(nodeFiles.list(join(folder, name)));
    expect(problem).toMatchObject({ code, file: join(folder, name) });
    expect(problem.remedy).toBeTruthy();
  });

  it.each([
    ['missing', 'not_found'], ['inner', 'not_a_file'], ['pipe', 'not_a_file'], ['circle', 'unreadable'],
  ])('refuses to open %s, at once', async (name, code) => {
    await mkdir(join(folder, 'inner'));
    execFileSync('mkfifo', [join(folder, 'pipe')]);
    await symlink(join(folder, 'circle'), join(folder, 'circle'));
    expect(await problemOf(nodeFiles.open(join(folder, name)))).toMatchObject({ code, file: join(folder, name) });
  });

  it('refuses a device', async () => {
    expect(await problemOf(nodeFiles.readWhole('/dev/zero'))).toMatchObject({ code: 'not_a_file' });
  });

  it('reads pieces, and less only at the end', async () => {
    await writeFile(join(folder, 'file'), 'abcdefghij');
    const file = await nodeFiles.open(join(folder, 'file'));
    const piece = new Uint8Array(4);
    expect([await file.read(piece, 0), Buffer.from(piece).toString()]).toEqual([4, 'abcd']);
    expect(await file.read(piece, 8)).toBe(2);
    expect(await file.read(piece, 10)).toBe(0);
    await file.assertUnchanged();
    await file.close();
    expect(Buffer.from(await nodeFiles.readWhole(join(folder, 'file'))).toString()).toBe('abcdefghij');
  });

  it.each<[string, (path: string) => Promise<void>]>([
    ['grew', (path) => appendFile(path, 'x')],
    ['was cut', (path) => truncate(path, 2)],
    ['was replaced', async (path) => {
      await writeFile(`${path}.new`, 'abcdefghij');
      await rename(`${path}.new`, path);
    }],
  ])('notices a file that %s while it was read', async (_what, change) => {
    const path = join(folder, 'file');
    await writeFile(path, 'abcdefghij');
    const file = await nodeFiles.open(path);
    await change(path);
    expect(await problemOf(file.assertUnchanged())).toMatchObject({ code: 'source_changed', file: path });
    await file.close();
  });

  it('notices a file that ends before its size', async () => {
    const path = join(folder, 'file');
    await writeFile(path, 'abcdefghij');
    const file = await nodeFiles.open(path);
    await truncate(path, 3);
    expect(await problemOf(file.read(new Uint8Array(10), 0))).toMatchObject({ code: 'source_changed' });
    await file.close();
  });

  it('tells files, folders, devices and nothing apart', async () => {
    await writeFile(join(folder, 'file'), 'abc');
    expect(await nodeFiles.stat(join(folder, 'file'))).toEqual({ kind: 'file', bytes: 3 });
    expect(await nodeFiles.stat(folder)).toEqual({ kind: 'folder', bytes: 0 });
    expect(await nodeFiles.stat('/dev/null')).toEqual({ kind: 'other', bytes: 0 });
    expect(await nodeFiles.stat(join(folder, 'file', 'below'))).toEqual({ kind: 'absent', bytes: 0 });
    expect(await nodeFiles.stat(join(folder, 'none'))).toEqual({ kind: 'absent', bytes: 0 });
  });
});
