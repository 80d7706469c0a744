import { fail } from '../../domain/problem.ts';
import type { AppendFile, FileKey, Keeping, Lock, Ports, Task } from '../../ports.ts';
import { noteLogEnd } from '../../store/decisions/decisionLog.ts';
import type { Decision } from '../../store/decisions/decisionLog.ts';
import { lastSeq } from '../../store/decisions/decisionRecords.ts';
import type { Database } from '../../store/database.ts';
import { takeBack } from '../decisions/decide.ts';
import { digestOf } from './digest.ts';
import { encodeTrailer, TRAILER_BYTES } from '../../store/snapshot/trailer.ts';
import { journalLine } from './journal.ts';
import type { JournalEntry } from './journal.ts';
import { journalPath, KEPT_SNAPSHOTS } from './places.ts';
import { toWrite } from './sealedFile.ts';

interface Waiting {
  readonly entry: JournalEntry;
  readonly resolve: () => void;
  readonly reject: (reason: unknown) => void;
}

/** What a keeper begins with: the file as it was opened or is about to be written. */
export interface KeptFile {
  readonly path: string;
  readonly lock: Lock;
  readonly journal: AppendFile;
  /** What the file looked like when it was read or written last; null where there is none yet. */
  readonly fingerprint: string | null;
  /** The last decision that the disk has, in the snapshot or in the journal. */
  readonly seq: number;
  /** What the file and its journal are sealed with; null where they are not. */
  readonly key: FileKey | null;
  /** The entries of the journal that the snapshot lacks. */
  readonly unfolded: readonly JournalEntry[];
}

/**
 * Keeps the file of the open engagement: a decision is on the disk before it is acknowledged, as a line of the journal, whatever the size
 * of the engagement; a snapshot folds the journal in. Decisions go on while a snapshot is written. Those that come together are flushed
 * together. Where a decision cannot be written, it and those after it are taken back before anybody is told.
 */
export class EngagementKeeper {
  readonly #ports: Ports;
  readonly #keeping: Keeping;
  readonly #file: KeptFile;
  #db: Database;
  #journal: AppendFile;
  #fingerprint: string | null;
  #seq: number;
  #unfolded: JournalEntry[];
  #key: FileKey | null;
  #waiting: Waiting[] = [];
  #turn: Promise<unknown> = Promise.resolve();
  #snapshots: Promise<unknown> = Promise.resolve();
  #isSaving = false;

  constructor(ports: Ports, keeping: Keeping, file: KeptFile, db: Database) {
    this.#ports = ports;
    this.#keeping = keeping;
    this.#db = db;
    this.#file = file;
    this.#journal = file.journal;
    this.#fingerprint = file.fingerprint;
    this.#seq = file.seq;
    this.#unfolded = [...file.unfolded];
    this.#key = file.key;
  }

  get path(): string {
    return this.#file.path;
  }

  /** Keeps another database from now on, read anew from the same files, with the same log. */
  follow(db: Database): void {
    this.#db = db;
  }

  /** Whether the journal holds what the snapshot lacks. */
  get hasUnfolded(): boolean {
    return this.#unfolded.length > 0;
  }

  /** Resolves once the decision is on the disk; the decisions have to come in the order of the log. */
  async append(decision: Decision, content: string | null = null): Promise<void> {
    const written = new Promise<void>((resolve, reject) => {
      this.#waiting.push({ entry: { decision, content }, resolve, reject });
    });
    void this.#inTurn(() => this.#flush());
    return written;
  }

  /**
   * Writes the whole engagement and drops from the journal what it holds. Fails with `engagement_replaced` or `engagement_in_use` where the
   * file is somebody else's by now, with `not_written`, `disk_full` or `cancelled`; what stood there then stays.
   */
  async snapshot(task: Task): Promise<{ readonly bytes: number }> {
    const before = this.#snapshots;
    const saving = before.then(() => this.#snapshot(task));
    this.#snapshots = saving.catch(() => undefined);
    return saving;
  }

  /** What the file is sealed with; null where it is not. */
  get key(): FileKey | null {
    return this.#key;
  }

  /**
   * Writes the file sealed with another key, or unsealed. The journal has to be folded in, so that none of its lines has the one key while
   * the file has the other, and nothing may be decided meanwhile. Where it fails the file stays as it was.
   */
  async sealWith(key: FileKey | null, task: Task): Promise<void> {
    const before = this.#key;
    this.#key = key;
    try {
      await this.snapshot(task);
    } catch (error) {
      this.#key = before;
      throw error;
    }
  }

  /**
   * Writes another database over the file, with a log of its own: an earlier save that is gone back to. What stood there stays as an
   * earlier save. Nothing may be decided meanwhile. Where it fails the file stays as it was.
   */
  async goOnWith(db: Database, task: Task): Promise<void> {
    if (this.hasUnfolded) await this.snapshot(task);
    const before = { db: this.#db, seq: this.#seq };
    this.#db = db;
    this.#seq = lastSeq(db);
    try {
      await this.snapshot(task);
    } catch (error) {
      this.#db = before.db;
      this.#seq = before.seq;
      throw error;
    }
  }

  /** Ends the keeping: the lock is given back, and a journal that holds nothing more is removed. */
  async close(): Promise<void> {
    await this.#snapshots;
    await this.#inTurn(() => this.#flush());
    await this.#journal.close();
    if (this.#unfolded.length === 0) await this.#keeping.remove(journalPath(this.path));
    await this.#file.lock.release();
  }

  async #snapshot(task: Task): Promise<{ readonly bytes: number }> {
    const { clock, digests, files } = this.#ports;
    const started = clock.elapsed();
    const phase = `Saving ${files.baseName(this.path)}`;
    this.#isSaving = true;
    try {
      const { pages, seq } = await this.#inTurn(async () => {
        await this.#flush();
        await this.#assertOurs(true);
        noteLogEnd(this.#db);
        return { pages: this.#db.copyToSave(), seq: lastSeq(this.#db) };
      });
      task.report({ phase, done: 0, total: pages.length, unit: 'bytes', rate: 0 });
      // The pages are written while their hash is made: it comes after them.
      const trailer = digestOf(digests, pages, task).then((sha256) => encodeTrailer(pages.length, sha256));
      trailer.catch(() => undefined);
      const content = this.#key === null ? [pages, trailer] : await toWrite([pages, await trailer], this.#key);
      await this.#keeping.replaceKeeping(this.path, content, KEPT_SNAPSHOTS);
      await this.#inTurn(() => this.#fold(seq));
      const seconds = (clock.elapsed() - started) / 1000;
      task.report({
        phase, done: pages.length, total: pages.length, unit: 'bytes', rate: seconds > 0 ? Math.round(pages.length / seconds) : 0,
      });
      return { bytes: pages.length + TRAILER_BYTES };
    } finally {
      this.#isSaving = false;
      await this.#inTurn(() => this.#flush());
    }
  }

  /** Drops what the snapshot holds, and keeps what was decided while it was written. */
  async #fold(seq: number): Promise<void> {
    this.#fingerprint = await this.#keeping.fingerprint(this.path);
    this.#unfolded = this.#unfolded.filter(({ decision }) => decision.seq > seq);
    this.#seq = Math.max(this.#seq, seq);
    const settled = this.#waiting.filter(({ entry }) => entry.decision.seq <= seq);
    this.#waiting = this.#waiting.filter(({ entry }) => entry.decision.seq > seq);
    for (const { resolve } of settled) resolve();
    if (this.#unfolded.length === 0) {
      await this.#journal.empty();
      return;
    }
    const lines = this.#unfolded.map((entry) => journalLine(entry, this.#key));
    await this.#journal.close();
    await this.#ports.files.replace(journalPath(this.path), lines);
    this.#journal = await this.#keeping.openAppend(journalPath(this.path), lines.reduce((sum, line) => sum + line.length, 0));
  }

  /** Writes every decision that waits; one that follows work which no snapshot holds yet waits for the snapshot that is under way. */
  async #flush(): Promise<void> {
    const [first] = this.#waiting;
    if (first === undefined) return;
    if (first.entry.decision.seq !== this.#seq + 1 && this.#isSaving) return;
    const batch = this.#waiting;
    this.#waiting = [];
    try {
      if (first.entry.decision.seq !== this.#seq + 1) {
        fail({
          code: 'not_written', file: this.#ports.files.baseName(this.path),
          message: 'The last run is not saved, so nothing can be added to it.', remedy: 'Save the engagement, and decide again.',
        });
      }
      await this.#assertOurs(false);
      await this.#journal.append(joined(batch.map(({ entry }) => journalLine(entry, this.#key))));
    } catch (error) {
      const all = [...batch, ...this.#waiting];
      this.#waiting = [];
      takeBack(this.#db, all.map(({ entry }) => entry.decision));
      for (const { reject } of all) reject(error);
      return;
    }
    for (const { entry, resolve } of batch) {
      this.#unfolded.push(entry);
      this.#seq = entry.decision.seq;
      resolve();
    }
  }

  /** Somebody else may have moved, replaced or locked the file: then nothing of it is touched. */
  async #assertOurs(withLock: boolean): Promise<void> {
    const file = this.#ports.files.baseName(this.path);
    const found = await this.#keeping.fingerprint(this.path);
    if (found !== this.#fingerprint) {
      fail({
        code: 'engagement_replaced', file,
        message: found === null ? 'The engagement file is no longer where it was opened.'
          : 'Another program replaced the engagement file since it was opened.',
        remedy: 'Nothing of it was touched. Save the engagement under another name.',
      });
    }
    if (withLock && !await this.#file.lock.isHeld()) {
      fail({
        code: 'engagement_in_use', file, message: 'Another program took over the engagement file.',
        remedy: 'Nothing of it was touched. Save the engagement under another name.',
      });
    }
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#turn.then(work);
    this.#turn = done.catch(() => undefined);
    return done;
  }
}

function joined(pieces: readonly Uint8Array[]): Uint8Array {
  if (pieces.length === 1 && pieces[0] !== undefined) return pieces[0];
  const all = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    all.set(piece, at);
    at += piece.length;
  }
  return all;
}
