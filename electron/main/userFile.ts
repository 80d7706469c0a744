import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { app } from 'electron';
import type { z } from 'zod';
import { replaceFile } from '../node/replaceFile.ts';

const underWay = new Set<Promise<void>>();

/** Once every write begun so far has ended; the program waits for it before it quits. */
export async function userFilesWritten(): Promise<void> {
  await Promise.all(underWay);
}

export function areUserFilesWritten(): boolean {
  return underWay.size === 0;
}

/** A small file of the program's own in its data folder; what is missing or damaged is as if it were new. */
export class UserFile<T> {
  readonly #name: string;
  readonly #schema: z.ZodType<T>;
  readonly #otherwise: T;
  #writing: Promise<void> = Promise.resolve();

  constructor(name: string, schema: z.ZodType<T>, otherwise: T) {
    this.#name = name;
    this.#schema = schema;
    this.#otherwise = otherwise;
  }

  async read(): Promise<T> {
    try {
      return this.#schema.parse(JSON.parse(await readFile(this.#path(), 'utf8')));
    } catch {
      return this.#otherwise;
    }
  }

  /** Writes one after the other. A failure is not worth stopping a person's work for. */
  write(value: T): Promise<void> {
    const bytes = Buffer.from(`${JSON.stringify(value, null, 2)}\n`);
    const writing = this.#writing.then(() => replaceFile(this.#path(), bytes)).catch(() => undefined)
      .finally(() => { underWay.delete(writing); });
    underWay.add(writing);
    this.#writing = writing;
    return writing;
  }

  #path(): string {
    return join(app.getPath('userData'), this.#name);
  }
}
