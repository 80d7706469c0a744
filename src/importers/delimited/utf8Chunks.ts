import { fail } from '../../domain/problem.ts';
import { checkUtf8, encodeText, looksLikeShiftJis, startDecoding } from '../bytes/text.ts';
import type { Decoding, EncodingLabel } from '../bytes/text.ts';
import { MIXED, MixedText, linesOfEither } from '../bytes/mixedText.ts';

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
 * which is a doubt; where only some lines are not, those alone are, and the doubt names them. The next piece is being read while the last
 * one is worked on, and every byte passes the digest exactly once.
 */
export class Utf8Chunks {
  encoding: EncodingLabel = 'utf-8';
  hasMark = false;
  position = 0;
  /** Set once lines of it are another encoding than others. */
  mixed: MixedText | undefined;
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
  #mixedFrom = 0;
  #mixedDoubt = 0;
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
    const wasMixed = this.mixed !== undefined;
    const piece = this.#toUtf8(raw, last);
    if (this.mixed !== undefined) {
      if (!wasMixed) this.mixed.linesBefore = await this.#linesUntil(this.#mixedFrom);
      this.doubts[this.#mixedDoubt] = this.mixed.said();
    }
    return { piece, last };
  }

  /** Ends of lines before an offset. Read once more, as only a text of two encodings needs it. */
  async #linesUntil(offset: number): Promise<number> {
    const piece = new Uint8Array(Math.min(this.#chunk, Math.max(1, offset)));
    let lines = 0;
    let before = 0;
    for (let at = 0; at < offset;) {
      const got = await this.#source.read(piece.subarray(0, Math.min(piece.length, offset - at)), at);
      if (got === 0) break;
      for (const byte of piece.subarray(0, got)) {
        // CR LF ends one line.
        if (byte === 0x0d || (byte === 0x0a && before !== 0x0d)) lines += 1;
        before = byte;
      }
      at += got;
    }
    return lines;
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
    if (this.mixed !== undefined) return this.mixed.next(bytes, last);
    if (this.#decoding !== undefined) return this.#decode(this.#decoding, bytes, last);
    const offset = this.position - raw.length;
    const joined = this.#held.length === 0 ? bytes : concatenated(this.#held, bytes);
    const start = offset + (raw.length - bytes.length) - this.#held.length;
    this.#held = new Uint8Array(0);
    const { bad, cut, multibyte } = checkUtf8(joined, 0, joined.length);
    const badAt = bad >= 0 ? bad : last && cut < joined.length ? cut : -1;
    if (badAt >= 0) {
      if (joined[badAt] === 0xed && (joined[badAt + 1] ?? 0) >= 0xa0) this.#failSurrogate(start + badAt);
      const isShiftJis = !this.hasMark && !this.#beyondAscii && !multibyte && looksLikeShiftJis(joined);
      if (!isShiftJis && this.#isMixed(joined)) {
        if (bad < 0) this.#failCut(start + badAt);
        return this.#readMixed(joined, start, last);
      }
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

  #readMixed(bytes: Uint8Array, offset: number, last: boolean): Uint8Array {
    this.mixed = new MixedText();
    this.#mixedFrom = offset;
    this.#mixedDoubt = this.doubts.length;
    return this.mixed.next(bytes, last);
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
}

/** The encoding as it is shown and kept. */
export function encodingName(chunks: Utf8Chunks): string {
  if (chunks.mixed !== undefined) return chunks.hasMark ? `${MIXED} with byte order mark` : MIXED;
  return chunks.hasMark ? `${chunks.encoding} with byte order mark` : chunks.encoding;
}

function concatenated(first: Uint8Array, second: Uint8Array): Uint8Array {
  const whole = new Uint8Array(first.length + second.length);
  whole.set(first);
  whole.set(second, first.length);
  return whole;
}
