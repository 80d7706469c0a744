import { ProblemError, describeProblem, visible } from '../../domain/problem.ts';
import type { FileKey, Ports, Task } from '../../ports.ts';
import { Database } from '../../store/database.ts';
import { listAttachments } from '../../store/decisions/attachedContents.ts';
import { walkDecisions } from '../../store/decisions/decisionLog.ts';
import { decisionBySeq, lastSeq } from '../../store/decisions/decisionRecords.ts';
import { isMigratable, migrate } from '../../store/migrations/migrate.ts';
import { APPLICATION_ID, SCHEMA_VERSION } from '../../store/schema/tables.ts';
import { integrityCheck, readMarks, stillReadable } from '../../store/snapshot/integrity.ts';
import { earlierSources, keptLines } from '../../store/queries/goneProof.ts';
import { reviewCopyOf } from '../../store/snapshot/reviewCopy.ts';
import { listKeptSources } from '../../store/snapshot/sourceContents.ts';
import { runFault } from '../run/runProof.ts';
import { sentenceOf } from '../decisions/decisionView.ts';
import type { Check } from '../engine.ts';
import { schemaFaults } from './openEngagement.ts';
import { attachmentFault, sourceFault } from './contentFault.ts';
import { checkJournal } from './checkJournal.ts';
import { readKeptLines } from './keptLines.ts';
import { readEngagementFile } from './readEngagementFile.ts';
import type { Unlock } from './readEngagementFile.ts';

/** One thing looked at; answers what was found, or throws a problem where the file does not let itself be read that far. */
type Look = () => Promise<{ readonly sound: boolean; readonly finding: string }>;

/**
 * Checks an engagement file without changing it, one check after another as far as it can be read: the file, its own hash, SQLite's
 * integrity, schema version and tables, the chain of decisions, what each run came to, the journal beside it, each source and each
 * attachment against its hash. Where something is wrong a last line says what can still be read. Fails only with `cancelled`.
 */
export async function verifyEngagement(ports: Ports, path: string, task: Task, unlock: Unlock = {}): Promise<readonly Check[]> {
  const checks: Check[] = [];
  const started = ports.clock.elapsed();
  const look = async (name: string, work: Look): Promise<void> => {
    const seconds = (ports.clock.elapsed() - started) / 1000;
    const rate = seconds > 0 ? Math.round(checks.length / seconds) : 0;
    task.report({ phase: `Checking: ${name}`, done: checks.length, total: 0, unit: 'steps', rate });
    await task.breathe();
    checks.push({ name, ...await attempt(work) });
  };

  let pages: Uint8Array | undefined;
  let hashFault: string | null = null;
  let key: FileKey | null = null;
  await look('file', async () => {
    const read = await readEngagementFile(ports, path, task, unlock);
    ({ pages, key } = read);
    hashFault = read.fault;
    const seal = key === null ? '' : ', sealed with a password';
    return { sound: true, finding: `${visible(ports.files.baseName(path))}, ${pages.length} bytes of data${seal}` };
  });
  if (pages === undefined) return [...checks, unreadable('nothing')];
  await look('hash', async () => ({ sound: hashFault === null, finding: hashFault ?? 'the file is as it was saved (SHA-256 agrees)' }));

  let opened: Database | undefined;
  const bytes = pages;
  await look('database', async () => {
    opened = await Database.open(ports.sqlWasm, bytes);
    const complaints = integrityCheck(opened);
    return { sound: complaints.length === 0, finding: complaints.length === 0 ? 'integrity check passed' : complaints.join('; ') };
  });
  if (opened === undefined) return [...checks, unreadable('nothing')];
  const db: Database = opened;
  try {
    await look('schema', () => checkSchema(db, ports));
    await look('decisions', async () => {
      const { decisions, fault } = walkDecisions(db, ports.digests);
      return { sound: fault === null, finding: fault ?? `${decisions} decisions, the chain of hashes is whole${lastWords(db)}` };
    });
    await look('runs', async () => {
      const { runs, fault } = runFault(db, ports.digests);
      return { sound: fault === null, finding: fault ?? `${runs} runs, each as its entry of the log has it` };
    });
    await look('journal', () => checkJournal(ports, path, key, db, task));
    const copy = copyOf(db);
    await look('sources', async () => ({ sound: true, finding: copy === null ? `${listKeptSources(db).length} source files kept`
      : 'a review copy: the source files are left out, their hashes are kept' }));
    if (checks.at(-1)?.sound === true && copy === null) {
      for (const source of listKeptSources(db)) {
        await look(`source ${visible(source.file)}`, async () => {
          const fault = await sourceFault(db, source, ports, task);
          return { sound: fault === null, finding: fault ?? 'equals its SHA-256' };
        });
      }
      for (const attachment of listAttachments(db)) {
        await look(`attachment ${visible(attachment.name)}`, async () => {
          const fault = await attachmentFault(db, attachment, ports, task);
          return { sound: fault === null, finding: fault ?? 'equals its SHA-256' };
        });
      }
      for (const { id, file } of earlierSources(db)) {
        const kept = keptLines(db, id);
        if (kept === null) continue;
        await look(`lines of ${visible(file)}`, async () => {
          const { size } = await readKeptLines(kept, file, ports, task);
          return { sound: true, finding: `${size} that proved what is gone equal their SHA-256` };
        });
      }
    }
    return checks.every((check) => check.sound) ? checks : [...checks, unreadable(stillReadable(db))];
  } finally {
    db.close();
  }
}

/** A damaged file may not even say whether it is a review copy. */
function copyOf(db: Database): ReturnType<typeof reviewCopyOf> {
  try {
    return reviewCopyOf(db);
  } catch {
    return null;
  }
}

function unreadable(what: string): Check {
  return { name: 'readable', sound: false, finding: `what can still be read: ${what}` };
}

async function attempt(work: Look): Promise<{ readonly sound: boolean; readonly finding: string }> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof ProblemError && error.problem.code === 'cancelled') throw error;
    if (error instanceof ProblemError) return { sound: false, finding: describeProblem(error.problem) };
    // SQLite's own words about a damaged or missing table.
    return { sound: false, finding: error instanceof Error ? error.message : String(error) };
  }
}

async function checkSchema(db: Database, ports: Ports): Promise<{ readonly sound: boolean; readonly finding: string }> {
  const { applicationId, userVersion } = readMarks(db);
  if (applicationId !== APPLICATION_ID) {
    return { sound: false, finding: `not marked as an engagement: application id ${applicationId} instead of ${APPLICATION_ID}` };
  }
  if (userVersion > SCHEMA_VERSION) {
    return { sound: false, finding: `version ${userVersion}, saved by a later Countersign; this one reads up to ${SCHEMA_VERSION}` };
  }
  if (userVersion < SCHEMA_VERSION && isMigratable(userVersion)) {
    migrate(db, userVersion);
    const left = await schemaFaults(db, ports);
    const finding = `version ${userVersion}, saved by an earlier Countersign; it can be taken to version ${SCHEMA_VERSION}`;
    return left.length > 0 ? { sound: false, finding: left.join('; ') } : { sound: true, finding };
  }
  if (userVersion !== SCHEMA_VERSION) return { sound: false, finding: `version ${userVersion}, which no Countersign writes` };
  const differences = await schemaFaults(db, ports);
  if (differences.length > 0) return { sound: false, finding: differences.join('; ') };
  return { sound: true, finding: `version ${userVersion}, tables as they should be` };
}

/** The last decision in a sentence; '' where there is none, or what it rests on cannot be read any more. */
function lastWords(db: Database): string {
  try {
    const last = decisionBySeq(db, lastSeq(db));
    return last === undefined ? '' : `; the last: ${visible(sentenceOf(db, last), 400)}`;
  } catch {
    return '';
  }
}
