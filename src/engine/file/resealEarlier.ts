import { ProblemError } from '../../domain/problem.ts';
import type { FileKey, Ports } from '../../ports.ts';
import { beforeMigrationPath, earlierPath, KEPT_SNAPSHOTS } from './places.ts';
import { isSealedFile } from './sealedFile.ts';

/** The versions of the schema that a copy may have been kept of. */
const VERSIONS = [1, 2, 3, 4, 5, 6, 7, 8, 9];

/**
 * Gives what is kept beside a file the seal that the file has now, so that nothing plain of it stays on the disk. Answers the names of
 * those that could not be: sealed with another password than `before`, or not to be written.
 */
export async function resealEarlier(
  ports: Ports, path: string, before: FileKey | null, now: FileKey | null,
): Promise<readonly string[]> {
  const left: string[] = [];
  const beside = [
    ...Array.from({ length: KEPT_SNAPSHOTS }, (_, at) => earlierPath(path, at + 1)),
    ...VERSIONS.map((version) => beforeMigrationPath(path, version)),
  ];
  for (const earlier of beside) {
    if ((await ports.files.stat(earlier)).kind !== 'file') continue;
    try {
      const bytes = await ports.files.readWhole(earlier);
      const isSealed = isSealedFile(bytes);
      const plain = !isSealed ? bytes : await (before ?? now)?.open(bytes).catch(() => now?.open(bytes)) ?? bytes;
      await ports.files.replace(earlier, now === null ? plain : await now.seal([plain]));
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      left.push(ports.files.baseName(earlier));
    }
  }
  return left;
}
