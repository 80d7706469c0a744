import { ProblemError } from '../../domain/problem.ts';
import type { FileKey, Keeping, Ports } from '../../ports.ts';
import { lastSeq } from '../../store/decisions/decisionRecords.ts';
import type { Database } from '../../store/database.ts';
import { EngagementKeeper } from './engagementKeeper.ts';
import { inUse } from './openForWork.ts';
import { journalPath, lockPath } from './places.ts';

/**
 * Begins to keep an engagement at a place that it was not kept at before; the caller writes the first snapshot. A file that stands there is
 * replaced then, and stays as an earlier snapshot. Fails with `engagement_in_use` and `not_written`.
 */
export async function keepAt(
  ports: Ports, keeping: Keeping, db: Database, path: string, key: FileKey | null = null,
): Promise<EngagementKeeper> {
  const lock = await keeping.lock(lockPath(path));
  if (!('release' in lock)) return inUse(lock, ports.files.baseName(path));
  try {
    const fingerprint = await keeping.fingerprint(path);
    const journal = await keeping.openAppend(journalPath(path), 0);
    return new EngagementKeeper(ports, keeping, { path, lock, key, journal, fingerprint, seq: lastSeq(db), unfolded: [] }, db);
  } catch (error) {
    await lock.release();
    if (error instanceof ProblemError) throw new ProblemError({ ...error.problem, file: ports.files.baseName(path) });
    throw error;
  }
}
