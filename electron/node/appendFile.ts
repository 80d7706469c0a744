import { open } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { AppendFile } from '../../src/ports.ts';
import { withSpace } from './diskSpace.ts';
import { systemCode, writingProblem } from './systemProblem.ts';

/** What appending does to the disk, so that tests can make it fail. */
export interface AppendDisk {
  readonly open: typeof open;
}

/**
 * Opens a file for appending, cut to its first `length` bytes (what came after them was never acknowledged). What `append` was given is
 * on the disk once it resolves; where it fails the file is as it was before.
 */
export async function openAppendFile(path: string, length: number, disk: AppendDisk = { open }): Promise<AppendFile> {
  try {
    const handle = await disk.open(path, 'a+', 0o600);
    let end = length;
    const { size } = await handle.stat();
    if (size !== length) await handle.truncate(length);
    await handle.sync();
    await flushFolderOf(path, disk);
    return {
      async append(bytes) {
        try {
          for (let at = 0; at < bytes.length;) {
            const { bytesWritten } = await handle.write(bytes, at, bytes.length - at);
            if (bytesWritten <= 0) throw Object.assign(new Error('nothing more was written'), { code: 'ENOSPC' });
            at += bytesWritten;
          }
          await handle.datasync();
          end += bytes.length;
        } catch (error) {
          await handle.truncate(end).catch(() => undefined);
          throw await withSpace(writingProblem(error, path), dirname(path), bytes.length);
        }
      },
      async empty() {
        try {
          await handle.truncate(0);
          await handle.datasync();
          end = 0;
        } catch (error) {
          throw writingProblem(error, path);
        }
      },
      close: () => handle.close(),
    };
  } catch (error) {
    throw writingProblem(error, path);
  }
}

async function flushFolderOf(path: string, disk: AppendDisk): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await disk.open(dirname(path), 'r');
  try {
    await handle.sync();
  } catch (error) {
    if (!['EINVAL', 'ENOTSUP', 'EBADF'].includes(systemCode(error))) throw error;
  } finally {
    await handle.close();
  }
}
