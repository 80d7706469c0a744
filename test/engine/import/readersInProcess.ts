import { readForImport } from '../../../src/engine/import/readForImport.ts';
import type { ReadingJob } from '../../../src/engine/import/readerMessages.ts';
import type { Ports, ReaderThread, ReaderThreads } from '../../../src/ports.ts';

/** How many messages of rows may be under way: few, so that waiting for room is tried as well. */
const UNDER_WAY = 2;

export interface Readers extends ReaderThreads {
  started: number;
  ended: number;
}

/**
 * The reader's side of an import in this thread, everything that crosses copied as between threads. `diesAfter` messages it is gone as a
 * thread is that ran out of memory.
 */
export function readersInProcess(ports: Pick<Ports, 'files' | 'digests'>, diesAfter = Number.POSITIVE_INFINITY): Readers {
  const readers: Readers = {
    leastBytes: 0, started: 0, ended: 0,
    start() {
      readers.started += 1;
      const reader = new Reader(ports, diesAfter);
      return {
        read: (job) => { reader.read(structuredClone(job) as ReadingJob); }, next: () => reader.next(),
        taken: () => { reader.taken(); }, end: async () => { readers.ended += 1; },
      };
    },
  };
  return readers;
}

class Reader implements Pick<ReaderThread, 'next' | 'taken'> {
  readonly #ports: Pick<Ports, 'files' | 'digests'>;
  readonly #messages: unknown[] = [];
  readonly #diesAfter: number;
  #given = 0;
  #underWay = 0;
  #goOn: (() => void) | undefined;

  constructor(ports: Pick<Ports, 'files' | 'digests'>, diesAfter: number) {
    this.#ports = ports;
    this.#diesAfter = diesAfter;
  }

  read(job: ReadingJob): void {
    void readForImport(this.#ports, job, {
      send: (message, moved) => {
        if (message.kind === 'rows') this.#underWay += 1;
        this.#messages.push(structuredClone(message, { transfer: [...moved] }));
      },
      room: async () => {
        while (this.#underWay >= UNDER_WAY) await new Promise<void>((resolve) => { this.#goOn = resolve; });
      },
    });
  }

  async next(): Promise<unknown> {
    if (this.#given >= this.#diesAfter) throw new Error('the thread ended with status 1');
    if (this.#messages.length === 0) {
      await new Promise((resolve) => { setImmediate(resolve); });
      return null;
    }
    this.#given += 1;
    return this.#messages.shift();
  }

  taken(): void {
    this.#underWay -= 1;
    this.#goOn?.();
  }
}
