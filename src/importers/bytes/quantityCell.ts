import { QUANTITY_LIMIT, QUANTITY_SCALE } from '../../domain/quantity.ts';

/** What a cell that should hold a number can be beside a number. */
export const NOT_A_NUMBER = NaN;
export const BEYOND_LIMIT = Infinity;

const DIGITS_AFTER_POINT = 4;

/**
 * Decimal numbers as scaled integers, straight from bytes: `12`, `-3.5`, `+7`, `5-`, `(5)`, `1,234.50`. More than four decimals
 * are rounded half away from zero and counted in `rounded`.
 */
export class QuantityReader {
  /** How many cells had more decimals than are kept. */
  rounded = 0;

  /** The scaled number in `bytes[start, end)`; NaN where it is none, Infinity where it is too large to stay exact. */
  read(bytes: Uint8Array, start: number, end: number): number {
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
    return this.#readAny(bytes, start, end);
  }

  #readAny(bytes: Uint8Array, start: number, end: number): number {
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
    const scaled = this.#readUnsigned(bytes, from, to);
    return negative ? 0 - scaled : scaled;
  }

  #readUnsigned(bytes: Uint8Array, from: number, to: number): number {
    let whole = 0;
    let digits = 0;
    let group = -1;
    let at = from;
    for (; at < to; at += 1) {
      const byte = bytes[at] as number;
      if (byte >= 0x30 && byte <= 0x39) {
        whole = whole * 10 + byte - 0x30;
        digits += 1;
        if (group >= 0) group += 1;
      } else if (byte === 0x2c) {
        // A separator of thousands: after one to three digits first, after exactly three from then on.
        if (group < 0 ? digits < 1 || digits > 3 : group !== 3) return NOT_A_NUMBER;
        group = 0;
      } else break;
    }
    if (group >= 0 && group !== 3) return NOT_A_NUMBER;
    let fraction = 0;
    let decimals = 0;
    let up = false;
    let dropped = false;
    if (at < to) {
      if (bytes[at] !== 0x2e) return NOT_A_NUMBER;
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
