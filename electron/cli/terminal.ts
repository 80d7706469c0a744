/** Standard output and error of the command: written in full, and quiet where the reader has gone. */
export class Terminal {
  #gone = false;

  constructor() {
    process.stdout.on('error', (error: NodeJS.ErrnoException) => {
      // The reader (`| head`) needs no more: what it has got is all it wanted.
      if (error.code !== 'EPIPE') throw error;
      this.#gone = true;
    });
    process.stderr.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
    });
  }

  /** Resolves when the text was handed on, so that large output is not held in memory. */
  async out(content: string | Uint8Array): Promise<void> {
    if (this.#gone) return;
    await new Promise<void>((resolve) => { process.stdout.write(content, () => { resolve(); }); });
  }

  error(text: string): void {
    process.stderr.write(text);
  }
}
