/** A text that is UTF-8 in some lines and Windows-1252 in others, as exports that were put together from several are. */
import { checkUtf8, encodeText, startDecoding } from './text.ts';

const LF = 0x0a;
const CR = 0x0d;
const SHOWN = 5;
/** As encodings are shown and kept. */
export const MIXED = 'utf-8 and windows-1252';

/** Lines of one encoding: how many, and the numbers of the first. */
interface Lines {
  count: number;
  readonly first: number[];
}

/** Turns such a text into UTF-8, line by line, and tells which lines were which. A line is one of the two as a whole. */
export class MixedText {
  /** Lines of the file before those that are given to this. */
  linesBefore = 0;
  readonly #utf8: Lines = { count: 0, first: [] };
  readonly #others: Lines = { count: 0, first: [] };
  #held = new Uint8Array(0);
  #line = 0;

  /** Keeps the line that a piece ends in the middle of for the next one. */
  next(bytes: Uint8Array, last: boolean): Uint8Array {
    const all = joined([this.#held, bytes]);
    const pieces: Uint8Array[] = [];
    let start = 0;
    for (let at = 0; at < all.length; at += 1) {
      if (all[at] !== LF && (all[at] !== CR || all[at + 1] === LF || (at + 1 === all.length && !last))) continue;
      pieces.push(this.#whole(all.subarray(start, at + 1)));
      start = at + 1;
    }
    if (last && start < all.length) pieces.push(this.#whole(all.subarray(start)));
    this.#held = last ? new Uint8Array(0) : all.slice(start);
    return joined(pieces);
  }

  /** What is to be said of it so far. */
  said(): string {
    const many = (lines: Lines): string => `${lines.count.toLocaleString('en-US')} ${lines.count === 1 ? 'line' : 'lines'} (${
      lines.first.map((line) => line + this.linesBefore).join(', ')}${lines.count > SHOWN ? ' …' : ''})`;
    const were = this.#others.count === 1 ? 'was' : 'were';
    const others = `The text is not UTF-8 throughout: ${many(this.#others)} ${were} read as Windows-1252`;
    return this.#utf8.count === 0 ? `${others}, the lines before as UTF-8.`
      : `${others}, and as UTF-8 ${many(this.#utf8)} with letters beyond ASCII. Look at both: exports put together are often so.`;
  }

  #whole(line: Uint8Array): Uint8Array {
    this.#line += 1;
    const { bad, cut, multibyte } = checkUtf8(line, 0, line.length);
    const isUtf8 = bad < 0 && cut === line.length;
    if (isUtf8 && !multibyte) return line;
    const tally = isUtf8 ? this.#utf8 : this.#others;
    tally.count += 1;
    if (tally.first.length < SHOWN) tally.first.push(this.#line);
    return isUtf8 ? line : encodeText(startDecoding('windows-1252').next(line, true));
  }
}

/** How many lines with bytes beyond ASCII are UTF-8 as a whole, and how many are not. */
export function linesOfEither(bytes: Uint8Array): { readonly utf8: number; readonly others: number } {
  let [utf8, others, start] = [0, 0, 0];
  for (let at = 0; at <= bytes.length; at += 1) {
    if (at < bytes.length && bytes[at] !== LF && bytes[at] !== CR) continue;
    const { bad, cut, multibyte } = checkUtf8(bytes, start, at);
    if (bad >= 0 || cut < at) others += 1;
    else if (multibyte) utf8 += 1;
    start = at + 1;
  }
  return { utf8, others };
}

function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
