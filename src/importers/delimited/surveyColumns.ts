/** Looks at every number and date of a file before any is read, to tell how they are written. */
import { UTC } from '../../domain/time/zone.ts';
import { readInstant } from '../../domain/time/instant.ts';
import { orderOf } from '../../domain/time/writtenMoment.ts';
import type { DateOrder } from '../../domain/time/writtenMoment.ts';
import { fail, visible } from '../../domain/problem.ts';
import { textOf } from '../bytes/text.ts';
import type { ColumnMap } from './columnMap.ts';
import type { ColumnFormat, ColumnFormats } from './columnFormats.ts';
import type { Records } from './records.ts';
import { isMoment, isNumber } from './rowReader.ts';

/** A cell that shows something, and where it stands. */
interface Seen {
  readonly line: number;
  readonly text: string;
  readonly column: string;
}

const COMMA = 0x2c;
const POINT = 0x2e;

/** What the columns of a file show, gathered over its records. */
export class ColumnSurvey {
  readonly #numbers: readonly { readonly canonical: string; readonly at: number; readonly name: string }[];
  readonly #moments: readonly { readonly canonical: string; readonly at: number; readonly name: string }[];
  readonly #values: ReadonlyMap<string, ReadonlyMap<string, string>>;
  readonly #notation = new Map<'point' | 'comma' | 'either', Seen>();
  readonly #orders = new Map<string, Map<DateOrder | 'either', Seen>>();
  /** Whether anything was seen that the plain forms do not cover. */
  isPlain = true;
  /** Whether a column says in which unit a row's quantities are. */
  readonly hasUnitColumn: boolean;

  /** `values`: words that mean something else are not looked at. `more`: further columns of numbers, by position. */
  constructor(
    map: ColumnMap, declared: ColumnFormats, values: ReadonlyMap<string, ReadonlyMap<string, string>>, more: readonly number[],
  ) {
    this.#values = values;
    this.hasUnitColumn = map.positions.has('uom');
    const of = (wanted: (canonical: string) => boolean): { canonical: string; at: number; name: string }[] =>
      [...map.positions].filter(([canonical]) => wanted(canonical) && !declared.has(canonical))
        .flatMap(([canonical, positions]) => positions.map((at) => ({ canonical, at, name: map.headers[at] ?? canonical })));
    this.#numbers = [...of(isNumber), ...more.map((at) => ({ canonical: 'quantity', at, name: map.headers[at] ?? '' }))];
    this.#moments = of(isMoment);
  }

  /** Takes in the records that there are, at most so many. */
  readOn(records: Records, limit: number): number {
    let read = 0;
    while (read < limit && records.next()) {
      read += 1;
      const { bytes, starts, ends, count, line } = records;
      for (const { canonical, at, name } of this.#numbers) {
        if (at < count) this.#number(canonical, bytes, starts[at] as number, ends[at] as number, line, name);
      }
      for (const { canonical, at, name } of this.#moments) {
        if (at < count) this.#moment(canonical, bytes, starts[at] as number, ends[at] as number, line, name);
      }
    }
    return read;
  }

  #number(canonical: string, bytes: Uint8Array, start: number, end: number, line: number, column: string): void {
    let at = start;
    while (at < end && bytes[at] !== COMMA && bytes[at] !== POINT) at += 1;
    if (at === end) return;
    const text = textOf(bytes, start, end);
    const notation = this.#values.get(canonical)?.has(text.trim()) === true ? undefined : notationOf(text);
    if (notation === undefined || this.#notation.has(notation)) return;
    if (notation !== 'point') this.isPlain = false;
    this.#notation.set(notation, { line, text: text.trim(), column });
  }

  #moment(canonical: string, bytes: Uint8Array, from: number, to: number, line: number, column: string): void {
    let start = from;
    let end = to;
    while (start < end && (bytes[start] as number) <= 0x20) start += 1;
    while (end > start && (bytes[end - 1] as number) <= 0x20) end -= 1;
    if (start === end || !Number.isNaN(readInstant(bytes, start, end, UTC))) return;
    this.isPlain = false;
    const text = textOf(bytes, start, end);
    const order = this.#values.get(canonical)?.has(text) === true ? 'none' : orderOf(text);
    if (order === 'none') return;
    const seen = this.#orders.get(canonical) ?? new Map<DateOrder | 'either', Seen>();
    if (!seen.has(order)) seen.set(order, { line, text, column });
    this.#orders.set(canonical, seen);
  }

  /**
   * The formats that all of it shows. Fails where a column has two of them, and asks where it shows none: `isCommaFile` says that the
   * delimiter itself is the comma (there a comma in a number is quoted, and thousands far more often than decimals).
   */
  formats(file: string, isCommaFile: boolean): { readonly formats: ColumnFormats; readonly doubts: readonly string[] } {
    const doubts: string[] = [];
    const formats = new Map<string, ColumnFormat>();
    if (this.#decimalComma(file, isCommaFile, doubts)) {
      for (const { canonical } of this.#numbers) formats.set(canonical, { isDecimalComma: true });
    }
    const orders = new Map<string, DateOrder>();
    for (const [canonical, seen] of this.#orders) {
      const [dmy, mdy] = [seen.get('dmy'), seen.get('mdy')];
      if (dmy !== undefined && mdy !== undefined) failTwoOrders(file, dmy, mdy);
      if (dmy !== undefined || mdy !== undefined) orders.set(canonical, dmy === undefined ? 'mdy' : 'dmy');
    }
    const known = new Set(orders.values());
    for (const [canonical, seen] of this.#orders) {
      const either = seen.get('either');
      const [only] = known;
      const order = orders.get(canonical) ?? (known.size === 1 ? only : undefined);
      if (order === undefined) {
        if (either !== undefined) askOrder(file, canonical, either);
        continue;
      }
      formats.set(canonical, { dateOrder: order });
      const proof = seen.get(order);
      doubts.push(`The dates of ${canonical} are written with the ${order === 'dmy' ? 'day' : 'month'} first${proof === undefined
        ? ', as the file\'s other dates are' : `, as "${visible(proof.text, 40)}" in line ${proof.line} shows`}.`);
    }
    return { formats, doubts };
  }

  #decimalComma(file: string, isCommaFile: boolean, doubts: string[]): boolean {
    const [point, comma, either] = [this.#notation.get('point'), this.#notation.get('comma'), this.#notation.get('either')];
    if (point !== undefined && comma !== undefined) failTwoNotations(file, point, comma);
    if (comma !== undefined) {
      doubts.push(`Numbers have a comma before their decimals, as "${visible(comma.text, 40)}" in line ${comma.line} shows.`);
      return true;
    }
    if (either === undefined || point !== undefined) return false;
    if (!isCommaFile) askNotation(file, [...new Set(this.#numbers.map(({ canonical }) => canonical))], either);
    doubts.push(`No number shows which mark stands before decimals: "${visible(either.text, 40)}" in line ${either.line} was read with `
      + 'commas between thousands and a point before decimals.');
    return false;
  }
}

/** Which mark a number shows to stand before decimals; `either` where it could be both, undefined where it is no number with marks. */
export function notationOf(written: string): 'point' | 'comma' | 'either' | undefined {
  // Blanks and apostrophes between thousands say nothing of the mark before decimals.
  const core = /^[^\d.,]*([\d.,]+)[^\d]*$/u.exec(written.replace(/(?<=\d)[\s'’](?=\d{3}(?!\d))/gu, ''))?.[1]?.replace(/[.,]$/u, '');
  if (core === undefined) return undefined;
  const [point, comma] = [core.lastIndexOf('.'), core.lastIndexOf(',')];
  if (point < 0 && comma < 0) return undefined;
  if (point >= 0 && comma >= 0) return point > comma ? 'point' : 'comma';
  const mark = point >= 0 ? '.' : ',';
  const parts = core.split(mark);
  const decimal = mark === '.' ? 'point' as const : 'comma' as const;
  const thousands = mark === '.' ? 'comma' as const : 'point' as const;
  if (parts.length > 2) return thousands;
  const [whole = '', rest = ''] = parts;
  const isGroup = rest.length === 3 && whole.length >= 1 && whole.length <= 3 && !whole.startsWith('0');
  return isGroup ? 'either' : decimal;
}

const shown = ({ text, line }: Seen): string => `"${visible(text, 40)}" in line ${line}`;

function failTwoNotations(file: string, point: Seen, comma: Seen): never {
  return fail({
    code: 'number_invalid', file, row: Math.max(point.line, comma.line), column: point.line > comma.line ? point.column : comma.column,
    message: 'Some numbers of this file have a point before their decimals and others a comma.',
    expected: 'one of the two throughout', found: `${shown(point)} and ${shown(comma)}`,
    remedy: 'Export the file again in one notation, or declare "formats" for each column of this source in engagement.json.',
  });
}

function failTwoOrders(file: string, dmy: Seen, mdy: Seen): never {
  return fail({
    code: 'date_invalid', file, row: Math.max(dmy.line, mdy.line), column: dmy.column,
    message: 'Some dates of this column have the day first and others the month.', expected: 'one of the two throughout',
    found: `${shown(dmy)} and ${shown(mdy)}`,
    remedy: 'The dates were probably mangled on the way: export the file again, in ISO 8601 form.',
  });
}

function askOrder(file: string, canonical: string, { line, text, column }: Seen): never {
  return fail({
    code: 'format_ambiguous', file, row: line, column, message: 'No date of this column shows whether the day or the month comes first.',
    expected: `"formats": { "${canonical}": "DD/MM/YYYY" } or "MM/DD/YYYY" in this source`, found: `"${visible(text, 40)}" and its like`,
    remedy: 'Say which it is in engagement.json.', asks: { of: 'format', columns: [canonical], choices: ['DD/MM/YYYY', 'MM/DD/YYYY'] },
  });
}

function askNotation(file: string, columns: readonly string[], { line, text, column }: Seen): never {
  return fail({
    code: 'format_ambiguous', file, row: line, column,
    message: 'No number of this file shows whether its marks separate thousands or decimals.',
    expected: '"formats": { "quantity": "1,234.5" } or "1.234,5" in this source, for each column of numbers',
    found: `"${visible(text, 40)}" and its like`, remedy: 'Say which it is in engagement.json.',
    asks: { of: 'format', columns, choices: ['1,234.5', '1.234,5'] },
  });
}
