/**
 * Reading and writing moments. Read straight from bytes, because exports hold millions of them: `YYYY-MM-DD`, optionally
 * followed by `T` or a blank and `HH:MM`, `HH:MM:SS` or `HH:MM:SS.fff…`, optionally by `Z`, `±HH:MM`, `±HHMM` or `±HH`.
 * A date alone is the start of that day in the zone. No other form is guessed at.
 */
import { DAY, HOUR, MINUTE, dayNumber, daysInMonth } from './calendar.ts';
import type { Zone } from './zone.ts';

const BLANK = 0x20;
const COLON = 0x3a;
const DASH = 0x2d;
const PLUS = 0x2b;

// The last date seen and its day number: rows of an export mostly share their date with the row before.
let lastDate = 0;
let lastDay = 0;

/** The moment written in `bytes[start, end)`, in milliseconds since 1970 UTC; NaN where it is none. */
export function readInstant(bytes: Uint8Array, start: number, end: number, zone: Zone): number {
  if (end - start < 10 || bytes[start + 4] !== DASH || bytes[start + 7] !== DASH) return NaN;
  const year = four(bytes, start);
  const month = two(bytes, start + 5);
  const day = two(bytes, start + 8);
  if (!(year >= 0) || !(month >= 1 && month <= 12) || !(day >= 1)) return NaN;
  const date = year * 10_000 + month * 100 + day;
  if (date !== lastDate) {
    if (day > daysInMonth(year, month)) return NaN;
    lastDay = dayNumber(year, month, day) * DAY;
    lastDate = date;
  }
  let local = lastDay;
  let at = start + 10;
  if (at === end) return zone.instantOf(local);

  const separator = bytes[at];
  if (separator !== 0x54 && separator !== 0x74 && separator !== BLANK) return NaN;
  if (end - at < 6 || bytes[at + 3] !== COLON) return NaN;
  const hour = two(bytes, at + 1);
  const minute = two(bytes, at + 4);
  if (!(hour >= 0 && hour <= 23) || !(minute >= 0 && minute <= 59)) return NaN;
  local += hour * HOUR + minute * MINUTE;
  at += 6;
  if (at < end && bytes[at] === COLON) {
    if (end - at < 3) return NaN;
    const second = two(bytes, at + 1);
    if (!(second >= 0 && second <= 59)) return NaN;
    local += second * 1000;
    at += 3;
    if (at < end && (bytes[at] === 0x2e || bytes[at] === 0x2c)) {
      const first = at + 1;
      let scale = 100;
      for (at = first; at < end && isDigit(bytes[at]); at += 1) {
        local += Math.floor(((bytes[at] ?? 0) - 0x30) * scale);
        scale /= 10;
        if (scale < 1) scale = 0;
      }
      if (at === first) return NaN;
    }
  }
  if (at === end) return zone.instantOf(local);
  const offset = readOffset(bytes, bytes[at] === BLANK ? at + 1 : at, end);
  return local - offset;
}

/** `Z`, `±HH`, `±HHMM` or `±HH:MM` as milliseconds east of UTC; NaN where it is none. */
function readOffset(bytes: Uint8Array, start: number, end: number): number {
  const sign = bytes[start];
  const length = end - start;
  if (length === 1 && (sign === 0x5a || sign === 0x7a)) return 0;
  if (sign !== PLUS && sign !== DASH) return NaN;
  if (length !== 3 && length !== 5 && length !== 6) return NaN;
  const hours = two(bytes, start + 1);
  let minutes = 0;
  if (length === 5) minutes = two(bytes, start + 3);
  if (length === 6) minutes = bytes[start + 3] === COLON ? two(bytes, start + 4) : NaN;
  if (!(hours >= 0 && hours <= 14) || !(minutes >= 0 && minutes <= 59)) return NaN;
  const size = hours * HOUR + minutes * MINUTE;
  return sign === DASH ? 0 - size : size;
}

function isDigit(byte: number | undefined): boolean {
  return byte !== undefined && byte >= 0x30 && byte <= 0x39;
}

/** Two digits as a number; −1 where they are none. */
function two(bytes: Uint8Array, at: number): number {
  const tens = (bytes[at] ?? 0) - 0x30;
  const ones = (bytes[at + 1] ?? 0) - 0x30;
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : -1;
}

function four(bytes: Uint8Array, at: number): number {
  const high = two(bytes, at);
  const low = two(bytes, at + 2);
  return high < 0 || low < 0 ? -1 : high * 100 + low;
}

/** The moment that a text means, or undefined. */
export function instantOf(text: string, zone: Zone): number | undefined {
  const bytes = new Uint8Array(text.length);
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    if (unit > 0x7f) return undefined;
    bytes[index] = unit;
  }
  const instant = readInstant(bytes, 0, bytes.length, zone);
  return Number.isNaN(instant) ? undefined : instant;
}

/** A moment as ISO 8601 in a zone, with its offset: `2026-10-31T23:59:59-04:00`; milliseconds only where there are any. */
export function formatInstant(instant: number, zone: Zone): string {
  const offset = zone.offsetAt(instant);
  const local = new Date(instant + offset).toISOString();
  const time = local.endsWith('.000Z') ? local.slice(0, 19) : local.slice(0, 23);
  if (offset === 0) return `${time}Z`;
  const minutes = Math.round(Math.abs(offset) / MINUTE);
  const hours = String(Math.floor(minutes / 60)).padStart(2, '0');
  return `${time}${offset < 0 ? '-' : '+'}${hours}:${String(minutes % 60).padStart(2, '0')}`;
}

/** A moment (milliseconds since 1970) to the minute, in UTC: `2026-10-31 23:59`. */
export function minuteText(instant: number): string {
  return new Date(instant).toISOString().slice(0, 16).replace('T', ' ');
}
