import { fail } from '../../src/domain/problem.ts';

/** Standard output and error of the command: written in full or said to be not, and quiet where the reader has gone. */
export class Terminal {
  #gone = false;

  constructor() {
    // Failures are met where something is written; without a listener they would end the program as if it had a fault.
    process.stdout.on('error', () => undefined);
    process.stderr.on('error', () => undefined);
  }

  /**
   * Resolves when the content was handed on, so that large output is not held in memory. Fails with `disk_full` or `not_written`
   * where it cannot be; a reader that has gone (`| head`) has what it wanted and is no failure.
   */
  async out(content: string | Uint8Array): Promise<void> {
    if (this.#gone) return;
    const error = await new Promise<NodeJS.ErrnoException | null | undefined>((resolve) => { process.stdout.write(content, resolve); });
    if (error === null || error === undefined) return;
    this.#gone = true;
    if (error.code === 'EPIPE' || error.code === 'ERR_STREAM_DESTROYED') return;
    fail({
      code: error.code === 'ENOSPC' ? 'disk_full' : 'not_written', message: 'Standard output could not be written to its end.',
      found: error.code ?? error.message, expected: 'a place that takes it',
      remedy: error.code === 'ENOSPC' ? 'Make room, and run it again.' : 'Send it elsewhere, and run it again.',
    });
  }

  error(text: string): void {
    process.stderr.write(text);
  }
}
