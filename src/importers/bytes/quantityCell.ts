import { QUANTITY_LIMIT, QUANTITY_SCALE } from '../../domain/quantity.ts';
import { encodeText, textOf } from './text.ts';

/** What a cell that should hold a number can be beside a number. */
const NOT_A_NUMBER = NaN;
export const BEYOND_LIMIT = Infinity;

const DIGITS_AFTER_POINT = 4;

const COMMA = 0x2c;
const POINT = 0x2e;

/** Blanks and apostrophes that stand between thousands. */
const GROUPED = /^\d{1,3}(?:[ '\u2019\u00a0\u2009\u202f]\d{3})+(?=[.,]\d+$|$)/u;
const DRESSED = new RegExp([
  String.raw`^(?<open>\()?\s*(?<lead>[-+\u2212])?\s*(?<before>[A-Z]{0,3}\p{Sc}|[A-Z]{3}|Rs\.?|kr\.?|Fr\.?)?\s*(?<second>[-+\u2212])?\s*`,
  String.raw`(?<digits>\d[\d.,'\u2019\u00a0\u2009\u202f ]*|[.,]\d+)`,
  String.raw`(?<trail>[-\u2212])?\s*(?<after>\p{Sc}|\p{L}[\p{L}.]{0,11})?\s*(?<close>\))?$`,
].join(''), 'u');

/**
 * Decimal numbers as scaled integers, straight from bytes: `12`, `-3.5`, `+7`, `5-`, `(5)`, `1,234.50`, `5,76,362.11`, `1 234.5`,
 * `1'234.5`, `$1,234.50`, `12 USD`, `17 BOX`; with `isComma` the comma stands before decimals and the point between thousands. More
 * than four decimals are rounded half away from zero and counted in `rounded`.
 */
export class QuantityReader {
  /** How many cells had more decimals than are kept. */
  rounded = 0;
  /** What stood beside the number of the cell last read: a currency or a unit; '' for nothing. */
  beside = '';
  /** Whether it stood before the number. */
  isBefore = false;

  /** The scaled number in `bytes[start, end)`; NaN where it is none, Infinity where it is too large to stay exact. */
  read(bytes: Uint8Array, start: number, end: number, isComma = false): number {
    let at = start;
    let negative = false;
    const first = bytes[at];
    if (first === 0x2d || first === 0x2b) {
      negative = first === 0x2d;
      at += 1;
    }
    // The common case, whole units of up to eleven digits, ends here.
    let whole = 0;
    const from = at;
    while (at < end) {
      const digit = (bytes[at] as number) - 0x30;
      if (digit < 0 || digit > 9) break;
      whole = whole * 10 + digit;
      at += 1;
    }
    if (at === end && at > from && at - from <= 11) {
      const scaled = whole * QUANTITY_SCALE;
      return negative ? 0 - scaled : scaled;
    }
    const scaled = this.#readAny(bytes, start, end, isComma);
    return Number.isNaN(scaled) ? this.#readDressed(textOf(bytes, start, end), isComma) : scaled;
  }

  /** A number with something beside it, or with other marks between its thousands. */
  #readDressed(text: string, isComma: boolean): number {
    const found = DRESSED.exec(text.trim())?.groups;
    if (found === undefined) return NOT_A_NUMBER;
    const { open, close, lead, second, trail, before = '', after = '' } = found;
    const signs = [lead, second, trail, open].filter((mark) => mark !== undefined);
    if ((open === undefined) !== (close === undefined) || signs.length > 1 || (before !== '' && after !== '')) return NOT_A_NUMBER;
    const written = (found['digits'] ?? '').trim();
    const digits = GROUPED.test(written) ? written.replace(/[ '\u2019\u00a0\u2009\u202f]/gu, '') : written;
    const bytes = encodeText(digits);
    const scaled = this.#readUnsigned(bytes, 0, bytes.length, isComma);
    if (Number.isNaN(scaled)) return NOT_A_NUMBER;
    this.beside = before === '' ? after : before;
    this.isBefore = before !== '';
    const isNegative = open !== undefined || [lead, second, trail].some((mark) => mark === '-' || mark === '\u2212');
    return isNegative ? 0 - scaled : scaled;
  }

  #readAny(bytes: Uint8Array, start: number, end: number, isComma: boolean): number {
    let from = start;
    let to = end;
    let negative = false;
    const first = bytes[from];
    const last = bytes[to - 1];
    if (first === 0x28 && last === 0x29) {
      negative = true;
      from += 1;
      to -= 1;
    } else if (first === 0x2d || first === 0x2b) {
      negative = first === 0x2d;
      from += 1;
    } else if (last === 0x2d) {
      negative = true;
      to -= 1;
    }
    const scaled = this.#readUnsigned(bytes, from, to, isComma);
    return negative ? 0 - scaled : scaled;
  }

  #readUnsigned(bytes: Uint8Array, from: number, to: number, isComma: boolean): number {
    const [separator, mark] = isComma ? [POINT, COMMA] : [COMMA, POINT];
    let whole = 0;
    let digits = 0;
    let group = -1;
    /** Digits between the first separators: three, or two where thousands are counted in lakhs; the last are always three. */
    let between = 0;
    let at = from;
    for (; at < to; at += 1) {
      const byte = bytes[at] as number;
      if (byte >= 0x30 && byte <= 0x39) {
        whole = whole * 10 + byte - 0x30;
        digits += 1;
        if (group >= 0) group += 1;
      } else if (byte === separator) {
        const isGroup = group < 0 ? digits >= 1 && digits <= 3 : (group === 3 || group === 2) && (between === 0 || group === between);
        if (!isGroup) return NOT_A_NUMBER;
        if (group >= 0) between = group;
        group = 0;
      } else break;
    }
    if (group >= 0 && group !== 3) return NOT_A_NUMBER;
    let fraction = 0;
    let decimals = 0;
    let up = false;
    let dropped = false;
    if (at < to) {
      if (bytes[at] !== mark) return NOT_A_NUMBER;
      for (at += 1; at < to; at += 1) {
        const digit = (bytes[at] as number) - 0x30;
        if (digit < 0 || digit > 9) return NOT_A_NUMBER;
        digits += 1;
        if (decimals < DIGITS_AFTER_POINT) {
          fraction = fraction * 10 + digit;
          decimals += 1;
        } else {
          if (!dropped && decimals === DIGITS_AFTER_POINT) up = digit >= 5;
          decimals += 1;
          dropped = dropped || digit !== 0;
        }
      }
    }
    if (digits === 0) return NOT_A_NUMBER;
    for (; decimals < DIGITS_AFTER_POINT; decimals += 1) fraction *= 10;
    if (dropped) this.rounded += 1;
    const scaled = whole * QUANTITY_SCALE + fraction + (up ? 1 : 0);
    return scaled <= QUANTITY_LIMIT ? scaled : BEYOND_LIMIT;
  }
}
