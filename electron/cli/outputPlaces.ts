import { constants } from 'node:fs';
import { access, realpath, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { fail, visible } from '../../src/domain/problem.ts';

/** A file that the audit is to write, with the option that asked for it. */
export interface OutputPlace {
  readonly option: '--engagement' | '--report' | '--json';
  /** As given on the command line. */
  readonly given: string;
  /** Absolute, its folder's links resolved. */
  readonly path: string;
}

/**
 * Looks at where results are to go before the work starts: each folder has to exist and take files, no place may be a folder, and no
 * two may be the same. Fails with `not_found`, `not_a_folder`, `not_a_file`, `not_written` or `bad_request`.
 */
export async function checkOutputPlaces(
  wanted: readonly { readonly option: OutputPlace['option']; readonly given: string }[],
): Promise<readonly OutputPlace[]> {
  const places: OutputPlace[] = [];
  for (const { option, given } of wanted) {
    const path = await placeOf(option, given);
    const other = places.find((place) => place.path === path);
    if (other !== undefined) {
      fail({
        code: 'bad_request', file: visible(given, 300), message: `${other.option} and ${option} name the same file.`,
        remedy: 'Give each result a file of its own.',
      });
    }
    places.push({ option, given, path });
  }
  return places;
}

async function placeOf(option: string, given: string): Promise<string> {
  const file = visible(given, 300);
  const folder = dirname(resolve(given));
  const found = await stat(folder).catch(() => null);
  if (found === null) {
    return fail({
      code: 'not_found', file, message: `The folder that ${option} names does not exist.`, expected: 'an existing folder',
      found: visible(folder, 300), remedy: 'Make the folder first, or name another.',
    });
  }
  if (!found.isDirectory()) {
    return fail({
      code: 'not_a_folder', file, message: `What ${option} names as a folder is none.`, expected: 'a folder', found: visible(folder, 300),
      remedy: 'Name a file in a folder that exists.',
    });
  }
  const path = join(await realpath(folder), basename(given));
  const present = await stat(path).catch(() => null);
  if (present !== null && !present.isFile()) {
    return fail({
      code: 'not_a_file', file, message: `${option} has to name a file.`, expected: 'a file, there already or not',
      found: present.isDirectory() ? 'a folder' : 'something else', remedy: 'Add a file name.',
    });
  }
  await access(folder, constants.W_OK).catch(() => fail({
    code: 'not_written', file, message: `Nothing can be written to the folder that ${option} names.`,
    remedy: 'Check its permissions, or name another folder.',
  }));
  return path;
}

/** Refuses to write over what the audit reads: `inputs` are the names of files in `folder`. Fails with `bad_request`. */
export async function assertNoInput(places: readonly OutputPlace[], folder: string, inputs: readonly string[]): Promise<void> {
  if (places.length === 0) return;
  const home = await realpath(resolve(folder)).catch(() => resolve(folder));
  const read = new Set(inputs.map((name) => join(home, name)));
  for (const place of places) {
    if (read.has(place.path)) {
      fail({
        code: 'bad_request', file: visible(place.given, 300), message: `${place.option} names a file that the audit reads.`,
        remedy: 'Name another file, so that the export stays as it is.',
      });
    }
  }
}
