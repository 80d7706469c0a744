import { checkUtf8, encodeText, textOf } from '../bytes/text.ts';
import { fail } from '../../domain/problem.ts';
import type { GridBuilder } from '../grid/grid.ts';
import { workbookText } from './xmlParts.ts';
import { xmlPieces } from './xmlPieces.ts';

/** The workbook's strings, as ranges of a grid's text. */
export interface SharedStrings {
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  readonly count: number;
}

/** Reads the shared strings into the text of `grid`; pronunciation hints (`rPh`) are not part of a text. (ECMA-376, 18.4.8.) */
export async function readSharedStrings(
  file: string, part: string, content: AsyncIterable<Uint8Array>, grid: GridBuilder,
): Promise<SharedStrings> {
  let starts = new Int32Array(1 << 10);
  let ends = new Int32Array(1 << 10);
  let count = 0;
  let isClosed = false;
  for await (const piece of xmlPieces(file, part, content, 'si')) {
    const reader = new TextElements(file, part, piece);
    while (reader.next()) {
      if (count === starts.length) {
        starts = doubled(starts);
        ends = doubled(ends);
      }
      starts[count] = grid.used;
      grid.took(reader.copyInto(grid));
      ends[count] = grid.used;
      count += 1;
    }
    isClosed ||= reader.isClosed;
  }
  if (!isClosed) {
    fail({
      code: 'file_damaged', file, message: 'The list of the workbook\'s texts is cut off, so cells would show wrong ones.',
      expected: `a complete part "${part}"`, found: `${count} texts and then nothing`,
        remedy: 'Export or download the file again.',
    });
  }
  return { starts, ends, count };
}

function doubled(array: Int32Array): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(array.length * 2);
  larger.set(array);
  return larger;
}

const LT = 0x3c;
const GT = 0x3e;
const SLASH = 0x2f;
const AMPERSAND = 0x26;
const UNDERSCORE = 0x5f;
const CR = 0x0d;

/** The `<si>` elements of a piece, each as the texts of its `<t>` elements. */
class TextElements {
  isClosed = false;
  readonly #file: string;
  readonly #part: string;
  readonly #bytes: Uint8Array;
  #at = 0;
  readonly #texts: number[] = [];

  constructor(file: string, part: string, bytes: Uint8Array) {
    this.#file = file;
    this.#part = part;
    this.#bytes = bytes;
  }

  /** Moves to the next text; false where there is none left. */
  next(): boolean {
    const bytes = this.#bytes;
    const texts = this.#texts;
    texts.length = 0;
    let isInside = false;
    let hints = 0;
    while (this.#at < bytes.length) {
      let at = bytes.indexOf(LT, this.#at);
      if (at < 0) break;
      at += 1;
      const isEnd = bytes[at] === SLASH;
      const tag = tagName(bytes, isEnd ? at + 1 : at);
      let close = bytes.indexOf(GT, at);
      if (close < 0) close = bytes.length;
      const isEmpty = bytes[close - 1] === SLASH;
      this.#at = close + 1;
      if (bytes[at] === 0x21) this.#failMarkup('a declaration, a comment or a CDATA section');
      if (tag === 'si') {
        if (isEnd || isEmpty) return true;
        if (isInside) this.#failMarkup('a text within a text');
        isInside = true;
      } else if (tag === 'rPh') hints += isEnd ? -1 : isEmpty ? 0 : 1;
      else if (tag === 't' && !isEnd && !isEmpty && isInside && hints === 0) {
        let end = bytes.indexOf(LT, close + 1);
        if (end < 0) end = bytes.length;
        if (bytes[end + 1] !== SLASH) this.#failMarkup('a tag inside of a text');
        texts.push(close + 1, end);
        this.#at = end;
      } else if (tag === 'sst' && (isEnd || isEmpty)) this.isClosed = true;
    }
    return false;
  }

  /** Writes the text at hand behind what the grid has, without counting it as taken; answers its length. */
  copyInto(grid: GridBuilder): number {
    let written = 0;
    for (let index = 0; index < this.#texts.length; index += 2) {
      written += copyText(this.#file, this.#part, this.#bytes, this.#texts[index] ?? 0, this.#texts[index + 1] ?? 0, grid,
        written);
    }
    return written;
  }

  #failMarkup(found: string): never {
    return fail({
      code: 'file_damaged', file: this.#file, message: `Its part "${this.#part}" holds what no spreadsheet program writes there.`,
      expected: 'plain texts', found,
      remedy: 'Do not use this file; ask for the export again.',
    });
  }
}

function tagName(bytes: Uint8Array, start: number): string {
  let name = '';
  for (let at = start; at < bytes.length && name.length < 40; at += 1) {
    const byte = bytes[at] as number;
    if (byte === 0x3a) name = '';
    else if (byte <= 0x20 || byte === GT || byte === SLASH) break;
    else name += String.fromCharCode(byte);
  }
  return name;
}

/** Copies the text between two tags behind the grid's text, `offset` bytes on, escapes resolved; answers how long it became. */
export function copyText(
  file: string, part: string, bytes: Uint8Array, start: number, end: number, grid: GridBuilder, offset = 0,
): number {
  let isPlain = true;
  let isAscii = true;
  for (let at = start; at < end; at += 1) {
    const byte = bytes[at] as number;
    if (byte === AMPERSAND || byte === UNDERSCORE || byte === CR) isPlain = false;
    if (byte >= 0x80) isAscii = false;
  }
  if (!isAscii) {
    const { bad, cut } = checkUtf8(bytes, start, end);
    if (bad >= 0 || cut < end) {
      fail({
        code: 'encoding', file, message: `Its part "${part}" holds bytes that are no character.`, expected: 'UTF-8',
          found: 'other bytes',
        remedy: 'Save the file again from the program that made it.',
      });
    }
  }
  if (isPlain) {
    const into = grid.room(offset + end - start);
    const to = grid.used + offset;
    if (end - start < 64) for (let at = start; at < end; at += 1) into[to + at - start] = bytes[at] as number;
    else into.set(bytes.subarray(start, end), to);
    return end - start;
  }
  // A line end of the XML is a line feed, one that is meant is written as an escape. (XML 1.0, 2.11.)
  const text = encodeText(workbookText(textOf(bytes, start, end).replace(/\r\n?/gu, '\n')));
  const into = grid.room(offset + text.length);
  into.set(text, grid.used + offset);
  return text.length;
}
