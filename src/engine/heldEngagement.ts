import { ProblemError, fail } from '../domain/problem.ts';
import type { FileKey, Ports, Task } from '../ports.ts';
import type { Database } from '../store/database.ts';
import { writeSetting } from '../store/facts/engagementWriter.ts';
import { resultCache } from '../store/queries/grid/rowOrder.ts';
import type { FileState } from './calls/callContext.ts';
import type { EngagementKeeper } from './file/engagementKeeper.ts';
import { keepAt } from './file/keepAt.ts';
import { saveEngagement } from './file/saveEngagement.ts';

export interface OpenEngagement {
  db: Database;
  file: FileState;
  /** Null where it is in no file yet, or open to be read only. */
  keeper: EngagementKeeper | null;
  /** What it is to be sealed with where it is saved; null where it is not. */
  key: FileKey | null;
}

/** The one engagement that is open, if one is, and its file. */
export class HeldEngagement {
  readonly #ports: Ports;
  #open: OpenEngagement | undefined;
  /** What takes the database's place under way; a decision taken meanwhile would be lost with the old one. */
  #changing: Promise<unknown> = Promise.resolve();

  constructor(ports: Ports) {
    this.#ports = ports;
  }

  /** Fails with `no_engagement` where none is open. */
  current(): OpenEngagement {
    return this.#open ?? fail({
      code: 'no_engagement', message: 'No engagement is open.', remedy: 'Open a folder of exports or an engagement file first.',
    });
  }

  /** Fails with `engagement_read_only` where nothing may be changed. */
  forWriting(): OpenEngagement {
    const engagement = this.current();
    if (!engagement.file.readOnly) return engagement;
    return fail({
      code: 'engagement_read_only', message: 'This engagement is open to be read only.',
      remedy: 'Save it under another name to work in it.',
    });
  }

  /** The open engagement's file; null where nothing is open or it is kept in none. */
  get path(): string | null {
    return this.#open?.keeper?.path ?? null;
  }

  /** Resolves once nothing changes the database as a whole. */
  async settled(): Promise<void> {
    await this.#changing;
  }

  /** Work that puts another database in the place of this one: decisions wait for it. */
  async changing<T>(work: () => Promise<T>): Promise<T> {
    const done = work();
    this.#changing = done.catch(() => undefined);
    return done;
  }

  /** Another engagement takes the place of the open one. */
  async replaceBy(engagement: OpenEngagement, task: Task): Promise<void> {
    const before = this.#open;
    this.#open = engagement;
    if (before === undefined) return;
    await this.#letGo(before, task);
    before.db.close();
  }

  /** Lets go of the file, which stays open to be read. */
  async letGoOf(path: string, task: Task): Promise<void> {
    if (this.#open?.keeper?.path === path) await this.#letGo(this.#open, task);
  }

  async close(task: Task): Promise<void> {
    const engagement = this.#open;
    this.#open = undefined;
    if (engagement === undefined) return;
    await this.#letGo(engagement, task);
    engagement.db.close();
  }

  /** Writes what is open over its own file, where it has one. */
  async snapshot(engagement: OpenEngagement, task: Task): Promise<void> {
    if (engagement.keeper === null) return;
    const savedAt = this.#ports.clock.now();
    sayWhenSaved(engagement.db, savedAt);
    await engagement.keeper.snapshot(task);
    engagement.file = { ...engagement.file, savedAt, unsaved: false };
  }

  /** Saves where the engagement is kept already, or at a new place, which is kept from then on. */
  async saveAs(path: string, task: Task): Promise<void> {
    const engagement = this.current();
    const savedAt = this.#ports.clock.now();
    sayWhenSaved(engagement.db, savedAt);
    await this.#saveAs(engagement, path, task);
    const { notices } = engagement.file;
    engagement.file = {
      fileName: this.#ports.files.baseName(path), savedAt, unsaved: false, readOnly: false,
      notices: engagement.file.readOnly ? [] : notices,
    };
  }

  async #saveAs(engagement: OpenEngagement, path: string, task: Task): Promise<void> {
    const before = engagement.keeper;
    const { keeping } = this.#ports;
    if (before?.path === path) {
      await before.snapshot(task);
      return;
    }
    if (keeping === undefined) {
      await saveEngagement(engagement.db, this.#ports, path, task, engagement.key);
      return;
    }
    const keeper = await keepAt(this.#ports, keeping, engagement.db, path, engagement.key);
    engagement.keeper = keeper;
    try {
      await keeper.snapshot(task);
    } catch (error) {
      engagement.keeper = before;
      await keeper.close();
      throw error;
    }
    await before?.close();
  }

  /** What the journal holds is folded in first, and stays in the journal where that fails. */
  async #letGo(engagement: OpenEngagement, task: Task): Promise<void> {
    const { keeper } = engagement;
    engagement.keeper = null;
    if (keeper === null) return;
    if (keeper.hasUnfolded) await keeper.snapshot(task).catch((error: unknown) => { noteUnsaved(this.#ports, error); });
    await keeper.close();
  }
}

function noteUnsaved(ports: Ports, error: unknown): void {
  if (!(error instanceof ProblemError)) throw error;
  ports.log.note(`The journal was not folded in: ${error.problem.message} The decisions stay in it and are read when the file is opened.`);
}

/** Lists are not made of it: they stand. */
function sayWhenSaved(db: Database, savedAt: number): void {
  resultCache(db).untouchedBy(() => { writeSetting(db, 'savedAt', String(savedAt)); });
}
