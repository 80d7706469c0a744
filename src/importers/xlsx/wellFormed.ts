/**
 * Whether a part of a workbook is XML from its first byte to its last, before anything of it is believed. The readers take the tags they
 * know wherever they stand, so that a damaged part would otherwise be read as another table than the one that was saved.
 * (XML 1.0, productions 1 to 43; without document types, of which nothing is ever read.)
 */
import { checkUtf8 } from '../bytes/text.ts';
import { fail } from '../../domain/problem.ts';
import { failDoctype } from './xmlParts.ts';

const DEEPEST = 1_000;
const LT = 0x3c;
const GT = 0x3e;
const SLASH = 0x2f;
const AMPERSAND = 0x26;
const SEMICOLON = 0x3b;
const EQUALS = 0x3d;
const QUOTE = 0x22;
const APOSTROPHE = 0x27;

/** What a byte of a text is: 0 text, 1 a mark with a meaning, 2 one that XML cannot hold. */
const TEXT = Uint8Array.from({ length: 256 }, (_, byte) =>
  (byte === LT || byte === AMPERSAND ? 1 : byte < 0x20 && byte !== 9 && byte !== 10 && byte !== 13 ? 2 : 0));
/** Bytes of names: 1 may stand anywhere in one, 2 not at its beginning. Letters of other scripts are not told from other marks. */
const NAME = Uint8Array.from({ length: 256 }, (_, byte) => {
  const letter = String.fromCharCode(byte);
  return byte >= 0x80 || /[A-Za-z_:]/u.test(letter) ? 1 : /[0-9.-]/u.test(letter) ? 2 : 0;
});
const NAMED = new Set(['amp', 'lt', 'gt', 'quot', 'apos']);

/** Fed with the pieces of a part, each of whole tags. Fails with `file_damaged` at what is not as XML has it. */
export class WellFormed {
  readonly #file: string;
  readonly #part: string;
  #bytes: Uint8Array = new Uint8Array(0);
  /** A number for the name of each element that is open. */
  readonly #open = new Int32Array(DEEPEST);
  #depth = 0;
  #hadRoot = false;
  /** Bytes of the pieces before. */
  #before = 0;

  constructor(file: string, part: string) {
    this.#file = file;
    this.#part = part;
  }

  check(piece: Uint8Array): void {
    this.#bytes = piece;
    const { bad, cut } = checkUtf8(piece, 0, piece.length);
    if (bad >= 0 || cut < piece.length) this.#fail('bytes that are no UTF-8', bad >= 0 ? bad : cut);
    const end = piece.length;
    let at = this.#before === 0 && piece[0] === 0xef && piece[1] === 0xbb && piece[2] === 0xbf ? 3 : 0;
    while (at < end) {
      const byte = piece[at] as number;
      if (byte === LT) {
        at = this.#tag(at + 1);
        continue;
      }
      if (this.#depth === 0 && byte > 0x20) this.#fail('text outside of its elements', at);
      const kind = TEXT[byte];
      if (kind === 0) at += 1;
      else at = kind === 1 ? this.#reference(at) : this.#fail('a control character', at);
    }
    this.#before += end;
  }

  /** To be called after the last piece. */
  finish(): void {
    if (!this.#hadRoot) this.#fail('no element', 0);
    if (this.#depth > 0) this.#fail('elements that are never closed: it is cut off', 0);
  }

  /** One tag, from behind its "<"; answers where it ends. */
  #tag(start: number): number {
    const bytes = this.#bytes;
    const first = bytes[start];
    if (first === 0x3f) return this.#past('?>', start);
    if (first === 0x21) {
      if (bytes[start + 1] === 0x2d && bytes[start + 2] === 0x2d) return this.#past('-->', start + 3);
      if (bytes[start + 1] === 0x5b && this.#depth > 0) return this.#past(']]>', start);
      return failDoctype(this.#file, this.#part);
    }
    const isEnd = first === SLASH;
    let at = isEnd ? start + 1 : start;
    if (NAME[bytes[at] as number] !== 1) this.#fail('a "<" that begins no tag', start);
    let name = 0;
    while ((NAME[bytes[at] as number] as number) > 0) {
      name = (Math.imul(name, 31) + (bytes[at] as number)) | 0;
      at += 1;
    }
    if (isEnd) {
      at = this.#blanks(at);
      if (bytes[at] !== GT) this.#fail('a closing tag that does not end', start);
      if (this.#depth === 0 || this.#open[this.#depth - 1] !== name) this.#fail('a closing tag without its opening one', start);
      this.#depth -= 1;
      return at + 1;
    }
    if (this.#depth === 0 && this.#hadRoot) this.#fail('a second root', start);
    this.#hadRoot = true;
    at = this.#attributes(at, start);
    if (bytes[at] === SLASH) return at + 2;
    if (this.#depth === DEEPEST) this.#fail(`elements within each other more than ${DEEPEST.toLocaleString('en-US')} deep`,
      start);
    this.#open[this.#depth] = name;
    this.#depth += 1;
    return at + 1;
  }

  /** Where a tag's ">" or "/>" stands. */
  #attributes(from: number, tag: number): number {
    const bytes = this.#bytes;
    let at = from;
    for (;;) {
      const start = at;
      at = this.#blanks(at);
      const byte = bytes[at];
      if (byte === GT || (byte === SLASH && bytes[at + 1] === GT)) return at;
      if (at === start) this.#fail('a tag whose attributes run together, or that is cut off', tag);
      if (NAME[byte as number] !== 1) this.#fail('a tag with an attribute without a name, or that is cut off', tag);
      while ((NAME[bytes[at] as number] as number) > 0) at += 1;
      at = this.#blanks(at);
      if (bytes[at] !== EQUALS) this.#fail('an attribute without a value', tag);
      at = this.#blanks(at + 1);
      const quote = bytes[at];
      if (quote !== QUOTE && quote !== APOSTROPHE) this.#fail('an attribute without quotation marks', tag);
      at += 1;
      while (bytes[at] !== quote) {
        if (at >= bytes.length) this.#fail('a tag that is cut off', tag);
        const kind = TEXT[bytes[at] as number];
        if (kind === 0) at += 1;
        else at = bytes[at] === AMPERSAND ? this.#reference(at) : this.#fail('a "<" or a control character in an attribute', at);
      }
      at += 1;
    }
  }

  #blanks(from: number): number {
    const bytes = this.#bytes;
    let at = from;
    while (bytes[at] === 0x20 || bytes[at] === 9 || bytes[at] === 10 || bytes[at] === 13) at += 1;
    return at;
  }

  /** One of the five named characters, or a number; nothing else is declared, and nothing is ever resolved. */
  #reference(start: number): number {
    const bytes = this.#bytes;
    let name = '';
    let at = start + 1;
    for (; at < bytes.length && bytes[at] !== SEMICOLON && name.length < 12; at += 1) name += String.fromCharCode(bytes[at] as number);
    const [, hex, decimal] = /^#(?:x([\da-fA-F]+)|(\d+))$/u.exec(name) ?? [];
    const code = hex !== undefined ? Number.parseInt(hex, 16) : decimal !== undefined ? Number(decimal) : NaN;
    const isCharacter = code === 9 || code === 10 || code === 13 || (code >= 0x20 && code <= 0x10ffff
      && !(code >= 0xd800 && code <= 0xdfff));
    if (bytes[at] !== SEMICOLON || !(NAMED.has(name) || isCharacter)) this.#fail('an "&" that stands for nothing', start);
    return at + 1;
  }

  #past(mark: string, from: number): number {
    const bytes = this.#bytes;
    const codes = Array.from(mark, (letter) => letter.charCodeAt(0));
    for (let at = from; at <= bytes.length - codes.length; at += 1) {
      if (codes.every((code, index) => bytes[at + index] === code)) return at + codes.length;
    }
    return this.#fail(`a tag without its "${mark}"`, from);
  }

  #fail(found: string, at: number): never {
    return fail({
      code: 'file_damaged', file: this.#file, message: `Its part "${this.#part}" is damaged, so nothing of it can be relied on.`,
      expected: 'XML that is whole', found: `${found} (byte ${(this.#before + at).toLocaleString('en-US')})`,
      remedy: 'Save the file again from the program that made it, or export it as CSV.',
    });
  }
}
