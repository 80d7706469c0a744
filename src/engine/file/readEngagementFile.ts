import { ProblemError, fail } from '../../domain/problem.ts';
import type { FileKey, Ports, Task } from '../../ports.ts';
import { roomBehind } from '../../store/handedOver.ts';
import { announcedBytes, decodeTrailer, isSqlite, TRAILER_BYTES } from '../../store/snapshot/trailer.ts';
import { DigestWhileRead, digestOf } from './digest.ts';
import { isSealedFile } from './sealedFile.ts';

/** Above this a database cannot be held in memory (1.2 GB) and is none of ours. */
const MOST_BYTES = 1_300_000_000;

/** What opens a sealed file: its password, or the key that another of its saves was opened with. */
export interface Unlock {
  readonly password?: string | undefined;
  readonly key?: FileKey | null | undefined;
}

export interface EngagementBytes {
  /** The SQLite database without the trailer. */
  readonly pages: Uint8Array;
  /** What is wrong with size, trailer or hash; null where the file is as it was saved. */
  readonly fault: string | null;
  /** What the file is sealed with; null where it is not. */
  readonly key: FileKey | null;
}

/**
 * Reads an engagement file and compares it with its own hash. Fails with `not_found`, `not_a_file`, `empty_file`, `unreadable`,
 * `password_needed`, `password_wrong`, or
 * `not_recognised` where it is no SQLite database at all; anything less is told as `fault`.
 */
export async function readEngagementFile(
  ports: Ports, path: string, task: Task, unlock: Unlock = {},
): Promise<EngagementBytes> {
  const file = ports.files.baseName(path);
  const bytes = await sizeOf(ports, path, file);
  const digest = new DigestWhileRead(ports.digests, Math.max(0, bytes - TRAILER_BYTES));
  const read = await ports.files.readWhole(path, roomBehind(bytes), (piece) => { digest.take(piece); });
  await task.breathe();
  const key = isSealedFile(read) ? await unlocked(ports, file, read, unlock) : null;
  const content = key === null ? read : await key.open(read).catch((error: unknown) => named(error, file));
  if (!isSqlite(content)) {
    return fail({
      code: 'not_recognised', file, message: 'This is not an engagement file.', expected: 'a SQLite database',
      found: 'other content', remedy: 'If it was an engagement once, its beginning is lost: open an earlier copy.',
    });
  }
  return { pages: pagesOf(content), fault: await faultOf(content, ports, task, content === read ? digest.hex() : null), key };
}

/** How many bytes the file has; fails where it cannot be an engagement. */
async function sizeOf(ports: Ports, path: string, file: string): Promise<number> {
  const { kind, bytes } = await ports.files.stat(path);
  if (kind === 'absent') {
    return fail({ code: 'not_found', file, message: 'There is no such file.', remedy: 'Check the path and its spelling.' });
  }
  if (kind !== 'file') {
    return fail({
      code: 'not_a_file', file, message: 'This is not a file.', expected: 'an engagement file',
      found: kind === 'folder' ? 'a folder' : 'something else',
      remedy: 'Name the .countersign file itself.',
    });
  }
  if (bytes === 0) {
    return fail({
      code: 'empty_file', file, message: 'The file is empty.', expected: 'an engagement file', found: '0 bytes',
      remedy: 'Open an earlier copy of the engagement.',
    });
  }
  if (bytes > MOST_BYTES) {
    return fail({
      code: 'not_recognised', file, message: 'The file is larger than any engagement can be.', expected: 'at most 1.3 GB',
      found: `${bytes} bytes`, remedy: 'Check that this is the engagement file.',
    });
  }
  return bytes;
}

/**
 * The bytes of a file that may be damaged, as they are, and what they hold once they are unsealed. Fails as `readEngagementFile` does, and
 * with `engagement_damaged` where a sealed file does not let itself be opened: what was sealed can be read as a whole only.
 */
export async function readDamaged(
  ports: Ports, path: string, task: Task, unlock: Unlock,
): Promise<{ readonly bytes: Uint8Array; readonly content: Uint8Array; readonly key: FileKey | null }> {
  const file = ports.files.baseName(path);
  await sizeOf(ports, path, file);
  const bytes = await ports.files.readWhole(path);
  await task.breathe();
  if (!isSealedFile(bytes)) return { bytes, content: bytes, key: null };
  const key = await unlocked(ports, file, bytes, unlock);
  try {
    return { bytes, content: await key.open(bytes), key };
  } catch (error) {
    if (!(error instanceof ProblemError) || error.problem.code !== 'engagement_damaged') throw error;
    return fail({
      ...error.problem, file, remedy: 'A sealed file can be read as a whole or not at all: go back to an earlier save of it.',
    });
  }
}

/** The key of a sealed file; fails with `password_needed` or `password_wrong`. */
async function unlocked(ports: Ports, file: string, sealed: Uint8Array, { password, key }: Unlock): Promise<FileKey> {
  if (key !== undefined && key !== null) return key;
  if (password === undefined || ports.sealing === undefined) {
    return fail({
      code: 'password_needed', file, message: 'This engagement is sealed with a password.', remedy: 'Give its password.',
    });
  }
  return ports.sealing.keyOf(sealed, password).catch((error: unknown) => named(error, file));
}

function named(error: unknown, file: string): never {
  if (error instanceof ProblemError) throw new ProblemError({ ...error.problem, file });
  throw error;
}

function pagesOf(content: Uint8Array): Uint8Array {
  return decodeTrailer(content) === null ? content : content.subarray(0, content.length - TRAILER_BYTES);
}

/** `digest`: of all but the trailer, where it was made already. */
async function faultOf(content: Uint8Array, ports: Ports, task: Task, digest: string | null): Promise<string | null> {
  const trailer = decodeTrailer(content);
  if (trailer === null) {
    const announced = announcedBytes(content);
    if (announced > content.length) {
      return `The file is cut off: it holds ${content.length} of at least ${announced} bytes.`;
    }
    return 'The file does not end with the hash that Countersign writes: its end is lost, or another program wrote to it.';
  }
  const length = content.length - TRAILER_BYTES;
  if (trailer.length !== length) return `The file holds ${length} bytes of data where ${trailer.length} were saved.`;
  const found = digest ?? await digestOf(ports.digests, content.subarray(0, length), task);
  if (found !== trailer.sha256) {
    return 'The file is not as it was saved: its SHA-256 differs from the one it carries, so at least one byte was changed.';
  }
  return null;
}
