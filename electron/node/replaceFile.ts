import { createHash, randomBytes } from 'node:crypto';
import { open, readdir, realpath, rename, rm, stat } from 'node:fs/promises';
import { hostname } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fail } from '../../src/domain/problem.ts';
import { withSpace } from './diskSpace.ts';
import { systemCode, writingProblem } from './systemProblem.ts';

/** What replacing a file does to the disk, one by one, so that tests can make each step fail. */
export interface Disk {
  readonly open: typeof open;
  readonly readdir: typeof readdir;
  readonly realpath: typeof realpath;
  readonly rename: typeof rename;
  readonly rm: typeof rm;
  readonly stat: typeof stat;
}
const thisDisk: Disk = { open, readdir, realpath, rename, rm, stat };

const PIECE = 8 * 1024 * 1024;

/** A part of a file; one that is made while those before it are written is a promise. */
type Piece = Uint8Array | Promise<Uint8Array>;
const lengthSoFar = (sum: number, piece: Piece): number => sum + (piece instanceof Uint8Array ? piece.length : 0);
/** Windows: virus scanners and indexers hold a file for moments. Milliseconds between tries. */
const RENAME_TRIES = [5, 10, 20, 40, 80, 160, 250, 250, 250];
const windows = process.platform === 'win32';

/**
 * Replaces a file as a whole, so that at every moment, and after a crash or a power failure at any of them, the complete old
 * or the complete new content stands there: temporary file in the same folder, written in a loop (a single write stops short
 * on a nearly full disk without saying so), size checked, flushed, renamed over, folder flushed. Only then is it done.
 *
 * `keepOld` is called once the new content is safe on the disk, before it takes the old one's place.
 *
 * Fails with `disk_full` (and how much was to be written and is free) or `not_written`, naming the file; the old content is then
 * untouched and nothing is left behind.
 */
export async function replaceFile(
  path: string, content: Uint8Array | readonly Piece[], disk: Disk = thisDisk, keepOld?: () => Promise<void>,
): Promise<void> {
  const pieces = content instanceof Uint8Array ? [content] : content;
  try {
    const { target, mode } = await whatStandsThere(path, disk);
    const folder = dirname(target);
    const temporary = join(folder, temporaryName());
    let renamed = false;
    try {
      await writeAll(temporary, pieces, mode, disk);
      if (keepOld !== undefined) {
        await keepOld();
        // A disk may keep later names and lose earlier ones: the old content's new name has to be on it before its own is taken away.
        await flushFolder(folder, disk);
      }
      await renameOver(temporary, target, disk);
      renamed = true;
      await flushFolder(folder, disk);
    } finally {
      if (!renamed) await disk.rm(temporary, { force: true }).catch(() => undefined);
    }
    await removeLeftovers(folder, disk);
  } catch (error) {
    throw await withSpace(writingProblem(error, path), dirname(path), pieces.reduce(lengthSoFar, 0));
  }
}

/** Follows a link to the file it means, and keeps who may read an existing file. */
async function whatStandsThere(path: string, disk: Disk): Promise<{ target: string; mode: number }> {
  let target = path;
  try {
    target = await disk.realpath(path);
    const found = await disk.stat(target);
    if (!found.isFile()) {
      return fail({
        code: 'not_written', file: path, message: 'Something that is no file has this name; nothing was written.',
        expected: 'a file or a free name', found: found.isDirectory() ? 'a folder' : 'a device or pipe', remedy: 'Choose another name.',
      });
    }
    return { target, mode: found.mode & 0o777 };
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return { target, mode: 0o600 };
    throw error;
  }
}

async function writeAll(path: string, pieces: readonly Piece[], mode: number, disk: Disk): Promise<void> {
  const handle = await disk.open(path, 'wx', 0o600);
  try {
    let expected = 0;
    for (const given of pieces) {
      const piece = await given;
      for (let at = 0; at < piece.length;) {
        const { bytesWritten } = await handle.write(piece, at, Math.min(PIECE, piece.length - at));
        if (bytesWritten <= 0) throw Object.assign(new Error('nothing more was written'), { code: 'ENOSPC' });
        at += bytesWritten;
      }
      expected += piece.length;
    }
    const { size } = await handle.stat();
    if (size !== expected) {
      fail({
        code: 'not_written', file: path, message: 'The disk took less than was written; the old file was kept.',
        expected: `${expected} bytes`, found: `${size} bytes`, remedy: 'Save to another disk, and have this one checked.',
      });
    }
    if (mode !== 0o600 && !windows) await handle.chmod(mode);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function renameOver(from: string, to: string, disk: Disk): Promise<void> {
  for (const pause of [...RENAME_TRIES, null]) {
    try {
      await disk.rename(from, to);
      return;
    } catch (error) {
      const passing = systemCode(error) === 'EBUSY' || (windows && ['EPERM', 'EACCES'].includes(systemCode(error)));
      if (!passing || pause === null) throw error;
      await wait(pause);
    }
  }
}

/** The new name is on the disk only once its folder is. Windows has no such flush, and some network drives refuse it. */
async function flushFolder(folder: string, disk: Disk): Promise<void> {
  if (windows) return;
  const handle = await disk.open(folder, 'r');
  try {
    await handle.sync();
  } catch (error) {
    if (!['EINVAL', 'ENOTSUP', 'EBADF'].includes(systemCode(error))) throw error;
  } finally {
    await handle.close();
  }
}

const machine = createHash('sha256').update(hostname()).digest('hex').slice(0, 8);
const TEMPORARY = /^\.countersign-([0-9a-f]{8})-(\d+)-[0-9a-f]{12}\.tmp$/u;

/** Short, whatever the target is called: the longest allowed name must still be writable. */
export function temporaryName(): string {
  return `.countersign-${machine}-${process.pid}-${randomBytes(6).toString('hex')}.tmp`;
}

/** Whether a name is one of ours for a file being written. */
export function isTemporary(name: string): boolean {
  return TEMPORARY.test(name);
}

/** What programs that were killed while writing left in the folder; those of other machines are not ours to judge. */
export async function removeLeftovers(folder: string, disk: Disk = thisDisk): Promise<void> {
  const names = await disk.readdir(folder).catch(() => []);
  for (const name of names) {
    const [, host, process_] = TEMPORARY.exec(basename(name)) ?? [];
    if (host === machine && process_ !== undefined && !isAlive(Number(process_))) {
      await disk.rm(join(folder, name), { force: true }).catch(() => undefined);
    }
  }
}

function isAlive(id: number): boolean {
  try {
    return process.kill(id, 0);
  } catch (error) {
    return systemCode(error) === 'EPERM';
  }
}
