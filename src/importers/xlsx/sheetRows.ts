import { fail } from '../../domain/problem.ts';
import { FIELD_LIMIT } from '../delimited/recordReader.ts';
import type { GridBuilder } from '../grid/grid.ts';
import { CellNotes } from './cellNotes.ts';
import { columnName, columnNumber, digits, isPlain, latin } from './cellText.ts';
import type { CellKind } from './numberFormats.ts';
import { numberText } from './numberText.ts';
import type { SharedStrings } from './sharedStrings.ts';
import { copyText } from './sharedStrings.ts';

const LAST_ROW = 1_048_576;
const LAST_COLUMN = 16_384;
const LT = 0x3c;
const GT = 0x3e;
const SLASH = 0x2f;
const COLON = 0x3a;
const QUOTE = 0x22;
const APOSTROPHE = 0x27;
const EQUALS = 0x3d;

/** What the sheet's cells are read with. */
export interface SheetContext {
  readonly file: string;
  readonly sheet: string;
  readonly part: string;
  readonly strings: SharedStrings;
  /** What each cell style makes of a number. */
  readonly kinds: readonly CellKind[];
  readonly is1904: boolean;
}

/** A merged area, rows and columns counted from 0, all included. */
export interface Merge {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

const MERGES_KEPT = 20_000;

/**
 * Reads the XML of a sheet, fed in pieces of whole rows, into a grid. What it cannot read truly it refuses: a row or cell out of
 * its order or outside the sheet, an index without its text, a sheet that is cut off. (ECMA-376, 18.3.1.)
 */
export class SheetRows {
  readonly notes = new CellNotes();
  readonly merges: Merge[] = [];
  isFiltered = false;
  readonly #context: SheetContext;
  readonly #grid: GridBuilder;
  #bytes: Uint8Array = new Uint8Array(0);
  #row = 0;
  #column = 0;
  #isInRow = false;
  #isInCell = false;
  #isClosed = false;
  #isWorksheet = false;
  #style = 0;
  #type = 'n';
  /** The value's or the inline texts' ranges in the piece. */
  readonly #texts: number[] = [];
  #isInInline = false;
  #hints = 0;
  #hasFormula = false;
  // What `#attributes` found.
  #reference = 0;
  #referenceEnd = 0;

  constructor(context: SheetContext, grid: GridBuilder) {
    this.#context = context;
    this.#grid = grid;
  }

  read(piece: Uint8Array): void {
    this.#bytes = piece;
    const end = piece.length;
    let at = 0;
    for (;;) {
      while (at < end && piece[at] !== LT) at += 1;
      if (at >= end) return;
      at += 1;
      const isEnd = piece[at] === SLASH;
      if (isEnd) at += 1;
      let name = at;
      let nameEnd = at;
      let byte = 0;
      for (; nameEnd < end; nameEnd += 1) {
        byte = piece[nameEnd] as number;
        if (byte === COLON) name = nameEnd + 1;
        else if (byte <= 0x20 || byte === GT || byte === SLASH) break;
      }
      const close = byte === GT ? nameEnd : this.#tagEnd(nameEnd);
      const isEmpty = piece[close - 1] === SLASH;
      at = close + 1;
      at = this.#tag(name, nameEnd, close, isEnd, isEmpty, at);
    }
  }

  /** To be called after the last piece. */
  finish(): void {
    if (!this.#isWorksheet) this.#damaged('another kind of part than a sheet');
    if (!this.#isClosed) this.#damaged(`a sheet that breaks off after row ${this.#row}`);
  }

  /** Handles one tag; answers where to read on. */
  #tag(name: number, nameEnd: number, close: number, isEnd: boolean, isEmpty: boolean, after: number): number {
    const bytes = this.#bytes;
    const length = nameEnd - name;
    const first = bytes[name] as number;
    if (length === 1) {
      if (first === 0x63) { // c
        if (isEnd) this.#endCell();
        else {
          this.#startCell(nameEnd, close);
          if (isEmpty) this.#endCell();
        }
        return after;
      }
      if (first === 0x76 || first === 0x74) { // v, t
        if (isEnd || isEmpty || !this.#isInCell) return after;
        let end = after;
        while (end < bytes.length && bytes[end] !== LT) end += 1;
        if (bytes[end + 1] !== SLASH) this.#damaged(`a tag inside the value of the cell ${this.#where()}`);
        const isValue = first === 0x76;
        if (isValue && this.#texts.length > 0) this.#damaged(`two values in the cell ${this.#where()}`);
        if (isValue ? this.#type !== 'inlineStr' : this.#isInInline && this.#hints === 0) this.#texts.push(after, end);
        return end;
      }
      if (first === 0x66 && !isEnd && this.#isInCell) this.#hasFormula = true; // f
      return after;
    }
    if (length === 3 && first === 0x72 && bytes[name + 1] === 0x6f) { // row
      if (isEnd) this.#endRow();
      else {
        this.#startRow(nameEnd, close);
        if (isEmpty) this.#endRow();
      }
      return after;
    }
    this.#rareTag(name, nameEnd, close, isEnd, isEmpty);
    return after;
  }

  #rareTag(name: number, nameEnd: number, close: number, isEnd: boolean, isEmpty: boolean): void {
    if (this.#bytes[name] === 0x21) { // ! of a comment, a CDATA section or a document type
      this.#damaged('a declaration, a comment or a CDATA section inside a sheet');
    }
    switch (latin(this.#bytes, name, Math.min(nameEnd, name + 40))) {
      case 'is': this.#isInInline = !isEnd && !isEmpty; break;
      case 'rPh': this.#hints += isEnd ? -1 : isEmpty ? 0 : 1; break;
      case 'worksheet':
        this.#isWorksheet = true;
        if (isEnd) this.#isClosed = true;
        break;
      case 'mergeCell': this.#merge(latin(this.#bytes, nameEnd, close)); break;
      case 'autoFilter': this.isFiltered ||= !isEnd; break;
      case 'col':
        if (/\bhidden\s*=\s*["'](?:1|true)["']/u.test(latin(this.#bytes, nameEnd, close))) this.notes.hiddenColumns += 1;
        break;
      default:
    }
  }

  #startRow(nameEnd: number, close: number): void {
    if (this.#isInRow) this.#damaged(`a row inside row ${this.#row}`);
    this.#isInRow = true;
    this.#column = 0;
    const bytes = this.#bytes;
    let number = this.#row + 1;
    this.#attributes(nameEnd, close, (key, keyLength, start, end) => {
      if (key === 0x72 && keyLength === 1) { // r
        number = digits(bytes, start, end);
        if (!(number >= 1 && number <= LAST_ROW)) this.#damaged(`a row with the number "${shortly(bytes, start, end)}"`);
      } else if (key === 0x68 && keyLength === 6 && (bytes[start] === 0x31 || bytes[start] === 0x74)) { // hidden
        this.notes.hiddenRows += 1;
      }
    });
    if (number <= this.#row) this.#damaged(`row ${number} after row ${this.#row}`);
    this.#row = number;
  }

  #endRow(): void {
    if (!this.#isInRow || this.#isInCell) this.#damaged(`row ${this.#row} ending where it should not`);
    this.#isInRow = false;
    this.#grid.endRow(this.#row);
  }

  #startCell(nameEnd: number, close: number): void {
    if (!this.#isInRow || this.#isInCell) this.#damaged('a cell outside of a row');
    this.#isInCell = true;
    this.#texts.length = 0;
    this.#hasFormula = false;
    this.#style = 0;
    this.#type = 'n';
    this.#reference = 0;
    this.#referenceEnd = 0;
    const bytes = this.#bytes;
    this.#attributes(nameEnd, close, (key, keyLength, start, end) => {
      if (keyLength !== 1) return;
      if (key === 0x72) { // r
        this.#reference = start;
        this.#referenceEnd = end;
      } else if (key === 0x73) this.#style = digits(bytes, start, end); // s
      else if (key === 0x74) this.#type = latin(bytes, start, Math.min(end, start + 20)); // t
    });
    const column = this.#reference === 0 ? this.#column + 1 : this.#columnOf();
    if (column <= this.#column) this.#damaged(`the cell ${this.#where()} after a later one`);
    this.#column = column;
  }

  /** The column of the reference at hand, which has to be in the row at hand. */
  #columnOf(): number {
    const bytes = this.#bytes;
    let at = this.#reference;
    let column = 0;
    for (; at < this.#referenceEnd; at += 1) {
      const byte = bytes[at] as number;
      if (byte >= 0x41 && byte <= 0x5a) column = column * 26 + byte - 0x40;
      else if (byte >= 0x61 && byte <= 0x7a) column = column * 26 + byte - 0x60;
      else break;
      if (column > LAST_COLUMN) break;
    }
    if (column < 1 || column > LAST_COLUMN || digits(bytes, at, this.#referenceEnd) !== this.#row) {
      this.#damaged(`a cell "${shortly(bytes, this.#reference, this.#referenceEnd)}" in row ${this.#row}`);
    }
    return column;
  }

  #endCell(): void {
    if (!this.#isInCell) this.#damaged('the end of a cell that did not begin');
    this.#isInCell = false;
    this.#isInInline = false;
    this.#hints = 0;
    const texts = this.#texts;
    if (this.#hasFormula) {
      if (texts.length === 0) this.notes.withoutValue.add(this.#where());
      else this.notes.formulas.add(this.#where());
    }
    if (texts.length === 0) return;
    if (this.#column > FIELD_LIMIT) {
      this.notes.beyond.add(this.#where());
      return;
    }
    const grid = this.#grid;
    grid.padTo(this.#column - 1);
    const start = texts[0] as number;
    const end = texts[1] as number;
    switch (this.#type) {
      case 's': this.#shared(start, end); break;
      case 'n': this.#number(start, end); break;
      case 'str': case 'inlineStr': this.#text(); break;
      case 'b': grid.addText(this.#bytes[start] === 0x31 ? 'TRUE' : 'FALSE'); break;
      case 'e':
        this.notes.errors.add(this.#where());
        this.#text();
        break;
      case 'd': grid.addText(isoText(latin(this.#bytes, start, end))); break;
      default: this.#damaged(`a cell ${this.#where()} of the unknown type "${this.#type}"`);
    }
  }

  #shared(start: number, end: number): void {
    const { strings } = this.#context;
    const index = digits(this.#bytes, start, end);
    if (!(index >= 0 && index < strings.count)) {
      this.#damaged(`in cell ${this.#where()} the text number ${shortly(this.#bytes, start, end)} of ${strings.count}`);
    }
    this.#grid.addRange(strings.starts[index] as number, strings.ends[index] as number);
  }

  #text(): void {
    const grid = this.#grid;
    const at = grid.used;
    let size = 0;
    for (let index = 0; index < this.#texts.length; index += 2) {
      size += copyText(this.#context.file, this.#context.part, this.#bytes, this.#texts[index] as number,
        this.#texts[index + 1] as number, grid, size);
    }
    grid.took(size);
    grid.addRange(at, at + size);
  }

  #number(start: number, end: number): void {
    const { kinds } = this.#context;
    const kind = kinds[this.#style] ?? (kinds.length === 0 ? 'number'
      : this.#damaged(`a cell ${this.#where()} of a style that is not there`));
    if (kind === 'number' && end - start <= 15 && isPlain(this.#bytes, start, end)) {
      this.#grid.addBytes(this.#bytes, start, end);
      return;
    }
    const received = latin(this.#bytes, start, Math.min(end, start + 64)).trim();
    const text = numberText(received, kind, this.#context.is1904, this.notes, () => this.#where());
    if (text === undefined) return this.#damaged(`in cell ${this.#where()} the number "${received}"`);
    this.#grid.addText(text);
  }

  #attributes(from: number, close: number, found: (key: number, keyLength: number, start: number, end: number) => void): void {
    const bytes = this.#bytes;
    let at = from;
    for (;;) {
      while (at < close && ((bytes[at] as number) <= 0x20 || bytes[at] === SLASH)) at += 1;
      if (at >= close) return;
      let key = at;
      while (at < close && bytes[at] !== EQUALS && (bytes[at] as number) > 0x20) {
        if (bytes[at] === COLON) key = at + 1;
        at += 1;
      }
      const keyLength = at - key;
      while (at < close && bytes[at] !== QUOTE && bytes[at] !== APOSTROPHE) at += 1;
      const quote = bytes[at];
      const start = at + 1;
      at = start;
      while (at < close && bytes[at] !== quote) at += 1;
      if (at >= close) return;
      found(bytes[key] as number, keyLength, start, at);
      at += 1;
    }
  }

  /** Where the tag ends; quotation marks in it may hold a ">". */
  #tagEnd(from: number): number {
    const bytes = this.#bytes;
    let quote = 0;
    for (let at = from; at < bytes.length; at += 1) {
      const byte = bytes[at] as number;
      if (quote !== 0) {
        if (byte === quote) quote = 0;
      } else if (byte === QUOTE || byte === APOSTROPHE) quote = byte;
      else if (byte === GT) return at;
    }
    return this.#damaged('a tag that is cut off');
  }

  #merge(attributes: string): void {
    const [, left = '', top = '', right, bottom] =
      /\bref\s*=\s*["']([A-Za-z]{1,3})(\d{1,7})(?::([A-Za-z]{1,3})(\d{1,7}))?["']/u.exec(attributes) ?? [];
    if (left === '' || this.merges.length >= MERGES_KEPT) return;
    this.merges.push({
      left: columnNumber(left) - 1, top: Number(top), right: columnNumber(right ?? left) - 1, bottom: Number(bottom ?? top),
    });
  }

  /** The cell at hand as people name it; built only where it has to be said. */
  #where(): string {
    return `${columnName(this.#column)}${this.#row}`;
  }

  #damaged(found: string): never {
    const { file, sheet } = this.#context;
    return fail({
      code: 'file_damaged', file, ...(this.#row > 0 ? { row: this.#row } : {}),
      message: `The sheet "${sheet}" is damaged, so nothing of it can be relied on.`,
      expected: 'a sheet as spreadsheet programs write it', found,
      remedy: 'Save the file again from the program that made it, or export it as CSV.',
    });
  }
}

/** A date cell of ISO 8601 text (`t="d"`): the "T" becomes a blank, midnight alone is a day. */
function isoText(text: string): string {
  return text.trim().replace(/T00:00(?::00(?:\.0+)?)?$/u, '').replace('T', ' ');
}

function shortly(bytes: Uint8Array, start: number, end: number): string {
  return latin(bytes, start, Math.min(end, start + 20));
}
