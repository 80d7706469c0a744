/**
 * The 64 bytes after the last page of an engagement file: a magic word, the number of bytes before it, and their SHA-256. SQLite
 * ignores them; its own checks miss two flipped bits in five, this does not. A tool that writes to the file drops them.
 */
export const TRAILER_BYTES = 64;
const MAGIC = 'COUNTERSIGN-SHA256-1';
const LENGTH_AT = 20;
const DIGEST_AT = 32;

const SQLITE_MAGIC = 'SQLite format 3\u0000';
const PAGE_SIZE_AT = 16;
const PAGE_COUNT_AT = 28;
const SQLITE_HEADER_BYTES = 100;

/** The trailer for `length` bytes whose SHA-256 is `sha256` (hex). */
export function encodeTrailer(length: number, sha256: string): Uint8Array {
  const trailer = new Uint8Array(TRAILER_BYTES);
  trailer.set(asciiBytes(MAGIC), 0);
  const view = new DataView(trailer.buffer);
  view.setUint32(LENGTH_AT, length % 2 ** 32, true);
  view.setUint32(LENGTH_AT + 4, Math.floor(length / 2 ** 32), true);
  for (let at = 0; at < 32; at += 1) trailer[DIGEST_AT + at] = Number.parseInt(sha256.slice(at * 2, at * 2 + 2), 16);
  return trailer;
}

export interface Trailer {
  readonly length: number;
  readonly sha256: string;
}

/** The trailer at the end of a file, or null where there is none. */
export function decodeTrailer(file: Uint8Array): Trailer | null {
  if (file.length < TRAILER_BYTES) return null;
  const trailer = file.subarray(file.length - TRAILER_BYTES);
  if (!startsWith(trailer, MAGIC)) return null;
  const view = new DataView(trailer.buffer, trailer.byteOffset, TRAILER_BYTES);
  return {
    length: view.getUint32(LENGTH_AT, true) + view.getUint32(LENGTH_AT + 4, true) * 2 ** 32,
    sha256: [...trailer.subarray(DIGEST_AT)].map((byte) => byte.toString(16).padStart(2, '0')).join(''),
  };
}

export function isSqlite(file: Uint8Array): boolean {
  return file.length >= SQLITE_HEADER_BYTES && startsWith(file, SQLITE_MAGIC);
}

/** How many bytes of pages the header of a SQLite file announces. */
export function announcedBytes(file: Uint8Array): number {
  const view = new DataView(file.buffer, file.byteOffset, SQLITE_HEADER_BYTES);
  const stored = view.getUint16(PAGE_SIZE_AT);
  return view.getUint32(PAGE_COUNT_AT) * (stored === 1 ? 65_536 : stored);
}

function asciiBytes(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

function startsWith(bytes: Uint8Array, text: string): boolean {
  return asciiBytes(text).every((byte, at) => bytes[at] === byte);
}
