import type { Files, BesideThread, BesideThreads, Task } from '../../ports.ts';
import type { FromThread, Work, Works } from './messages.ts';

/**
 * The thread beside the engine's, from an import's beginning to the end of the run that follows. It is started before it is known what it
 * is to do, because starting takes a tenth of a second. Where there is none, or it ended, everything is done in the engine's own.
 */
export class SecondThread {
  readonly leastBytes: number;
  readonly #threads: BesideThreads | undefined;
  #thread: BesideThread | undefined;
  /** Whether it has read what it was to read, and may be given other work. */
  #isFree = false;

  constructor(threads: BesideThreads | undefined) {
    this.#threads = threads;
    this.leastBytes = threads?.leastBytes ?? Number.POSITIVE_INFINITY;
  }

  /** Starts it where what lies in a folder seems to be enough for two. */
  async startFor(folder: string, files: Files): Promise<void> {
    if (this.#threads === undefined || this.#thread !== undefined || (await files.stat(folder)).kind !== 'folder') return;
    const bytes = (await files.list(folder)).reduce((sum, file) => sum + file.bytes, 0);
    if (bytes >= this.leastBytes) this.#thread = this.#threads.start();
  }

  /** The thread, to read: the one that was started, or another one; undefined where there are none. */
  forReading(): BesideThread | undefined {
    this.#isFree = false;
    this.#thread ??= this.#threads?.start();
    return this.#thread;
  }

  /** Says that it has read everything. */
  hasRead(): void {
    this.#isFree = true;
  }

  /** Gives it a piece of work, where it can take one; `made` answers in the same order. */
  give<W extends Work>(work: W, given: Works[W]['given']): void {
    if (this.#isFree) this.#thread?.give({ kind: 'work', work, given });
  }

  /** What came of the earliest piece of work that was not asked for yet; undefined where it has to be done here. */
  async made<W extends Work>(work: W, task: Task): Promise<Works[W]['made'] | undefined> {
    for (;;) {
      if (this.#thread === undefined || !this.#isFree) return undefined;
      let message: FromThread | null;
      try {
        message = await this.#thread.next() as FromThread | null;
      } catch {
        // It ended: whatever it was given is done here, and fails here where it cannot be done.
        await this.end();
        return undefined;
      }
      if (message?.kind === 'made' && message.work === work) return message.made;
      await task.breathe();
    }
  }

  /** Ends it, in the middle of its work or after it. */
  async end(): Promise<void> {
    const thread = this.#thread;
    this.#thread = undefined;
    this.#isFree = false;
    await thread?.end();
  }
}
