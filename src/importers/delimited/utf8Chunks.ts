import { fail } from '../../domain/problem.ts';
import { checkUtf8, encodeText, looksLikeShiftJis, startDecoding } from '../bytes/text.ts';
import type { Decoding, EncodingLabel } from '../bytes/text.ts';
import { linesOfEither } from '../bytes/linesOfEither.ts';

/** What is read from: a file, or bytes in memory. */
export interface ByteSource {
  readonly bytes: number;
  read(into: Uint8Array, position: number): Promise<number>;
}
export interface Digest {
  update(bytes: Uint8Array): void;
}

export const CHUNK = 4 << 20;

/**
 * A file as pieces of UTF-8, whatever its encoding: a byte order mark decides, then the pattern of zero bytes that UTF-16
 * has, then whether the bytes are valid UTF-8; what is not is read as Shift-JIS where it looks like that and as Windows-1252 otherwise,
 * which is a doubt. The next piece is being read while the last one is worked on, and every byte passes the digest exactly once.
 */
export class Utf8Chunks {
  encoding: EncodingLabel = 'utf-8';
  hasMark = false;
  position = 0;
  readonly doubts: string[] = [];

  readonly #source: ByteSource;
  readonly #file: string;
  readonly #digest: Digest;
  readonly #chunk: number;
  #decoding: Decoding | undefined;
  #pending: Promise<Uint8Array> | undefined;
  #held = new Uint8Array(0);
  #started = false;
  #beyondAscii = false;
  #buffers: [Uint8Array, Uint8Array];

  readonly #isPart: boolean;

  /** `isPart` says that `source` is only the beginning of something longer. */
  constructor(source: ByteSource, file: string, digest: Digest, chunk = CHUNK, isPart = false) {
    this.#source = source;
    this.#isPart = isPart;
    this.#file = file;
    this.#digest = digest;
    this.#chunk = Math.max(16, Math.min(chunk, source.bytes + 16));
    this.#buffers = [new Uint8Array(this.#chunk), new Uint8Array(this.#chunk)];
  }

  /** The next piece and whether it is the last. */
  async next(): Promise<{ piece: Uint8Array; last: boolean }> {
    const raw = await (this.#pending ?? this.#readOn());
    this.position += raw.length;
    const last = this.position >= this.#source.bytes && !this.#isPart;
    this.#pending = last ? undefined : this.#readOn();
    // A rejection is met where the piece is asked for, never as an unhandled one.
    this.#pending?.catch(() => undefined);
    this.#digest.update(raw);
    return { piece: this.#toUtf8(raw, last), last };
  }

  async #readOn(): Promise<Uint8Array> {
    const [into, other] = this.#buffers;
    this.#buffers = [other, into];
    const wanted = Math.min(this.#chunk, this.#source.bytes - this.position);
    const got = wanted === 0 ? 0 : await this.#source.read(into.subarray(0, wanted), this.position);
    if (got < wanted) {
      return fail({
        code: 'source_changed', file: this.#file, message: 'The file became shorter while it was being read.',
        expected: `${this.#source.bytes} bytes`, found: `${this.position + got} bytes`,
        remedy: 'Wait until it is written, then import it again.',
      });
    }
    return into.subarray(0, got);
  }

  #toUtf8(raw: Uint8Array, last: boolean): Uint8Array {
    let bytes = raw;
    if (!this.#started) {
      this.#started = true;
      bytes = raw.subarray(this.#recogniseEncoding(raw));
    }
    if (this.#decoding !== undefined) return this.#decode(this.#decoding, bytes, last);
    const offset = this.position - raw.length;
    const joined = this.#held.length === 0 ? bytes : concatenated(this.#held, bytes);
    const start = offset + (raw.length - bytes.length) - this.#held.length;
    this.#held = new Uint8Array(0);
    const { bad, cut, multibyte } = checkUtf8(joined, 0, joined.length);
    const badAt = bad >= 0 ? bad : last && cut < joined.length ? cut : -1;
    if (badAt >= 0) {
      if (joined[badAt] === 0xed && (joined[badAt + 1] ?? 0) >= 0xa0) this.#failSurrogate(start + badAt);
      if (bad < 0 && (this.hasMark || this.#beyondAscii || multibyte)) this.#failCut(start + badAt);
      const isShiftJis = !this.hasMark && !this.#beyondAscii && !multibyte && looksLikeShiftJis(joined);
      if (!isShiftJis && this.#isMixed(joined)) this.#failMixed(start + badAt);
      this.encoding = isShiftJis ? 'shift_jis' : 'windows-1252';
      const taken = this.encoding === 'shift_jis' ? 'it looks like Japanese in Shift-JIS and was read so'
        : 'it was read as Windows-1252, which Latin-1 (ISO 8859-1) is a part of';
      this.doubts.push(`The text is not UTF-8 (byte ${start + badAt}); ${taken}.`);
      this.#decoding = startDecoding(this.encoding);
      return this.#decode(this.#decoding, joined, last);
    }
    this.#beyondAscii ||= multibyte;
    if (cut === joined.length) return joined;
    this.#held = joined.slice(cut);
    return joined.subarray(0, cut);
  }

  /** Whether more of it is UTF-8 than chance makes of letters in Windows-1252, of which one in many lines is followed by a mark so. */
  #isMixed(bytes: Uint8Array): boolean {
    if (this.hasMark || this.#beyondAscii) return true;
    const { utf8, others } = linesOfEither(bytes);
    return utf8 * 20 > others;
  }

  /** Sets the encoding and answers how long its mark is. */
  #recogniseEncoding(head: Uint8Array): number {
    if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) {
      this.hasMark = true;
      return 3;
    }
    if (head[0] === 0xff && head[1] === 0xfe) return this.#useUtf16('utf-16le', true);
    if (head[0] === 0xfe && head[1] === 0xff) return this.#useUtf16('utf-16be', true);
    let even = 0;
    let odd = 0;
    const sample = Math.min(head.length, 4096) & ~1;
    for (let at = 0; at < sample; at += 2) {
      if (head[at] === 0) even += 1;
      if (head[at + 1] === 0) odd += 1;
    }
    if (odd * 5 > sample && even * 50 < sample) return this.#useUtf16('utf-16le', false);
    if (even * 5 > sample && odd * 50 < sample) return this.#useUtf16('utf-16be', false);
    return 0;
  }

  #useUtf16(encoding: 'utf-16le' | 'utf-16be', hasMark: boolean): number {
    this.encoding = encoding;
    this.hasMark = hasMark;
    this.#decoding = startDecoding(encoding);
    if (!hasMark) this.doubts.push(`The text has no byte order mark; it was read as ${encoding.toUpperCase()} by its zero bytes.`);
    return hasMark ? 2 : 0;
  }

  #decode(decoding: Decoding, bytes: Uint8Array, last: boolean): Uint8Array {
    try {
      return encodeText(decoding.next(bytes, last));
    } catch {
      const from = this.position - bytes.length;
      return fail({
        code: 'encoding', file: this.#file, expected: this.encoding.toUpperCase(),
        message: `The text stops being ${this.encoding.toUpperCase()} between byte ${from} and byte ${this.position}.`,
        found: 'half a character (a surrogate without its other half, or an odd byte at the end)',
        remedy: 'Export the file again, as UTF-8 where there is a choice.',
      });
    }
  }

  #failSurrogate(offset: number): never {
    return fail({
      code: 'encoding', file: this.#file, message: `The text holds half a character (a lone surrogate) at byte ${offset}.`,
      expected: 'UTF-8', found: 'half of a UTF-16 pair written as UTF-8',
      remedy: 'A program cut a character in two or wrote CESU-8: export the file again, as UTF-8.',
    });
  }

  #failCut(offset: number): never {
    return fail({
      code: 'encoding', file: this.#file, message: `The text ends in the middle of a character, at byte ${offset}.`,
      expected: 'whole characters in UTF-8', found: 'the beginning of one',
      remedy: 'The file was probably cut off on its way: get it again.',
    });
  }

  #failMixed(offset: number): never {
    return fail({
      code: 'encoding', file: this.#file, message: `The text begins as UTF-8 and stops being so at byte ${offset}.`,
      expected: 'one encoding throughout', found: 'bytes that are not UTF-8',
      remedy: 'The file was probably put together from several exports: export it again as one.',
    });
  }
}

/** The encoding as it is shown and kept. */
export function encodingName(chunks: Utf8Chunks): string {
  return chunks.hasMark ? `${chunks.encoding} with byte order mark` : chunks.encoding;
}

function concatenated(first: Uint8Array, second: Uint8Array): Uint8Array {
  const whole = new Uint8Array(first.length + second.length);
  whole.set(first);
  whole.set(second, first.length);
  return whole;
}
