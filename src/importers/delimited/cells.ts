import type { Problem } from '../../domain/problem.ts';
import { visible } from '../../domain/problem.ts';
import type { RejectCode } from '../../domain/factBatch.ts';
import { isFormulaError } from '../../domain/crossReference/barcodes.ts';
import { isPlausible } from '../../domain/time/zone.ts';
import type { Zone } from '../../domain/time/zone.ts';
import { readInstant } from '../../domain/time/instant.ts';
import { readWritten } from '../../domain/time/writtenMoment.ts';
import { BEYOND_LIMIT } from '../bytes/quantityCell.ts';
import type { QuantityReader } from '../bytes/quantityCell.ts';
import { encodeText, textOf } from '../bytes/text.ts';
import type { EntityKeys } from '../entityKeys.ts';
import { LOST_IDENTIFIER, NOT_AN_IDENTIFIER, UNKNOWN_WORD } from './codeColumns.ts';
import type { CodeColumn, ValueMap } from './codeColumns.ts';
import type { ColumnFormat } from './columnFormats.ts';
import type { Records } from './records.ts';
import { Rejects } from './rejects.ts';

const BLANK = 0x20;
const TAB = 0x09;
const VALUE_LIMIT = 200;
const CURRENCY = /\p{Sc}|^[A-Z]{3}$|^(?:Rs|kr|Fr)\.?$/u;

/** A canonical column in the file at hand: the source columns it is read from, the first that is not blank counts. */
export interface SourceColumn {
  readonly canonical: string;
  /** −1 where the file has no such column. */
  readonly first: number;
  readonly others: readonly number[];
  /** The source's own words for numbers and moments, `N/A` for nothing, say. */
  readonly words?: ValueMap | undefined;
  readonly format?: ColumnFormat | undefined;
  /** An amount of money, beside which a currency may stand. */
  readonly isMoney?: boolean | undefined;
}

/**
 * The cells of the record at hand, typed. A cell that cannot be read spoils its row: `hasFailed` says so, and what was wrong
 * went to
 * `rejects` (a fault of the data: the row is left out and shown) or to `problem` (a fault of the reading: a word, number or date
 * that is
 * none means that the columns are not what they are taken for, and the import stops).
 *
 * Where the line is drawn: `src/importers/delimited/README.md`.
 */
export class Cells {
  readonly records: Records;
  readonly headers: readonly string[];
  readonly rejects = new Rejects();
  /** The first fault that stops the import, and how many like it there are. */
  problem: Problem | undefined;
  problems = 0;
  /** Codes first seen here that hold marks which cannot be seen. */
  readonly oddCodes: { readonly code: string; readonly entities: EntityKeys }[] = [];
  readonly tellOdd = (code: string, entities: EntityKeys): void => { this.oddCodes.push({ code, entities }); };
  readonly #notes = new Map<string, { count: number; line: number }>();
  #failed = false;
  #words: Uint8Array | undefined;
  /** The unit that stood beside a quantity of the row at hand; '' for none. */
  unit = '';
  start = 0;
  end = 0;

  readonly #file: string;
  readonly #zone: Zone;
  readonly #quantities: QuantityReader;

  constructor(file: string, records: Records, headers: readonly string[], zone: Zone, quantities: QuantityReader) {
    this.#file = file;
    this.records = records;
    this.headers = headers;
    this.#zone = zone;
    this.#quantities = quantities;
  }

  /** Forgets what was wrong with the row before. */
  begin(): void {
    this.#failed = false;
    this.unit = '';
  }

  hasFailed(): boolean {
    return this.#failed;
  }

  /** Sets `start` and `end` to a cell without the blanks around it; false where it is blank. */
  locate(column: SourceColumn): boolean {
    if (this.#locateAt(column.first)) return true;
    for (const other of column.others) if (this.#locateAt(other)) return true;
    return false;
  }

  #locateAt(column: number): boolean {
    const records = this.records;
    if (column < 0 || column >= records.count) return false;
    const bytes = records.bytes;
    let start = records.starts[column] as number;
    let end = records.ends[column] as number;
    while (start < end && (bytes[start] === BLANK || bytes[start] === TAB)) start += 1;
    while (end > start && (bytes[end - 1] === BLANK || bytes[end - 1] === TAB)) end -= 1;
    this.start = start;
    this.end = end;
    return end > start;
  }

  /** The id of a required code. */
  code(column: SourceColumn, codes: CodeColumn, vocabulary?: readonly string[]): number {
    if (!this.locate(column)) return this.#missing(column);
    return this.#checkedCode(column, codes.read(this.records.bytes, this.start, this.end), vocabulary, true);
  }

  /** The id of an optional code; 0 where the cell is blank. */
  codeOrNone(column: SourceColumn, codes: CodeColumn): number {
    if (!this.locate(column)) return 0;
    return this.#checkedCode(column, codes.read(this.records.bytes, this.start, this.end), undefined, false);
  }

  #checkedCode(column: SourceColumn, id: number, vocabulary: readonly string[] | undefined, isRequired: boolean): number {
    if (id > 0) return id;
    if (id === NOT_AN_IDENTIFIER) {
      this.reject(column, 'text_invalid', 'holds control characters or is too long to be an identifier');
    } else if (id === LOST_IDENTIFIER) {
      this.reject(column, 'text_invalid', 'is what a spreadsheet leaves of an identifier that it lost, and cannot be told from others');
    } else if (id === UNKNOWN_WORD) {
      this.stop(column, 'value_unknown', 'This word is not one that is known here.', `one of ${(vocabulary ?? []).join(', ')}`,
        `Say what it means with "values": { "${column.canonical}": { … } } in this source of engagement.json.`);
    } else if (isRequired) return this.#missing(column);
    return 0;
  }

  /** A required scaled number. */
  quantity(column: SourceColumn): number {
    if (column.words !== undefined) return this.#meant(column) ? this.#number(column, this.#words) : this.#missing(column);
    if (!this.locate(column)) return this.#missing(column);
    return this.#number(column, undefined);
  }

  /** An optional scaled number; NaN where the cell is blank. */
  quantityOrNone(column: SourceColumn): number {
    if (column.words !== undefined) return this.#meant(column) ? this.#number(column, this.#words) : NaN;
    return this.locate(column) ? this.#number(column, undefined) : NaN;
  }

  /**
   * Finds the cell of a column whose words have meanings, and sets `#words` to what stands for it (undefined: the cell itself); false
   * where it is blank or means nothing. A blank that means something is taken as such.
   */
  #meant(column: SourceColumn): boolean {
    const words = column.words;
    for (const at of [column.first, ...column.others]) {
      const text = this.#locateAt(at) ? textOf(this.records.bytes, this.start, this.end) : '';
      const meant = words?.apply(text) ?? text;
      if (meant.trim() === '') continue;
      this.#words = meant === text ? undefined : encodeText(meant.trim());
      return true;
    }
    return false;
  }

  /** A scaled number; NaN where the cell is blank or none. Says nothing of the row. */
  numberOrNone(column: SourceColumn): number {
    if (!this.locate(column)) return NaN;
    const scaled = this.#quantities.read(this.records.bytes, this.start, this.end);
    return Number.isFinite(scaled) ? scaled : NaN;
  }

  #number(column: SourceColumn, meant: Uint8Array | undefined): number {
    const quantities = this.#quantities;
    const scaled = meant === undefined
      ? quantities.read(this.records.bytes, this.start, this.end, column.format?.isDecimalComma === true)
      : quantities.read(meant, 0, meant.length);
    if (quantities.beside !== '') return this.#besides(column, scaled);
    if (Math.abs(scaled) === BEYOND_LIMIT) {
      this.reject(column, 'number_out_of_range', 'is larger than any quantity that stays exact (900,719,925,474)');
      return 0;
    }
    return Number.isNaN(scaled) ? this.#notANumber(column) : scaled;
  }

  /** A number with something beside it: a currency beside money, a unit beside a quantity; anything else is no number. */
  #besides(column: SourceColumn, scaled: number): number {
    const { beside, isBefore } = this.#quantities;
    this.#quantities.beside = '';
    if (column.isMoney === true) {
      if (!CURRENCY.test(beside)) return this.#notANumber(column);
      this.note(`give an amount in "${beside}", which counts as written`);
    } else {
      if (isBefore || /\p{Sc}/u.test(beside)) return this.#notANumber(column);
      this.unit = beside;
    }
    return scaled;
  }

  #notANumber(column: SourceColumn): number {
    if (this.#isError()) {
      this.reject(column, 'value_lost', 'is an error that a spreadsheet left where a number stood');
      return 0;
    }
    this.stop(column, 'number_invalid', 'This is not a number.', 'digits, with a point before decimals: 12, -3.5, 1,234',
      'Correct the cell, or "columns" in engagement.json where another column holds the number.');
    return 0;
  }

  /** Whether the cell at hand is what a spreadsheet shows for a formula that failed: a fault of the row and not of the mapping. */
  #isError(): boolean {
    return isFormulaError(textOf(this.records.bytes, this.start, this.end));
  }

  /** A required moment. */
  instant(column: SourceColumn): number {
    if (column.words !== undefined) return this.#meant(column) ? this.#moment(column, this.#words) : this.#missing(column);
    if (!this.locate(column)) return this.#missing(column);
    return this.#moment(column, undefined);
  }

  /** An optional moment; NaN where the cell is blank. */
  instantOrNone(column: SourceColumn): number {
    if (column.words !== undefined) return this.#meant(column) ? this.#moment(column, this.#words) : NaN;
    return this.locate(column) ? this.#moment(column, undefined) : NaN;
  }

  #moment(column: SourceColumn, meant: Uint8Array | undefined): number {
    const instant = meant === undefined
      ? readInstant(this.records.bytes, this.start, this.end, this.#zone) : readInstant(meant, 0, meant.length, this.#zone);
    if (Number.isNaN(instant)) return this.#written(column, meant);
    if (!isPlausible(instant)) {
      this.reject(column, 'date_out_of_range', 'lies outside the years 1970 to 2100');
      return 0;
    }
    return instant;
  }

  /** A moment in another form than ISO 8601. */
  #written(column: SourceColumn, meant: Uint8Array | undefined): number {
    const text = meant === undefined ? textOf(this.records.bytes, this.start, this.end) : textOf(meant, 0, meant.length);
    const { instant, note } = readWritten(text, column.format?.dateOrder, this.#zone);
    if (Number.isNaN(instant)) {
      if (this.#isError()) {
        this.reject(column, 'value_lost', 'is an error that a spreadsheet left where a date stood');
        return 0;
      }
      this.stop(column, 'date_invalid', 'This is not a date.', 'YYYY-MM-DD or YYYY-MM-DD HH:MM:SS, an offset optional',
        'Export the dates in ISO 8601 form, or correct the cell.');
      return 0;
    }
    if (!isPlausible(instant)) {
      this.reject(column, 'date_out_of_range', 'lies outside the years 1970 to 2100');
      return 0;
    }
    if (note !== undefined) this.note(note);
    return instant;
  }

  /** A cell as text, null where it is blank. */
  text(column: SourceColumn): string | null {
    return this.locate(column) ? textOf(this.records.bytes, this.start, this.end) : null;
  }

  requiredText(column: SourceColumn): string {
    const text = this.text(column);
    if (text === null) this.#missing(column);
    return text ?? '';
  }

  #missing(column: SourceColumn): number {
    this.reject(column, 'value_missing', 'is blank and the row means nothing without it');
    return 0;
  }

  /** Remembers something about the row at hand that leaves it in; `what` goes on after "3 rows " as in "3 rows give no price". */
  note(what: string): void {
    const known = this.#notes.get(what);
    if (known === undefined) this.#notes.set(what, { count: 1, line: this.records.line });
    else known.count += 1;
  }

  doubts(): readonly string[] {
    return [...this.#notes].map(([what, { count, line }]) =>
      `${count === 1 ? `1 row, line ${line},` : `${count} rows, the first line ${line},`} ${what}.`);
  }

  /** Leaves the row out and remembers why. Only the first fault of a row counts. */
  reject(column: SourceColumn | null, code: RejectCode, reason: string): void {
    if (this.#failed) return;
    this.#failed = true;
    const name = column === null ? '' : this.#nameOf(column);
    const said = column === null ? reason : `${name} ${reason}`;
    this.rejects.add({ line: this.records.line, column: name, code, reason: said }, () => this.#raw(column));
  }

  stop(column: SourceColumn, code: Problem['code'], message: string, expected: string, remedy: string): void {
    if (this.#failed) return;
    this.#failed = true;
    this.problems += 1;
    this.problem ??= {
      code, message, file: this.#file, row: this.records.line, column: this.#nameOf(column), expected,
      found: `"${visible(textOf(this.records.bytes, this.start, this.end))}"`, remedy,
    };
  }

  #nameOf({ first, canonical }: SourceColumn): string {
    return this.records.nameAt?.(first) ?? this.headers[first] ?? canonical;
  }

  #raw(column: SourceColumn | null): string {
    const records = this.records;
    const text = column === null
      ? textOf(records.bytes, records.starts[0] ?? 0, records.ends[Math.max(0, Math.min(records.count,
      records.ends.length) - 1)] ?? 0)
      : textOf(records.bytes, this.start, this.end);
    return text.length <= VALUE_LIMIT ? text : `${text.slice(0, VALUE_LIMIT)}…`;
  }
}
