import { ProblemError, fail, visible } from '../../domain/problem.ts';
import { minuteText } from '../../domain/time/instant.ts';
import type { FileKey, Keeping, Lock, LockHolder, Ports, Task } from '../../ports.ts';
import { lastDecision } from '../../store/decisions/decisionLog.ts';
import { decisionBySeq } from '../../store/decisions/decisionRecords.ts';
import { keepAttached } from '../../store/decisions/attachedContents.ts';
import type { Database } from '../../store/database.ts';
import { SCHEMA_VERSION } from '../../store/schema/tables.ts';
import { applyDecision } from '../decisions/decide.ts';
import { EngagementKeeper } from './engagementKeeper.ts';
import { journalLine } from './journal.ts';
import type { JournalEntry, ReadJournal } from './journal.ts';
import { readJournalBeside } from './journalBeside.ts';
import { openEngagement } from './openEngagement.ts';
import { ownNotices } from './ownNotices.ts';
import type { Unlock } from './readEngagementFile.ts';
import { asidePath, beforeMigrationPath, journalPath, lockPath } from './places.ts';

export interface OpenedFile {
  readonly db: Database;
  /** What it is sealed with; null where it is not. */
  readonly key: FileKey | null;
  /** Null where the engagement was opened to be read only. */
  readonly keeper: EngagementKeeper | null;
  /** What the person who opens it has to know, a sentence each. */
  readonly notices: readonly string[];
}

/**
 * Opens an engagement file to work in it: takes its lock, replays the decisions that the snapshot lacks, and puts aside a journal
 * that belongs to another file or is damaged. Fails with `engagement_in_use`, naming who has it, and as `openEngagement` does. A
 * folder that cannot be written, and `readOnly`, open it to be read only; then nothing beside the file is touched. `from`: an earlier save
 * that is to take the file's place.
 */
export async function openForWork(
  ports: Ports, path: string, readOnly: boolean, task: Task, unlock: Unlock = {}, from = path,
): Promise<OpenedFile> {
  const keeping = ports.keeping;
  if (keeping === undefined || readOnly) return openToRead(ports, path, [], task, unlock);
  const file = ports.files.baseName(path);
  if (from === path && (await ports.files.stat(path)).kind !== 'file') {
    await keeping.clean(path);
    return openToRead(ports, path, [], task, unlock);
  }
  const lock = await takeLock(keeping, path, file);
  if (typeof lock === 'string') return openToRead(ports, path, [lock], task, unlock);
  try {
    const fingerprint = await keeping.fingerprint(path);
    const { db, version, key } = await openEngagement(ports, from, task, unlock);
    try {
      const notices: string[] = [];
      if (version < SCHEMA_VERSION) notices.push(await copyBeforeMigration(ports, path, version));
      const journal = await readBeside(ports, path, key, task);
      const replayed = replay(db, journal.entries);
      notices.unshift(...ownNotices(db, ports.clock.now()));
      const trouble = troubleWith(journal, replayed, file);
      const length = trouble === null ? journal.length : await startAnew(ports, keeping, path, replayed.entries, key);
      if (trouble !== null) notices.push(trouble);
      const kept = {
        path, lock, key, journal: await keeping.openAppend(journalPath(path), length), fingerprint, seq: lastDecision(db)?.seq ?? 0,
        unfolded: replayed.entries,
      };
      return { db, key, keeper: new EngagementKeeper(ports, keeping, kept, db), notices };
    } catch (error) {
      db.close();
      throw error;
    }
  } catch (error) {
    await lock.release();
    throw error;
  }
}

/** The lock, or why the file can only be read; fails where somebody else has it. */
async function takeLock(keeping: Keeping, path: string, file: string): Promise<Lock | string> {
  let lock: Lock | LockHolder;
  try {
    lock = await keeping.lock(lockPath(path));
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    return `${error.problem.message} The folder cannot be written, so the engagement is open to be read only; save it elsewhere to`
      + ' work in it.';
  }
  if ('release' in lock) return lock;
  return inUse(lock, file);
}

/** Says who has the file open. */
export function inUse(holder: LockHolder, file: string): never {
  return fail({
    code: 'engagement_in_use', file,
    message: `${visible(holder.user)} has this engagement open on ${visible(holder.host)}, since ${minuteText(holder.since)} UTC.`,
    remedy: 'Open it to be read only, or ask them to close it.',
  });
}

async function openToRead(
  ports: Ports, path: string, notices: readonly string[], task: Task, unlock: Unlock,
): Promise<OpenedFile> {
  const { db, key } = await openEngagement(ports, path, task, unlock);
  const journal = await readBeside(ports, path, key, task);
  const replayed = replay(db, journal.entries);
  const trouble = troubleWith(journal, replayed, ports.files.baseName(path));
  return { db, key, keeper: null, notices: [...ownNotices(db, ports.clock.now()), ...notices, ...(trouble === null ? [] : [trouble])] };
}

async function copyBeforeMigration(ports: Ports, path: string, version: number): Promise<string> {
  const copy = beforeMigrationPath(path, version);
  await ports.files.replace(copy, await ports.files.readWhole(path));
  return `An earlier version of the program saved this engagement. The file as it was is kept as ${ports.files.baseName(copy)}.`;
}

async function readBeside(ports: Ports, path: string, key: FileKey | null, task: Task): Promise<ReadJournal> {
  return await readJournalBeside(ports, path, key, task) ?? { entries: [], length: 0, damagedLine: null, lost: 0 };
}

interface Replayed {
  /** The entries that the snapshot lacked, applied by now. */
  readonly entries: readonly JournalEntry[];
  /** How many entries do not belong to this file's log. */
  readonly foreign: number;
}

/** Applies what the snapshot lacks, each decision in a transaction. What it holds already is compared and passed over. */
function replay(db: Database, entries: readonly JournalEntry[]): Replayed {
  const applied: JournalEntry[] = [];
  for (const [index, entry] of entries.entries()) {
    const { decision, content } = entry;
    const last = lastDecision(db);
    if (decision.seq <= (last?.seq ?? 0)) {
      if (decisionBySeq(db, decision.seq)?.hash !== decision.hash) return { entries: applied, foreign: entries.length - index };
      continue;
    }
    if (decision.seq !== (last?.seq ?? 0) + 1 || decision.previous !== (last?.hash ?? decision.previous)) {
      return { entries: applied, foreign: entries.length - index };
    }
    db.decisionTransaction(() => {
      if (content !== null) keepAttached(db, decision, content);
      applyDecision(db, decision);
    });
    applied.push(entry);
  }
  return { entries: applied, foreign: 0 };
}

function troubleWith(journal: ReadJournal, replayed: Replayed, file: string): string | null {
  const decisions = (count: number): string => (count === 1 ? '1 decision' : `${count} decisions`);
  if (replayed.foreign > 0) {
    return `Beside ${file} lay ${decisions(replayed.foreign)} that belong to another save of it; they were put aside and not applied.`;
  }
  if (journal.damagedLine === null) return null;
  return `The journal of decisions beside ${file} is damaged at line ${journal.damagedLine}:`
    + ` ${decisions(replayed.entries.length)} before it were read, ${decisions(journal.lost)} from there on cannot be. It was put aside.`;
}

/** Puts the journal aside and writes one that holds what could be replayed; answers its length. */
async function startAnew(
  ports: Ports, keeping: Keeping, path: string, entries: readonly JournalEntry[], key: FileKey | null,
): Promise<number> {
  let number = 1;
  while ((await ports.files.stat(asidePath(path, number))).kind !== 'absent') number += 1;
  await keeping.move(journalPath(path), asidePath(path, number));
  const lines = entries.map((entry) => journalLine(entry, key));
  if (lines.length > 0) await ports.files.replace(journalPath(path), lines);
  return lines.reduce((sum, line) => sum + line.length, 0);
}
