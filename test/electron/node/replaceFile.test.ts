import { execFileSync } from 'node:child_process';
import * as disk from 'node:fs/promises';
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ProblemError } from '../../../src/domain/problem.ts';
import { replaceFile, type Disk } from '../../../electron/node/replaceFile.ts';
import { MAY_MOUNT, mountSmallDisk, unmountDisk } from '../../faults/smallDisk.ts';

let folder: string;
beforeEach(async () => { folder = await mkdtemp(join(tmpdir(), 'countersign-')); });
afterEach(async () => { await rm(folder, { recursive: true, force: true }); });

const OLD = Buffer.from('what stood there before');
const NEW = Buffer.alloc(20 * 1024 * 1024 + 7, 'new ');

async function codeOf(work: Promise<unknown>): Promise<string> {
  return work.then(() => 'no failure', (error: unknown) => (error instanceof ProblemError ? error.problem.code : String(error)));
}

describe('replaceFile', () => {
  it('writes a new file, readable by its owner only', async () => {
    const path = join(folder, 'new.countersign');
    await replaceFile(path, [NEW, OLD, new Uint8Array(0)]);
    expect(Buffer.concat([NEW, OLD]).equals(await readFile(path))).toBe(true);
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    expect(await readdir(folder)).toEqual(['new.countersign']);
  });

  it('replaces a file, keeps who may read it, and follows a link to it', async () => {
    const path = join(folder, 'real');
    await writeFile(path, OLD);
    await chmod(path, 0o644);
    await symlink(path, join(folder, 'link'));
    await replaceFile(join(folder, 'link'), NEW);
    expect(NEW.equals(await readFile(path))).toBe(true);
    expect((await stat(path)).mode & 0o777).toBe(0o644);
    expect((await readdir(folder)).sort()).toEqual(['link', 'real']);
  });

  it('takes a name of 255 bytes', async () => {
    const path = join(folder, 'é'.repeat(127));
    await replaceFile(path, OLD);
    expect(OLD.equals(await readFile(path))).toBe(true);
  });

  it('removes what killed programs of this machine left, and nothing else', async () => {
    await replaceFile(join(folder, 'probe'), OLD);
    const dead = execFileSync(process.execPath, ['-p', 'process.pid'], { encoding: 'utf8' }).trim();
    let mine = '';
    await codeOf(replaceFile(join(folder, 'x'), OLD, {
      ...disk, rename: async (from) => { mine = String(from); throw new Error('stop'); },
    }));
    const name = mine.slice(folder.length + 1);
    const left = name.replace(`-${process.pid}-`, `-${dead}-`);
    const foreign = left.replace(/^\.countersign-[0-9a-f]{8}/u, '.countersign-00000000');
    for (const each of [left, foreign, name, 'theirs.tmp']) await writeFile(join(folder, each), 'part');
    await replaceFile(join(folder, 'probe'), NEW);
    expect((await readdir(folder)).sort()).toEqual([foreign, name, 'probe', 'theirs.tmp'].sort());
  });

  it.each([
    ['a folder that is not there', (): string => join(folder, 'none', 'file'), 'not_written'],
    ['a folder as the file', (): string => folder, 'not_written'],
    ['a file as the folder', (): string => join(folder, 'old', 'file'), 'not_written'],
    ['a name that is too long', (): string => join(folder, 'x'.repeat(300)), 'not_written'],
  ])('refuses %s and says what to do', async (_what, path, code) => {
    await writeFile(join(folder, 'old'), OLD);
    const failure = await replaceFile(path(), NEW).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(ProblemError);
    const { problem } = failure as ProblemError;
    expect(problem).toMatchObject({ code, file: path() });
    expect(problem.remedy).toBeTruthy();
    expect(await readdir(folder)).toEqual(['old']);
  });
});

describe('replaceFile on a disk that fails', () => {
  const failing = (code: string): Error => Object.assign(new Error(code), { code });
  type Handle = Awaited<ReturnType<typeof disk.open>>;
  const withHandle = (change: (handle: Handle) => Partial<Record<keyof Handle, unknown>>): Disk => ({
    ...disk,
    open: async (...parameters: Parameters<typeof disk.open>) => {
      const handle = await disk.open(...parameters);
      for (const [name, value] of Object.entries(change(handle))) Object.defineProperty(handle, name, { value });
      return handle;
    },
  });

  it.each<[string, Disk, string]>([
    ['opening', { ...disk, open: async () => { throw failing('EACCES'); } }, 'not_written'],
    ['writing', withHandle(() => ({ write: async () => { throw failing('ENOSPC'); } })), 'disk_full'],
    ['writing nothing', withHandle(() => ({ write: async () => ({ bytesWritten: 0 }) })), 'disk_full'],
    ['quota', withHandle(() => ({ write: async () => { throw failing('EDQUOT'); } })), 'disk_full'],
    ['a size that is not what was written', withHandle(() => ({ stat: async () => ({ size: 1 }) })), 'not_written'],
    ['flushing', withHandle(() => ({ sync: async () => { throw failing('EIO'); } })), 'not_written'],
    ['renaming', { ...disk, rename: async () => { throw failing('EROFS'); } }, 'not_written'],
    ['renaming over a file held elsewhere', { ...disk, rename: async () => { throw failing('EBUSY'); } }, 'not_written'],
  ])('keeps the old file and leaves nothing behind: %s', async (_step, broken, code) => {
    const path = join(folder, 'kept');
    await writeFile(path, OLD);
    expect(await codeOf(replaceFile(path, NEW, broken))).toBe(code);
    expect(OLD.equals(await readFile(path))).toBe(true);
    expect(await readdir(folder)).toEqual(['kept']);
  });

  it('writes on after a short write', async () => {
    const path = join(folder, 'whole');
    const short = withHandle((handle) => {
      const write = handle.write.bind(handle) as (bytes: Uint8Array, at: number, count: number) => Promise<unknown>;
      return { write: (bytes: Uint8Array, at: number, count: number) => write(bytes, at, Math.min(count, 1_000_003)) };
    });
    await replaceFile(path, NEW, short);
    expect(NEW.equals(await readFile(path))).toBe(true);
  });

  it('tries again where another program holds the file for a moment', async () => {
    let tries = 0;
    const path = join(folder, 'held');
    await replaceFile(path, OLD, {
      ...disk, rename: async (from, to) => {
        tries += 1;
        if (tries < 3) throw failing('EBUSY');
        await disk.rename(from, to);
      },
    });
    expect(tries).toBe(3);
    expect(OLD.equals(await readFile(path))).toBe(true);
  });

  it('says so where the folder could not be flushed', async () => {
    const broken: Disk = { ...disk, open: async (path, flags, mode) => {
      if (path === folder) throw failing('EIO');
      return disk.open(path, flags, mode);
    } };
    expect(await codeOf(replaceFile(join(folder, 'file'), OLD, broken))).toBe('not_written');
  });
});

describe.runIf(MAY_MOUNT)('replaceFile on a full disk', () => {
  let small: string;
  beforeEach(async () => {
    small = join(folder, 'small');
    await mkdir(small);
    mountSmallDisk(small, 256);
  });
  afterEach(() => { unmountDisk(small); });

  it('keeps the old file where the new one does not fit', async () => {
    const path = join(small, 'file');
    await replaceFile(path, OLD);
    expect(await codeOf(replaceFile(path, NEW.subarray(0, 300_000)))).toBe('disk_full');
    expect(OLD.equals(await readFile(path))).toBe(true);
    expect(await readdir(small)).toEqual(['file']);
    await replaceFile(path, NEW.subarray(0, 100_000));
    expect((await stat(path)).size).toBe(100_000);
  });

  it('refuses a disk that became read-only', async () => {
    const path = join(small, 'file');
    await replaceFile(path, OLD);
    execFileSync('mount', ['-o', 'remount,ro', small]);
    expect(await codeOf(replaceFile(path, NEW.subarray(0, 10)))).toBe('not_written');
    expect(OLD.equals(await readFile(path))).toBe(true);
  });
});

describe('a part that is made while those before it are written', () => {
  it('is waited for, and where it fails the old file stays', async () => {
    const path = join(folder, 'late');
    await replaceFile(path, [OLD, new Promise<Uint8Array>((resolve) => { setImmediate(() => { resolve(OLD); }); })]);
    expect(Buffer.concat([OLD, OLD]).equals(await readFile(path))).toBe(true);
    const cancelled = new ProblemError({ code: 'cancelled', message: 'Cancelled.' });
    const failing = Promise.reject<Uint8Array>(cancelled);
    failing.catch(() => undefined);
    expect(await codeOf(replaceFile(path, [NEW, failing]))).toBe('cancelled');
    expect(Buffer.concat([OLD, OLD]).equals(await readFile(path))).toBe(true);
    expect(await readdir(folder)).toEqual(['late']);
  });
});
