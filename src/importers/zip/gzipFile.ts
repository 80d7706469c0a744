import { fail } from '../../domain/problem.ts';
import type { Inflater } from './zipArchive.ts';

/** The content of a gzip file, at most `limit` bytes of it. (RFC 1952.) */
export async function gunzipBounded(file: string, bytes: Uint8Array, inflater: Inflater, limit: number): Promise<Uint8Array> {
  const flags = bytes[3] ?? 0;
  let at = 10;
  if ((flags & 4) !== 0) at += 2 + (bytes[at] ?? 0) + (bytes[at + 1] ?? 0) * 256;
  for (const flag of [8, 16]) {
    if ((flags & flag) === 0) continue;
    while (at < bytes.length && bytes[at] !== 0) at += 1;
    at += 1;
  }
  if ((flags & 2) !== 0) at += 2;
  const pieces: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const piece of inflater.inflateRaw(bytes.subarray(at, Math.max(at, bytes.length - 8)))) {
      size += piece.length;
      if (size > limit) break;
      pieces.push(piece);
    }
  } catch {
    return fail({
      code: 'file_damaged', file, message: 'The compressed file is damaged or cut off.', expected: 'a whole gzip file',
      found: 'one that cannot be unpacked', remedy: 'Download it again, or unpack it first.',
    });
  }
  if (size > limit) {
    return fail({
      code: 'field_too_long', file, message: 'Unpacked, this file is larger than can be read.',
      expected: `at most ${limit.toLocaleString('en-US')} bytes`, found: 'more', remedy: 'Unpack it, and import the file itself.',
    });
  }
  const whole = new Uint8Array(size);
  let to = 0;
  let crc = 0;
  for (const piece of pieces) {
    whole.set(piece, to);
    to += piece.length;
    crc = inflater.crc32(piece, crc);
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 18 || view.getUint32(bytes.length - 8, true) !== crc) {
    return fail({
      code: 'file_damaged', file, message: 'The checksum of the compressed file is not that of its content.', expected: 'a whole gzip file',
      found: 'a damaged one', remedy: 'Download it again.',
    });
  }
  return whole;
}
