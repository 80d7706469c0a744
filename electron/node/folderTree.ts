import { readdir, realpath, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { FileEntry, PassedOver } from '../../src/ports.ts';
import { isTemporary } from './replaceFile.ts';
import { readingProblem } from './systemProblem.ts';

/** How many folders may lie one in the other, below the one that is read. */
const DEPTH = 8;
/** Files and folders that are looked at; what comes after them is passed over and said. */
const ENTRIES = 20_000;

export interface FolderTree {
  readonly files: readonly FileEntry[];
  readonly passedOver: readonly PassedOver[];
}

/** What lies beside an engagement file (see `src/engine/file/places.ts`) and is no export. */
function isBesideEngagement(name: string): boolean {
  return /\.countersign(?:-lock|-decisions(?:\.aside-\d+)?|\.\d+|\.version-\d+)$/u.test(name);
}

/** Folders of version control, of the system, and of what an archive leaves behind: never exports. */
function isHiddenFolder(name: string): boolean {
  return name.startsWith('.') || /^(?:__MACOSX|\$RECYCLE\.BIN|System Volume Information|lost\+found|node_modules)$/iu.test(name);
}

/**
 * The files in a folder and the folders below it, by their places in it, and what was passed over. Links are followed after everything
 * else, and a folder that was read is not read again: no file is in it twice, and no walk goes round. Fails where the folder itself cannot
 * be read, not where one below it cannot.
 */
export async function folderTree(folder: string): Promise<FolderTree> {
  const files: FileEntry[] = [];
  const passedOver: PassedOver[] = [];
  const walked = new Set<string>();
  const links: Folder[] = [];
  let left = ENTRIES;
  const walk = async ({ name: within, path, depth }: Folder): Promise<void> => {
    walked.add(await realpath(path));
    const entries = (await readdir(path, { withFileTypes: true })).toSorted(byName);
    for (const entry of entries) {
      const name = `${within}${entry.name}`;
      if (left === 0) {
        passedOver.push({ name, kind: 'many' });
        return;
      }
      left -= 1;
      const at = join(path, entry.name);
      // A file deleted meanwhile is not in the folder.
      const found = await stat(at).catch(() => null);
      if (found === null) passedOver.push({ name, kind: 'link' });
      else if (found.isDirectory()) {
        const below = { name: `${name}/`, path: at, depth: depth + 1 };
        if (isHiddenFolder(entry.name)) passedOver.push({ name, kind: 'hidden' });
        else if (entry.isSymbolicLink()) links.push(below);
        else await walkBelow(below);
      } else if (!found.isFile()) passedOver.push({ name, kind: 'other' });
      else if (!isTemporary(entry.name) && !isBesideEngagement(entry.name)) files.push({ name, path: at, bytes: found.size });
    }
  };
  const walkBelow = async (below: Folder): Promise<void> => {
    const name = below.name.slice(0, -1);
    if (below.depth > DEPTH) passedOver.push({ name, kind: 'deep' });
    else if (walked.has(await realpath(below.path))) passedOver.push({ name, kind: 'again' });
    else await walk(below).catch(() => { passedOver.push({ name, kind: 'closed' }); });
  };
  await walk({ name: '', path: folder, depth: 0 }).catch((error: unknown) => { throw readingProblem(error, folder); });
  for (let link = links.shift(); link !== undefined; link = links.shift()) await walkBelow(link);
  return { files: files.sort(byName), passedOver: passedOver.sort(byName) };
}

interface Folder {
  /** Its place in the folder that is read, with a `/` behind it; '' for that folder itself. */
  readonly name: string;
  readonly path: string;
  readonly depth: number;
}

function byName(a: { readonly name: string }, b: { readonly name: string }): number {
  return a.name < b.name ? -1 : 1;
}
