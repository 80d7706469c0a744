import { constants } from 'node:fs';
import { open, stat, type FileHandle } from 'node:fs/promises';
import { fail, ProblemError } from '../../src/domain/problem.ts';
import type { ReadableFile } from '../../src/ports.ts';
import { readingProblem } from './systemProblem.ts';

/** What tells one version of a file from another. */
interface Identity {
  readonly ino: bigint;
  readonly size: bigint;
  readonly mtimeNs: bigint;
}

/**
 * Opens a regular file for reading. Folders, pipes and devices are refused without being waited for; a file that changes or
 * ends early while it is read fails with `source_changed`.
 */
export async function openForReading(path: string): Promise<ReadableFile> {
  let handle: FileHandle;
  try {
    // Without O_NONBLOCK opening a pipe would wait for somebody to write to it.
    handle = await open(path, constants.O_RDONLY | (process.platform === 'win32' ? 0 : constants.O_NONBLOCK));
  } catch (error) {
    throw readingProblem(error, path);
  }
  try {
    const found = await handle.stat({ bigint: true });
    if (!found.isFile()) {
      fail({
        code: 'not_a_file', file: path, message: 'This is no file that can be read.', expected: 'a file',
        found: found.isDirectory() ? 'a folder' : 'a pipe or device', remedy: 'Choose a file.',
      });
    }
    return new OpenFile(path, handle, found);
  } catch (error) {
    await handle.close();
    throw readingProblem(error, path);
  }
}

class OpenFile implements ReadableFile {
  readonly bytes: number;
  readonly #path: string;
  readonly #handle: FileHandle;
  readonly #opened: Identity;

  constructor(path: string, handle: FileHandle, opened: Identity) {
    this.#path = path;
    this.#handle = handle;
    this.#opened = opened;
    this.bytes = Number(opened.size);
  }

  async read(into: Uint8Array, position: number): Promise<number> {
    let got = 0;
    try {
      while (got < into.length) {
        const { bytesRead } = await this.#handle.read(into, got, into.length - got, position + got);
        if (bytesRead === 0) break;
        got += bytesRead;
      }
    } catch (error) {
      throw readingProblem(error, this.#path);
    }
    // A network drive can end a file early without an error.
    if (got < Math.min(into.length, this.bytes - position)) throw changed(this.#path, this.bytes, position + got);
    return got;
  }

  async assertUnchanged(): Promise<void> {
    try {
      const [held, named] = await Promise.all([this.#handle.stat({ bigint: true }), stat(this.#path, { bigint: true })]);
      if (same(held, this.#opened) && same(named, this.#opened)) return;
      throw changed(this.#path, this.bytes, Number(named.size));
    } catch (error) {
      throw readingProblem(error, this.#path);
    }
  }

  async close(): Promise<void> {
    await this.#handle.close();
  }
}

function same(a: Identity, b: Identity): boolean {
  return a.ino === b.ino && a.size === b.size && a.mtimeNs === b.mtimeNs;
}

function changed(path: string, expected: number, found: number): ProblemError {
  return new ProblemError({
    code: 'source_changed', file: path, message: 'The file changed while it was read; nothing was taken from it.',
    expected: `${expected} bytes as when it was opened`, found: found === expected ? 'another version of it' : `${found} bytes`,
    remedy: 'Wait until it is written in full and import it again.',
  });
}
