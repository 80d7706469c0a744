import { stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { fail } from '../../src/domain/problem.ts';
import type { Files } from '../../src/ports.ts';
import { folderTree } from './folderTree.ts';
import { openForReading } from './readableFile.ts';
import { replaceFile } from './replaceFile.ts';
import { readingProblem, systemCode } from './systemProblem.ts';

/** Read at a time where the whole is wanted. */
const PIECE = 16 << 20;
/** What one buffer can hold for certain on every runtime of ours. */
const WHOLE_LIMIT = 2_000_000_000;

/** The Files port on Node. */
export const nodeFiles: Files = {
  list: async (folder) => (await folderTree(folder)).files,
  passedOver: async (folder) => (await folderTree(folder)).passedOver,

  async stat(path) {
    try {
      const found = await stat(path);
      return { kind: found.isFile() ? 'file' : found.isDirectory() ? 'folder' : 'other', bytes: found.isFile() ? found.size : 0 };
    } catch (error) {
      if (['ENOENT', 'ENOTDIR'].includes(systemCode(error))) return { kind: 'absent', bytes: 0 };
      throw readingProblem(error, path);
    }
  },

  open: openForReading,

  async readWhole(path, room = 0, use = () => undefined) {
    const file = await openForReading(path);
    try {
      if (file.bytes > WHOLE_LIMIT) {
        fail({
          code: 'out_of_memory', file: path, message: 'The file is too large to be held in memory.',
          expected: 'at most 2 GB', found: `${file.bytes} bytes`, remedy: 'Split it.',
        });
      }
      const bytes = new Uint8Array(new ArrayBuffer(file.bytes + room), 0, file.bytes);
      let next = file.read(bytes.subarray(0, PIECE), 0);
      for (let at = 0; at < bytes.length; at += PIECE) {
        await next;
        const [piece, end] = [bytes.subarray(at, at + PIECE), at + PIECE];
        // The next piece comes while this one is worked on.
        if (end < bytes.length) next = file.read(bytes.subarray(end, end + PIECE), end);
        use(piece);
      }
      await next;
      await file.assertUnchanged();
      return bytes;
    } finally {
      await file.close();
    }
  },

  replace: (path, content) => replaceFile(path, content),
  join: (folder, name) => join(folder, name),
  baseName: (path) => basename(path),
};
