import type { Files } from '../../ports.ts';

/** The name of the folder that is no folder: what stands for files that were chosen one by one. */
export const CHOSEN = '';

/**
 * Files that were chosen one by one, wherever they lie, as if they lay in one folder. Two of the same name are told apart by the folder
 * that they lie in.
 */
export function chosenFiles(files: Files, paths: readonly string[]): Files {
  const byName = new Map<string, string>();
  for (const path of paths) {
    const name = files.baseName(path);
    if (!byName.has(name)) {
      byName.set(name, path);
      continue;
    }
    const folder = files.baseName(folderOf(path));
    let other = `${folder}/${name}`;
    for (let at = 2; byName.has(other); at += 1) other = `${folder}/${at}/${name}`;
    byName.set(other, path);
  }
  const first = paths[0];
  return {
    ...files,
    passedOver: async () => [],
    list: async () => Promise.all([...byName].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(async ([name, path]) => ({
      name, path, bytes: (await files.stat(path)).bytes,
    }))),
    stat: async (path) => {
      if (path === CHOSEN) return { kind: 'folder', bytes: 0 };
      return files.stat(path);
    },
    join: (folder, name) => (folder === CHOSEN ? byName.get(name) ?? name : files.join(folder, name)),
    baseName: (path) => (path === CHOSEN ? (first === undefined ? '' : files.baseName(folderOf(first))) : files.baseName(path)),
  };
}

function folderOf(path: string): string {
  return path.replace(/[/\\][^/\\]*$/u, '');
}
