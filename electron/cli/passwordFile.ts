import { resolve } from 'node:path';
import { fail } from '../../src/domain/problem.ts';
import type { Files } from '../../src/ports.ts';

const MOST_BYTES = 10_000;

/** The first line of a file, without its end: a password on the command line itself would be told to every other program. */
export async function passwordIn(path: string | null, files: Files): Promise<string | undefined> {
  if (path === null) return undefined;
  const { kind, bytes } = await files.stat(resolve(path));
  if (kind !== 'file' || bytes > MOST_BYTES) {
    return fail({ code: kind === 'absent' ? 'not_found' : 'not_a_file', file: path, message: 'This is no file with a password in it.' });
  }
  const [line = ''] = new TextDecoder().decode(await files.readWhole(resolve(path))).split(/\r?\n/u);
  return line === '' ? fail({ code: 'empty_file', file: path, message: 'Its first line is empty: there is no password in it.' }) : line;
}
