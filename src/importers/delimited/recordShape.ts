import { encodeText } from '../bytes/text.ts';
import type { Cells } from './cells.ts';

const BLANK = 0x20;
const TAB = 0x09;
const SUBSTITUTE = 0x1a;

/** Tells records that are rows from what else stands in an export: blank lines, repeated headers, footers, torn lines. */
export class RecordShape {
  readonly #cells: Cells;
  readonly #width: number;
  /** How many fields a row needs at least: columns without a name at the end of the header may be missing. */
  readonly #least: number;
  readonly #header: readonly Uint8Array[];
  #blank = 0;
  #marks = 0;
  #endMarks = 0;

  /** `isShort` says that rows end with their last value. */
  constructor(cells: Cells, header: readonly string[], isShort = false) {
    this.#cells = cells;
    this.#width = header.length;
    this.#header = header.map(encodeText);
    this.#least = isShort ? 1 : header.findLastIndex((name) => name.trim() !== '') + 1;
  }

  /** Whether the record at hand is to be read as a row. Where it is none and should have been one, `cells.hasFailed` says so. */
  isRow(): boolean {
    const { records } = this.#cells;
    const { bytes, starts } = records;
    let first = starts[0] as number;
    if (bytes[first] === 0xef && bytes[first + 1] === 0xbb && bytes[first + 2] === 0xbf) {
      first += 3;
      starts[0] = first;
      this.#marks += 1;
    }
    if (this.#startsLikeHeader(first) && this.#isHeader()) {
      this.#cells.reject(null, 'header_repeated', 'The header is repeated here.');
      return false;
    }
    if (records.count === this.#width && records.badQuote < 0) return !this.#startsBlank(first) || !this.#isBlank();
    return this.#isUsable();
  }

  doubts(): string[] {
    const doubts: string[] = [];
    if (this.#blank > 0) {
      doubts.push(this.#blank === 1 ? 'A line without any value was skipped.' : `${this.#blank} lines without any value were skipped.`);
    }
    if (this.#marks > 0) doubts.push('A byte order mark stands inside the file: it was put together from several exports.');
    if (this.#endMarks > 0) doubts.push('The file ends with a Ctrl-Z, which was skipped.');
    return doubts;
  }

  #isUsable(): boolean {
    const { records } = this.#cells;
    if (this.#isBlank()) return false;
    if (records.badQuote >= 0) {
      const at = records.badQuote;
      this.#cells.reject(null, 'row_ragged', `Text follows the closing quotation mark of field ${at + 1}.`);
      return false;
    }
    const start = records.starts[0] ?? 0;
    if (records.count === 1 && records.bytes[start] === SUBSTITUTE && records.ends[0] === start + 1) {
      this.#endMarks += 1;
      return false;
    }
    if (records.count >= this.#least && (records.count < this.#width || this.#isBlankFrom(this.#width))) return true;
    this.#cells.reject(null, 'row_ragged', `The row has ${records.count} fields where the header has ${this.#width}.`);
    return false;
  }

  #startsBlank(first: number): boolean {
    const { records } = this.#cells;
    return (records.ends[0] as number) <= first || (records.bytes[first] as number) <= BLANK;
  }

  #isBlank(): boolean {
    if (!this.#isBlankFrom(0)) return false;
    this.#blank += 1;
    return true;
  }

  #isBlankFrom(from: number): boolean {
    const { bytes, starts, ends, count } = this.#cells.records;
    for (let field = from; field < count; field += 1) {
      const end = ends[field] ?? 0;
      for (let at = starts[field] ?? 0; at < end; at += 1) if (bytes[at] !== BLANK && bytes[at] !== TAB) return false;
    }
    return true;
  }

  #startsLikeHeader(first: number): boolean {
    const { records } = this.#cells;
    const name = this.#header[0] as Uint8Array;
    return (records.ends[0] as number) - first === name.length && records.bytes[first] === name[0];
  }

  #isHeader(): boolean {
    const { bytes, starts, ends, count } = this.#cells.records;
    if (count !== this.#width) return false;
    return this.#header.every((name, field) => {
      const start = starts[field] ?? 0;
      return (ends[field] ?? 0) - start === name.length && name.every((byte, at) => bytes[start + at] === byte);
    });
  }
}
