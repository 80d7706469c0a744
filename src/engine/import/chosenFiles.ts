import type { Files } from '../../ports.ts';
import { exportsIn } from './exportsIn.ts';

/** The name of the folder that is no folder: what stands for files that were chosen one by one. */
export const CHOSEN = '';

/**
 * The files that were chosen, by the names they go by. A folder stands for the exports in it, each by its place in the folder; two of one
 * name are told apart by the folder that they lie in.
 */
export async function namesOfChosen(files: Files, paths: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const byName = new Map<string, string>();
  const add = (name: string, path: string, folder: string): void => {
    let other = name;
    for (let at = 1; byName.has(other); at += 1) other = at === 1 ? `${folder}/${name}` : `${folder}/${at}/${name}`;
    byName.set(other, path);
  };
  for (const path of paths) {
    if ((await files.stat(path)).kind !== 'folder') add(files.baseName(path), path, files.baseName(folderOf(path)));
    else for (const entry of (await exportsIn(files, path)).files) add(entry.name, entry.path, files.baseName(path));
  }
  return byName;
}

/** Files that were chosen one by one, wherever they lie, as if they lay in one folder. */
export async function chosenFiles(files: Files, paths: readonly string[]): Promise<Files> {
  const byName = await namesOfChosen(files, paths);
  const first = paths[0];
  return {
    ...files,
    passedOver: async () => (await Promise.all(paths.map(async (path) =>
      ((await files.stat(path)).kind === 'folder' ? await files.passedOver?.(path) ?? [] : [])))).flat(),
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
