import { ProblemError, fail } from '../../domain/problem.ts';
import type { FileKey, Ports, Task } from '../../ports.ts';
import { Database } from '../../store/database.ts';
import { handOver } from '../../store/handedOver.ts';
import { walkDecisions } from '../../store/decisions/decisionLog.ts';
import { isMigratable, migrate } from '../../store/migrations/migrate.ts';
import { APPLICATION_ID, SCHEMA_VERSION } from '../../store/schema/tables.ts';
import { quickCheck, readMarks, schemaDifferences, stillReadable } from '../../store/snapshot/integrity.ts';
import { readEngagementFile } from './readEngagementFile.ts';
import type { Unlock } from './readEngagementFile.ts';

export interface OpenedEngagement {
  readonly db: Database;
  /** The version that the file was saved with. */
  readonly version: number;
  readonly key: FileKey | null;
}

/**
 * Opens an engagement file in memory (one of an earlier version is migrated there; the file stays as it is), after: its own hash,
 * whose file it is and of which version, its tables as they should be,
 * SQLite's quick check, the chain of decisions. Fails with `engagement_newer` where a later program wrote it, with
 * `engagement_damaged` (and what can still be read) where a check does, and as reading a file fails.
 */
export async function openEngagement(
  ports: Ports, path: string, task: Task, unlock: Unlock = {},
): Promise<OpenedEngagement> {
  const file = ports.files.baseName(path);
  const started = ports.clock.elapsed();
  const report = (done: number): void => {
    const seconds = (ports.clock.elapsed() - started) / 1000;
    task.report({ phase: `Opening ${file}`, done, total: 5, unit: 'steps', rate: seconds > 0 ? Math.round(done / seconds) : 0 });
  };
  report(0);
  const { pages, fault, key } = await readEngagementFile(ports, path, task, unlock);
  report(1);
  const db = await openPages(ports, pages, file, fault);
  try {
    if (fault !== null) return damaged(db, file, fault);
    const version = assertMarks(db, file);
    if (version < SCHEMA_VERSION) migrateChecked(db, file, version);
    report(2);
    const differences = await schemaFaults(db, ports);
    if (differences.length > 0) return damaged(db, file, `Its tables are not those of an engagement: ${differences.join('; ')}.`);
    report(3);
    await task.breathe();
    const complaints = quickCheck(db, pages.length);
    if (complaints.length > 0) return damaged(db, file, `Its database is damaged: ${complaints.join('; ')}.`);
    report(4);
    await task.breathe();
    const chain = walkDecisions(db, ports.digests);
    if (chain.fault !== null) return damaged(db, file, `The log of decisions is not whole: ${chain.fault}.`);
    report(5);
    return { db, version, key };
  } catch (error) {
    db.close();
    if (error instanceof ProblemError && error.problem.file === undefined) return fail({ ...error.problem, file });
    throw error;
  }
}

/** Opens the pages, which become the database's own; where not even that works, `fault` says more than SQLite does. */
async function openPages(ports: Ports, pages: Uint8Array, file: string, fault: string | null): Promise<Database> {
  try {
    return await Database.open(ports.sqlWasm, handOver(pages));
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    return fail({
      ...error.problem, file, message: fault ?? error.problem.message,
      remedy: 'Open an earlier copy. What can still be read of this one: nothing.',
    });
  }
}

/** Compares the tables of `db` with those of an empty engagement of this version. */
export async function schemaFaults(db: Database, ports: Ports): Promise<readonly string[]> {
  const empty = await Database.open(ports.sqlWasm);
  try {
    return schemaDifferences(db, empty);
  } finally {
    empty.close();
  }
}

/** Pages are looked at before anything is moved from one table to another. */
function migrateChecked(db: Database, file: string, version: number): void {
  const complaints = quickCheck(db);
  if (complaints.length > 0) damaged(db, file, `Its database is damaged: ${complaints.join('; ')}.`);
  migrate(db, version);
}

/** The version of the engagement; fails where it is none of ours, or a later one's. */
function assertMarks(db: Database, file: string): number {
  const { applicationId, userVersion } = readMarks(db);
  if (applicationId !== APPLICATION_ID) {
    fail({
      code: 'not_recognised', file, message: 'This is a database, but not an engagement of Countersign.',
      expected: `application id ${APPLICATION_ID}`, found: String(applicationId), remedy: 'Name the .countersign file.',
    });
  }
  if (userVersion > SCHEMA_VERSION) {
    fail({
      code: 'engagement_newer', file, message: 'A later version of Countersign saved this engagement.',
      expected: `schema version ${SCHEMA_VERSION} or earlier`, found: `version ${userVersion}`,
      remedy: 'Nothing is wrong with the file: open it with that version.',
    });
  }
  if (userVersion !== SCHEMA_VERSION && !isMigratable(userVersion)) {
    damaged(db, file, `It carries schema version ${userVersion}, which no version of Countersign writes.`);
  }
  return userVersion;
}

function damaged(db: Database, file: string, fault: string): never {
  return fail({
    code: 'engagement_damaged', file, message: fault,
    remedy: `Open an earlier copy. What can still be read of this one: ${stillReadable(db)}.`,
  });
}
