import { encodeText } from '../bytes/text.ts';
import type { Records } from '../delimited/records.ts';
import { Maker } from './maker.ts';
import type { Making, Shaping } from './shaping.ts';

const BLANK = 0x20;
const TAB = 0x09;
const MINUS = 0x2d;
const OPENING = 0x28;
const ZERO = 0x30;
const NOTHING = new Uint8Array(0);
const SPACE = new Uint8Array([BLANK]);

/**
 * The records of a file with the cells that a shaping adds, and one record a location where locations are columns. `next` moves to
 * the next record as it stands in the file; `nextRow`, called until it says no, to the rows it means.
 */
export class ShapedRecords implements Records {
  bytes = new Uint8Array(1 << 12);
  readonly starts = new Int32Array(4_096);
  readonly ends = new Int32Array(4_096);
  count = 0;
  line = 0;
  badQuote = -1;
  /** Cells at locations that held nothing, in the records whose rows were made. */
  blankCells = 0;

  readonly #records: Records;
  readonly #shaping: Shaping;
  readonly #made: readonly Maker[];
  readonly #locations: readonly Uint8Array[];
  readonly #none: readonly Uint8Array[];
  readonly #kept: Uint8Array[];
  #key = NOTHING;
  #used = 0;
  #at = -1;
  #column = -1;

  constructor(records: Records, shaping: Shaping) {
    this.#records = records;
    this.#shaping = shaping;
    this.#made = shaping.made.map((column) => new Maker(column));
    this.#locations = (shaping.wide?.columns ?? []).map(({ location }) => encodeText(location));
    this.#none = (shaping.wide?.none ?? []).map((word) => encodeText(word.toLowerCase()));
    this.#kept = (shaping.fill?.columns ?? []).map(() => NOTHING);
  }

  next(): boolean {
    const { records, from } = { records: this.#records, from: this.#records.starts };
    if (!records.next()) return false;
    const { count } = records;
    const { ends, starts } = this;
    this.count = count;
    this.line = records.line;
    this.badQuote = records.badQuote;
    this.#at = -1;
    this.#used = 0;
    for (let field = 0; field < count; field += 1) {
      const start = from[field] as number;
      const end = records.ends[field] as number;
      starts[field] = this.#used;
      this.#append(records.bytes, start, end);
      ends[field] = this.#used;
    }
    return true;
  }

  /** Moves to the first, then the next row of the record at hand; false where it has no more. */
  nextRow(): boolean {
    const { wide, width } = this.#shaping;
    if (this.#at < 0) {
      for (let field = this.count; field < width; field += 1) this.#set(field, 0, 0);
      this.count = this.#shaping.header.length;
      this.#fill();
      for (let added = 0; added < this.#made.length; added += 1) this.#make(width + added, this.#made[added] as Maker);
      this.#at = 0;
      if (wide === undefined) return true;
    } else if (wide === undefined) return false;
    return this.#nextLocation();
  }

  /** The name of the column that a cell of the row at hand was taken from, where it is another from row to row. */
  nameAt(field: number): string | undefined {
    const { header, made, sources, width } = this.#shaping;
    if (this.#column >= 0 && field === width + made.length) return header[this.#column];
    // A cell that is made of one column, or of one after another, goes by the first one's name.
    const isJoined = made[field - width]?.making.kind === 'joined';
    const [first] = isJoined || field >= width + made.length ? [] : sources.get(field) ?? [];
    return first === undefined ? undefined : header[first];
  }

  doubts(): readonly string[] {
    if (this.blankCells === 0) return [];
    return [`${this.blankCells === 1 ? '1 cell' : `${this.blankCells} cells`} at locations hold no quantity, which is not 0: `
      + 'no row was made of them.'];
  }

  #nextLocation(): boolean {
    const columns = this.#shaping.wide?.columns ?? [];
    for (; this.#at < columns.length; this.#at += 1) {
      const column = columns[this.#at];
      if (column === undefined) break;
      if (this.#isNone(column.quantity)) {
        this.blankCells += 1;
        continue;
      }
      const added = this.#shaping.width + this.#made.length;
      this.#set(added, this.starts[column.quantity] as number, this.ends[column.quantity] as number);
      if (column.named >= 0) this.#set(added + 1, this.starts[column.named] as number, this.ends[column.named] as number);
      else this.#write(added + 1, this.#locations[this.#at] as Uint8Array);
      for (let state = 0; state < column.further.length; state += 1) this.#copyState(state, column.further[state] as number);
      this.#column = column.quantity;
      this.#at += 1;
      return true;
    }
    return false;
  }

  /** A location's quantity in another state; none where its column says that it has none. */
  #copyState(state: number, from: number): void {
    const { wide } = this.#shaping;
    if (wide === undefined || wide.further < 0) return;
    if (from < 0 || this.#isNone(from)) this.#set(wide.further + state, 0, 0);
    else this.#copy(wide.further + state, from);
  }

  #isNone(field: number): boolean {
    const [start, end] = this.#trimmed(field);
    if (start === end) return true;
    const { bytes } = this;
    return this.#none.some((word) => word.length === end - start && word.every((byte, at) => lower(bytes[start + at] as number) === byte));
  }

  /** What the rows above say where this one is silent. */
  #fill(): void {
    const { fill } = this.#shaping;
    if (fill === undefined) return;
    const [start, end] = this.#trimmed(fill.by);
    const isSame = start === end || equal(this.bytes, start, end, this.#key);
    if (!isSame) this.#key = this.bytes.slice(start, end);
    else if (start === end) this.#write(fill.by, this.#key);
    for (const [index, field] of fill.columns.entries()) {
      const [from, to] = this.#trimmed(field);
      if (from < to || !isSame) this.#kept[index] = this.bytes.slice(from, to);
      else this.#write(field, this.#kept[index] as Uint8Array);
    }
  }

  #make(field: number, maker: Maker): void {
    const { making, text, between, otherwise, negative } = maker;
    switch (making.kind) {
      case 'constant':
        this.#write(field, text);
        break;
      case 'first': {
        const given = making.columns.find((column) => this.#isGiven(column));
        this.#copy(field, given ?? -1);
        break;
      }
      case 'joined': this.#join(field, making.columns, between, text); break;
      case 'negated': this.#negate(field, making.column); break;
      case 'balance': this.#balance(field, making); break;
      case 'direction': {
        const out = making.minus.find((column) => this.#isGiven(column)) ?? -1;
        if (this.#isGiven(making.column)) this.#copy(field, making.column);
        else this.#write(field, this.#isAmount(out) ? maker.goesOut : maker.comesIn);
        break;
      }
      case 'marked':
        if (this.#isGiven(making.column)) this.#write(field, text);
        else this.#copy(field, making.otherwise);
        break;
      case 'bySign': {
        this.#copy(field, making.column);
        const [start, end] = this.#trimmed(making.quantity);
        const isNegative = start < end && (this.bytes[start] === MINUS || this.bytes[start] === OPENING || this.bytes[end - 1] === MINUS);
        const [from, to] = this.#trimmed(field);
        const meant = isNegative ? negative.find(({ word }) => equal(this.bytes, from, to, word)) : undefined;
        if (meant !== undefined) this.#write(field, meant.meaning);
        break;
      }
    }
    if (otherwise.length > 0 && !this.#isGiven(field)) this.#write(field, otherwise);
  }

  #join(field: number, columns: readonly number[], between: Uint8Array, then: Uint8Array): void {
    const start = this.#used;
    for (const column of columns) {
      const [from, to] = this.#trimmed(column);
      if (from === to) continue;
      if (this.#used > start) this.#append(between, 0, between.length);
      this.#append(this.bytes, from, to);
    }
    if (this.#used > start) this.#append(then, 0, then.length);
    this.#set(field, start, this.#used);
  }

  #negate(field: number, column: number): void {
    const [from, to] = this.#trimmed(column);
    const start = this.#used;
    if (from < to && this.bytes[from] !== MINUS) this.#appendByte(MINUS);
    this.#append(this.bytes, from < to && this.bytes[from] === MINUS ? from + 1 : from, to);
    this.#set(field, start, this.#used);
  }

  /** Where a row has both, the two with a blank between, which is no number: nobody can tell what is meant. */
  #balance(field: number, { plus, minus }: Extract<Making, { kind: 'balance' }>): void {
    const into = plus.find((column) => this.#isGiven(column)) ?? -1;
    const out = minus.find((column) => this.#isGiven(column)) ?? -1;
    if (!this.#isAmount(out)) this.#copy(field, into < 0 ? out : into);
    else if (this.#isAmount(into)) this.#join(field, [into, out], SPACE, NOTHING);
    else if (this.bytes[this.#trimmed(out)[0]] === MINUS) this.#copy(field, out);
    else this.#negate(field, out);
  }

  #isGiven(field: number): boolean {
    const [start, end] = this.#trimmed(field);
    return start < end;
  }

  /** Whether a cell holds anything but zeros. */
  #isAmount(field: number): boolean {
    const [start, end] = this.#trimmed(field);
    for (let at = start; at < end; at += 1) {
      const byte = this.bytes[at] as number;
      if (byte !== ZERO && byte !== 0x2e && byte !== 0x2c && byte !== MINUS) return true;
    }
    return false;
  }

  /** A cell without the blanks around it; nothing where there is no such cell. */
  #trimmed(field: number): readonly [number, number] {
    if (field < 0 || field >= this.count) return [0, 0];
    let start = this.starts[field] as number;
    let end = this.ends[field] as number;
    while (start < end && isBlank(this.bytes[start] as number)) start += 1;
    while (end > start && isBlank(this.bytes[end - 1] as number)) end -= 1;
    return [start, end];
  }

  #copy(field: number, from: number): void {
    if (from < 0) this.#set(field, 0, 0);
    else this.#set(field, this.starts[from] as number, this.ends[from] as number);
  }

  #write(field: number, text: Uint8Array): void {
    const start = this.#used;
    this.#append(text, 0, text.length);
    this.#set(field, start, this.#used);
  }

  #set(field: number, start: number, end: number): void {
    this.starts[field] = start;
    this.ends[field] = end;
  }

  #append(from: Uint8Array, start: number, end: number): void {
    const length = end - start;
    this.#room(length);
    const to = this.#used;
    if (from === this.bytes || length > 64) this.bytes.set(from.subarray(start, end), to);
    else for (let at = 0; at < length; at += 1) this.bytes[to + at] = from[start + at] as number;
    this.#used = to + length;
  }

  #appendByte(byte: number): void {
    this.#room(1);
    this.bytes[this.#used] = byte;
    this.#used += 1;
  }

  #room(size: number): void {
    if (this.#used + size <= this.bytes.length) return;
    const larger = new Uint8Array(Math.max(this.bytes.length * 2, this.#used + size));
    larger.set(this.bytes);
    this.bytes = larger;
  }
}

function isBlank(byte: number): boolean {
  return byte === BLANK || byte === TAB;
}

function equal(bytes: Uint8Array, start: number, end: number, text: Uint8Array): boolean {
  return end - start === text.length && text.every((byte, at) => bytes[start + at] === byte);
}

function lower(byte: number): number {
  return byte >= 0x41 && byte <= 0x5a ? byte + 0x20 : byte;
}
