import { doThere } from '../../../src/engine/beside/doThere.ts';
import type { FromThread, Outlet, ToThread } from '../../../src/engine/beside/messages.ts';
import type { Ports, BesideThread, BesideThreads } from '../../../src/ports.ts';

/** How many messages of rows may be under way: few, so that waiting for room is tried as well. */
const UNDER_WAY = 2;

export interface Threads extends BesideThreads {
  started: number;
  ended: number;
  /** Messages that the engine got of all threads, and the work that was made among them. */
  given: number;
  readonly made: string[];
}

/**
 * The second thread's side in this one, everything that crosses copied as between threads. `diesAfter` messages it is gone as a thread is
 * that ran out of memory.
 */
export function threadsInProcess(ports: Pick<Ports, 'files' | 'digests'>, diesAfter = Number.POSITIVE_INFINITY): Threads {
  const threads: Threads = {
    leastBytes: 0, started: 0, ended: 0, given: 0, made: [],
    start() {
      threads.started += 1;
      const thread = new ThreadHere(ports, diesAfter);
      return {
        give: (job) => { thread.give(structuredClone(job) as ToThread); },
        next: async () => {
          const message = await thread.next();
          if (message === null) return null;
          threads.given += 1;
          if (message.kind === 'made') threads.made.push(message.work);
          return message;
        },
        taken: () => { thread.taken(); }, end: async () => { threads.ended += 1; },
      };
    },
  };
  return threads;
}

class ThreadHere implements Pick<BesideThread, 'taken'> {
  readonly #ports: Pick<Ports, 'files' | 'digests'>;
  readonly #messages: FromThread[] = [];
  readonly #diesAfter: number;
  #given = 0;
  #underWay = 0;
  #goOn: (() => void) | undefined;
  #before: Promise<void> = Promise.resolve();
  readonly #outlet: Outlet = {
    send: (message, moved) => {
      if (message.kind === 'rows') this.#underWay += 1;
      this.#messages.push(structuredClone(message, { transfer: [...moved] }));
    },
    room: async () => {
      while (this.#underWay >= UNDER_WAY) await new Promise<void>((resolve) => { this.#goOn = resolve; });
    },
  };

  constructor(ports: Pick<Ports, 'files' | 'digests'>, diesAfter: number) {
    this.#ports = ports;
    this.#diesAfter = diesAfter;
  }

  give(message: ToThread): void {
    this.#before = this.#before.then(() => doThere(this.#ports, message, this.#outlet));
  }

  async next(): Promise<FromThread | null> {
    if (this.#given >= this.#diesAfter) throw new Error('the thread ended with status 1');
    if (this.#messages.length === 0) {
      await new Promise((resolve) => { setImmediate(resolve); });
      return null;
    }
    this.#given += 1;
    return this.#messages.shift() ?? null;
  }

  taken(): void {
    this.#underWay -= 1;
    this.#goOn?.();
  }
}
