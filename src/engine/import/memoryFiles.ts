import { fail } from '../../domain/problem.ts';
import type { Files } from '../../ports.ts';

export interface MemoryFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Files that exist in memory only, in a folder without a name: the sample goes through the same import as any folder. */
export function memoryFiles(files: readonly MemoryFile[]): Files {
  const byName = new Map(files.map((file) => [file.name, file.bytes]));
  const contentOf = (path: string): Uint8Array => byName.get(path) ?? fail({
    code: 'not_found', message: 'There is no such file.', file: path,
  });
  return {
    list: async () => [...byName].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, bytes]) => ({ name, path: name,
    bytes: bytes.length })),
    stat: async (path) => {
      const bytes = byName.get(path);
      if (path === '') return { kind: 'folder', bytes: 0 };
      return bytes === undefined ? { kind: 'absent', bytes: 0 } : { kind: 'file', bytes: bytes.length };
    },
    open: async (path) => {
      const content = contentOf(path);
      return {
        bytes: content.length,
        read: async (into, position) => {
          const piece = content.subarray(position, position + into.length);
          into.set(piece);
          return piece.length;
        },
        assertUnchanged: async () => undefined,
        close: async () => undefined,
      };
    },
    readWhole: async (path) => contentOf(path),
    replace: async (path) => fail({ code: 'not_written', message: 'Files in memory cannot be written.', file: path }),
    join: (folder, name) => (folder === '' || folder === '.' ? name : `${folder}/${name}`),
    baseName: (path) => path.split('/').at(-1) ?? path,
  };
}
