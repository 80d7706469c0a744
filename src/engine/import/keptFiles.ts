import { MANIFEST_FILE } from '../../contract/manifest.ts';
import type { Manifest } from '../../contract/manifest.ts';
import { fail } from '../../domain/problem.ts';
import type { Files, Ports } from '../../ports.ts';
import type { Database } from '../../store/database.ts';
import { listSetAside, setAsideContent } from '../../store/facts/setAside.ts';
import { listKeptSources, readSourceContent } from '../../store/snapshot/sourceContents.ts';

/** The folder that kept files seem to lie in. */
export const KEPT = '';

/**
 * The files an engagement keeps, as if they lay in a folder with this manifest; `others`, by name, lie where they lie. A kept file is
 * unpacked when it is opened and forgotten when it is closed.
 */
export function keptFiles(
  db: Database, ports: Pick<Ports, 'files' | 'compression'>, manifest: Manifest, others: ReadonlyMap<string, string> = new Map(),
): Files {
  const { files, compression } = ports;
  // A file that is added under a name that is loaded takes its place.
  const kept = new Map(listKeptSources(db).filter(({ file }) => !others.has(file)).map((source) => [source.file, source]));
  const aside = new Map(listSetAside(db).filter(({ file }) => !kept.has(file) && !others.has(file))
    .map(({ file, bytes }) => [file, bytes]));
  const text = new TextEncoder().encode(JSON.stringify(manifest));
  const unpack = async (name: string): Promise<Uint8Array> => {
    if (name === MANIFEST_FILE) return text;
    const source = kept.get(name);
    const content = source === undefined ? setAsideContent(db, name) : readSourceContent(db, source);
    if (content === null) {
      return fail({
        code: 'not_found', file: name, message: 'This engagement does not keep the content of the file, so it cannot be read again.',
        remedy: 'Add the file again from where it lies.',
      });
    }
    return compression.gunzip(content);
  };
  const isHere = (path: string): boolean => path === MANIFEST_FILE || kept.has(path) || aside.has(path);
  return {
    ...files,
    passedOver: async () => [],
    list: async () => Promise.all([...new Set([...kept.keys(), ...others.keys()])].toSorted().map(async (name) => {
      const path = others.get(name) ?? name;
      return { name, path, bytes: kept.get(name)?.bytes ?? (await files.stat(path)).bytes };
    })),
    stat: async (path) => {
      if (path === KEPT) return { kind: 'folder', bytes: 0 };
      if (path === MANIFEST_FILE) return { kind: 'file', bytes: text.length };
      const bytes = kept.get(path)?.bytes ?? aside.get(path);
      return bytes === undefined ? files.stat(path) : { kind: 'file', bytes };
    },
    open: async (path) => {
      if (!isHere(path)) return files.open(path);
      let content: Uint8Array | null = await unpack(path);
      return {
        bytes: content.length,
        read: async (into, position) => {
          const piece = (content ?? new Uint8Array()).subarray(position, position + into.length);
          into.set(piece);
          return piece.length;
        },
        assertUnchanged: async () => undefined,
        close: async () => { content = null; },
      };
    },
    readWhole: async (path) => (isHere(path) ? unpack(path) : files.readWhole(path)),
    join: (folder, name) => (folder === KEPT || folder === '.' ? others.get(name) ?? name : files.join(folder, name)),
    baseName: (path) => (path === KEPT ? '' : isHere(path) ? path : files.baseName(path)),
  };
}
