import type { Files, ReaderThread, ReaderThreads } from '../../ports.ts';

/** The second thread of an import, started before it is known what it is to read, because starting takes a tenth of a second. */
export class ReaderAhead {
  readonly leastBytes: number;
  readonly #readers: ReaderThreads;
  #waiting: ReaderThread | undefined;

  constructor(readers: ReaderThreads) {
    this.#readers = readers;
    this.leastBytes = readers.leastBytes;
  }

  /** Starts it where what lies in a folder seems to be enough for two. */
  async startFor(folder: string, files: Files): Promise<void> {
    if ((await files.stat(folder)).kind !== 'folder') return;
    const bytes = (await files.list(folder)).reduce((sum, file) => sum + file.bytes, 0);
    if (bytes >= this.leastBytes) this.#waiting = this.#readers.start();
  }

  /** The thread that was started, or another one where there is none waiting. */
  take(): ReaderThread {
    const thread = this.#waiting ?? this.#readers.start();
    this.#waiting = undefined;
    return thread;
  }

  /** Ends a thread that nobody took. */
  async end(): Promise<void> {
    await this.#waiting?.end();
    this.#waiting = undefined;
  }
}
