import { copyFile, link, open, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Keeping } from '../../src/ports.ts';
import { removeAbandoned } from './abandoned.ts';
import { openAppendFile } from './appendFile.ts';
import { lockFile } from './lockFile.ts';
import { replaceFile } from './replaceFile.ts';
import { systemCode, writingProblem } from './systemProblem.ts';

/** The Keeping port on Node; `version` is the program's, as others are told it. */
export function nodeKeeping(version: string): Keeping {
  return {
    async lock(path) {
      const lock = await lockFile(path, version);
      if ('release' in lock) await removeAbandoned(dirname(path), version);
      return lock;
    },
    clean: (path) => removeAbandoned(dirname(path), version),
    openAppend: (path, length) => openAppendFile(path, length),
    async fingerprint(path) {
      try {
        const { ino, size, mtimeNs } = await stat(path, { bigint: true });
        return `${ino}:${size}:${mtimeNs}`;
      } catch (error) {
        if (['ENOENT', 'ENOTDIR'].includes(systemCode(error))) return null;
        throw writingProblem(error, path);
      }
    },
    replaceKeeping: (path, content, kept) => replaceFile(path, content, undefined, () => keepEarlier(path, kept)),
    async move(from, to) {
      try {
        await rename(from, to);
      } catch (error) {
        throw writingProblem(error, from);
      }
    },
    async remove(path) {
      try {
        await rm(path, { force: true });
      } catch (error) {
        throw writingProblem(error, path);
      }
    },
  };
}

/**
 * The file as it is becomes `.1`, what was `.1` becomes `.2`, and so on. The file itself keeps its name throughout: it gets a second one,
 * or a copy where the file system knows no links.
 */
async function keepEarlier(path: string, kept: number): Promise<void> {
  const there = await stat(path).catch(() => null);
  if (there === null) return;
  for (let number = kept - 1; number >= 1; number -= 1) {
    await rename(`${path}.${number}`, `${path}.${number + 1}`).catch((error: unknown) => {
      if (systemCode(error) !== 'ENOENT') throw error;
    });
  }
  await rm(`${path}.1`, { force: true });
  try {
    await link(path, `${path}.1`);
  } catch {
    await copyFile(path, `${path}.1`);
    const handle = await open(`${path}.1`, 'r+');
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  }
}
