import { fail } from '../../domain/problem.ts';
import type { Records } from './records.ts';

/** One record may not be longer: a quote that is never closed shows after this much, and memory stays bounded. */
const RECORD_LIMIT = 1 << 20;
/** SQLite's own limit on columns; no export that a person reads comes near. */
export const FIELD_LIMIT = 2_000;

const LF = 0x0a;
const CR = 0x0d;
const QUOTE = 0x22;
const BLANK = 0x20;
const TAB = 0x09;

/**
 * Cuts UTF-8 bytes into records and fields (RFC 4180, any one-byte delimiter, LF, CRLF and CR mixed). It is fed in pieces; a
 * record
 * that is cut by the end of a piece is read again with the next. Fields are ranges of `bytes`, valid until the next `feed`.
 *
 * A quote counts only as the first character of a field; elsewhere it is text. Lines without any character are skipped.
 */
export class RecordReader implements Records {
  bytes = new Uint8Array(0);
  /** Field `n` of the record is `bytes[starts[n], ends[n])`, without its quotes and with `""` made one. */
  readonly starts = new Int32Array(FIELD_LIMIT + 1);
  readonly ends = new Int32Array(FIELD_LIMIT + 1);
  count = 0;
  /** The physical line on which the record starts; the first line of the file is 1. */
  line = 0;
  /** The field that has text after its closing quote, or −1. */
  badQuote = -1;

  readonly #file: string;
  readonly #delimiter: number;
  readonly #highestSpecial: number;
  #at = 0;
  #limit = 0;
  #last = false;
  #nextLine: number;
  #openQuoteLine = 0;
  /** Whether the record at hand is the last and nothing ends its line. */
  endsOpen = false;

  constructor(file: string, delimiter: string, firstLine = 1) {
    this.#file = file;
    this.#delimiter = delimiter.charCodeAt(0);
    this.#highestSpecial = Math.max(this.#delimiter, CR);
    this.#nextLine = firstLine;
  }

  /** Appends bytes to what is left over. `last` says that nothing follows. */
  feed(piece: Uint8Array, last: boolean): void {
    const left = this.#limit - this.#at;
    if (left > RECORD_LIMIT) this.#failTooLong();
    const needed = left + piece.length + 2;
    if (needed > this.bytes.length) {
      const larger = new Uint8Array(needed + (last ? 0 : RECORD_LIMIT));
      larger.set(this.bytes.subarray(this.#at, this.#limit));
      this.bytes = larger;
    } else {
      this.bytes.copyWithin(0, this.#at, this.#limit);
    }
    this.bytes.set(piece, left);
    this.#at = 0;
    this.#limit = left + piece.length;
    this.#last = last;
    // Ends every scan; what it delimits is only believed at the end of the file.
    this.bytes[this.#limit] = LF;
    this.bytes[this.#limit + 1] = 0;
  }

  /** Moves to the next record; false where more has to be fed first, or nothing is left. */
  next(): boolean {
    if (!this.#skipEmptyLines()) return false;
    const bytes = this.bytes;
    const limit = this.#limit;
    const delimiter = this.#delimiter;
    const highest = this.#highestSpecial;
    const starts = this.starts;
    const ends = this.ends;
    let at = this.#at;
    let count = 0;
    let lines = 0;
    let escaped: number[] | undefined;
    this.badQuote = -1;
    for (;;) {
      let byte = bytes[at] as number;
      if (byte === QUOTE) {
        const opened = at;
        let doubled = false;
        at += 1;
        for (;;) {
          byte = bytes[at] as number;
          if (byte === QUOTE) {
            if (bytes[at + 1] !== QUOTE || at + 1 >= limit) break;
            doubled = true;
            at += 2;
            continue;
          }
          if (byte === LF) {
            if (at >= limit) return this.#cutInsideQuote(lines);
            lines += 1;
          } else if (byte === CR && bytes[at + 1] !== LF) lines += 1;
          at += 1;
        }
        starts[count] = opened + 1;
        ends[count] = at;
        if (doubled) (escaped ??= []).push(count);
        at += 1;
        byte = bytes[at] as number;
        while (byte !== delimiter && byte !== LF && byte !== CR) {
          if (byte !== BLANK && byte !== TAB && this.badQuote < 0) this.badQuote = count;
          at += 1;
          byte = bytes[at] as number;
        }
      } else {
        starts[count] = at;
        while (byte > highest || (byte !== delimiter && byte !== LF && byte !== CR)) {
          at += 1;
          byte = bytes[at] as number;
        }
        ends[count] = at;
      }
      count += 1;
      if (byte === delimiter && at < limit) {
        at += 1;
        if (count >= FIELD_LIMIT) this.#failTooManyFields();
        continue;
      }
      if (at >= limit) {
        if (!this.#last) return false;
        at = limit;
        this.endsOpen = true;
      } else if (byte === LF) {
        at += 1;
      } else {
        if (at + 1 >= limit && !this.#last) return false;
        at += bytes[at + 1] === LF ? 2 : 1;
      }
      break;
    }
    this.#openQuoteLine = 0;
    if (at - this.#at > RECORD_LIMIT) this.#failTooLong();
    if (escaped !== undefined) for (const field of escaped) this.#unescape(field);
    this.count = count;
    this.line = this.#nextLine;
    this.#nextLine += lines + 1;
    this.#at = Math.min(at, limit);
    return true;
  }

  /** How many lines were passed so far, the header's included. */
  get linesRead(): number {
    return this.#nextLine - 1;
  }

  #skipEmptyLines(): boolean {
    const bytes = this.bytes;
    while (this.#at < this.#limit) {
      const byte = bytes[this.#at];
      if (byte === LF) this.#at += 1;
      else if (byte === CR) {
        if (this.#at + 1 >= this.#limit && !this.#last) return false;
        this.#at += bytes[this.#at + 1] === LF && this.#at + 1 < this.#limit ? 2 : 1;
      } else return true;
      this.#nextLine += 1;
    }
    return false;
  }

  #cutInsideQuote(lines: number): false {
    this.#openQuoteLine = this.#nextLine + lines - this.#linesSinceQuote();
    if (!this.#last) return false;
    return fail({
      code: 'quote_unbalanced', file: this.#file, row: this.#openQuoteLine,
      message: 'A quotation mark that opens here is never closed, so the rest of the file would be one value.',
      expected: 'a closing quotation mark', found: 'the end of the file',
      remedy: 'Export the file again, or close or double the quotation mark on this line.',
    });
  }

  /** Line breaks between the quote that is still open and the end of what was fed. */
  #linesSinceQuote(): number {
    const from = this.#lastOpenQuote();
    let lines = 0;
    for (let at = from; at < this.#limit; at += 1) {
      if (this.bytes[at] === LF || (this.bytes[at] === CR && this.bytes[at + 1] !== LF)) lines += 1;
    }
    return lines;
  }

  /** Where the quote opens that the end of the bytes falls into; the record is scanned once more, off the fast path. */
  #lastOpenQuote(): number {
    let at = this.#at;
    let fieldStart = true;
    while (at < this.#limit) {
      const byte = this.bytes[at];
      if (fieldStart && byte === QUOTE) {
        const opened = at;
        at += 1;
        while (at < this.#limit && (this.bytes[at] !== QUOTE || this.bytes[at + 1] === QUOTE)) at += this.bytes[at] === QUOTE ? 2 : 1;
        if (at >= this.#limit) return opened;
      }
      fieldStart = byte === this.#delimiter;
      at += 1;
    }
    return this.#at;
  }

  #unescape(field: number): void {
    const bytes = this.bytes;
    const end = this.ends[field] ?? 0;
    let to = this.starts[field] ?? 0;
    for (let from = to; from < end; from += 1) {
      const byte = bytes[from] ?? 0;
      bytes[to] = byte;
      to += 1;
      if (byte === QUOTE) from += 1;
    }
    this.ends[field] = to;
  }

  #failTooLong(): never {
    const opened = this.#openQuoteLine;
    return fail({
      code: 'field_too_long', file: this.#file, row: opened > 0 ? opened : this.#nextLine,
      message: opened > 0
        ? 'A quotation mark that opens here is not closed within the next mebibyte.'
        : 'This record is longer than one mebibyte.',
      expected: 'records of at most 1,048,576 bytes', found: 'a longer one',
      remedy: 'See whether a quotation mark or a line end is missing here, and export the file again.',
    });
  }

  #failTooManyFields(): never {
    return fail({
      code: 'field_too_long', file: this.#file, row: this.#nextLine, message: 'This line has more fields than a table can hold.',
      expected: `at most ${FIELD_LIMIT} fields`, found: `more than ${FIELD_LIMIT}`,
      remedy: 'Export only the columns that are needed, or one row a location instead of one column.',
    });
  }
}
