import type { Manifest } from '../../contract/manifest.ts';
import { describeProblem } from '../../domain/problem.ts';
import type { Problem } from '../../domain/problem.ts';
import { writeSetting } from '../../store/facts/engagementWriter.ts';
import { listSetAside, writeSetAside } from '../../store/facts/setAside.ts';
import type { Database } from '../../store/database.ts';
import type { Ports, Task } from '../../ports.ts';

/** A file, or a table of one, that is not read. */
export interface Unrecognised {
  readonly file: string;
  readonly reason: string;
  /** What is wrong with it, or has to be said first; absent where nobody asked for it to be read. */
  readonly problem?: Problem;
  /** Where its content lies. */
  readonly path?: string;
}

/** Larger ones are not kept: they have to be added again from where they lie. */
const KEPT_AT_MOST = 64 << 20;
/** Codes of what an answer about the file can mend. */
const CAN_BE_MENDED: readonly Problem['code'][] = [
  'not_recognised', 'column_missing', 'column_duplicate', 'format_ambiguous', 'value_unknown', 'number_invalid', 'date_invalid',
];

/** Whether a file could be read once something is said of it. */
export function canBeMended({ code, asks }: Problem): boolean {
  // A file of another format is not recognised either, and nothing that is said of it makes it one that is read.
  return CAN_BE_MENDED.includes(code) && (code !== 'not_recognised' || asks !== undefined);
}

/** Keeps what was set aside beside what is loaded, so that it can be read once somebody says how. */
export async function keepSetAside(
  db: Database, ports: Ports, unrecognised: readonly Unrecognised[], keepContents: boolean, task: Task,
): Promise<void> {
  for (const { file, path, problem } of unrecognised) {
    if (path === undefined || problem === undefined) continue;
    const { bytes } = await ports.files.stat(path);
    const isKept = keepContents && bytes > 0 && bytes <= KEPT_AT_MOST && canBeMended(problem);
    writeSetAside(db, { file, bytes, problem: JSON.stringify(problem) }, isKept ? await contentOf(ports, path) : null);
    await task.breathe();
  }
}

/** Makes the warnings speak of all that is set aside, and of nothing else. */
export function tellSetAside(db: Database): void {
  const unread = listSetAside(db).map(({ file, problem }) => {
    const { file: _, ...rest } = JSON.parse(problem) as Problem;
    return { file, reason: describeProblem(rest) };
  });
  writeSetting(db, 'unrecognised', JSON.stringify(unread));
}

async function contentOf(ports: Ports, path: string): Promise<{ readonly sha256: string; readonly gzip: Uint8Array }> {
  const content = await ports.files.readWhole(path);
  const digest = ports.digests.sha256();
  digest.update(content);
  return { sha256: digest.hex(), gzip: await ports.compression.gzip(content) };
}

/** A manifest without the files that were set aside: it names what is loaded. */
export function withoutSetAside(db: Database, manifest: Manifest): Manifest {
  const aside = new Set(listSetAside(db).map(({ file }) => file));
  return manifest.sources === undefined ? manifest : { ...manifest, sources: manifest.sources.filter(({ file }) => !aside.has(file)) };
}
