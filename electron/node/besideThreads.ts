import { setTimeout } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import type { BesideThread, BesideThreads } from '../../src/ports.ts';

const LEAST_BYTES = 8_000_000;

/** How long `next` waits before it lets its caller breathe. */
const BREATH = 100;

/** What the import says once it took a message of rows. */
export const TAKEN = 'taken';

/** Threads that run the bundle of `besideThread.ts`, which lies at `path`. */
export function besideThreads(path: string): BesideThreads {
  return { leastBytes: LEAST_BYTES, start: () => new RunningThread(path) };
}

class RunningThread implements BesideThread {
  readonly #worker: Worker;
  readonly #messages: unknown[] = [];
  #failure: Error | undefined;
  #wake: (() => void) | undefined;

  constructor(path: string) {
    // None of this program's own options: some that a process takes are none that a thread may have.
    this.#worker = new Worker(path, { execArgv: [], name: 'countersign-reader' });
    this.#worker.on('message', (message: unknown) => {
      this.#messages.push(message);
      this.#wake?.();
    });
    this.#worker.on('error', (error: unknown) => { this.#fail(error instanceof Error ? error : new Error(String(error))); });
    this.#worker.on('exit', (code) => { this.#fail(new Error(`the second thread ended with status ${code}`)); });
  }

  give(job: unknown): void {
    this.#worker.postMessage(job);
  }

  async next(): Promise<unknown> {
    if (this.#messages.length === 0 && this.#failure === undefined) {
      const waiting = new AbortController();
      const woken = new Promise<void>((resolve) => { this.#wake = resolve; });
      await Promise.race([woken, setTimeout(BREATH, undefined, { signal: waiting.signal }).catch(() => undefined)]);
      this.#wake = undefined;
      waiting.abort();
    }
    if (this.#messages.length > 0) return this.#messages.shift();
    if (this.#failure !== undefined) throw this.#failure;
    return null;
  }

  taken(): void {
    this.#worker.postMessage(TAKEN);
  }

  async end(): Promise<void> {
    this.#messages.length = 0;
    await this.#worker.terminate();
  }

  #fail(failure: Error): void {
    this.#failure ??= failure;
    this.#wake?.();
  }
}
