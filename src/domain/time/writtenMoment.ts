/**
 * Moments as exports and spreadsheets write them, beside the ISO 8601 that `instant.ts` reads: `31/10/2026 3:05 PM`,
 * `Oct-31-26 16:00:01 PDT`, `31/10/2026 15:05 Europe/Berlin`, `31. Oktober 2026`, `20261031`, `2026/10/31`, a spreadsheet's
 * `46326.5`, seconds since 1970. Which of two numbers is the day is never guessed: it is given.
 */
import { DAY, HOUR, MINUTE, dayNumber, daysInMonth } from './calendar.ts';
import { zoneNamed } from './zone.ts';
import type { Zone } from './zone.ts';

/** Which comes first where day and month are both numbers. */
export type DateOrder = 'dmy' | 'mdy';

/** Hours east of UTC of the abbreviations that mean one offset; those with several meanings (IST, BST, CST of China …) are left out. */
const ZONES: Readonly<Record<string, number>> = {
  Z: 0, UTC: 0, GMT: 0, WET: 0, WEST: 1, CET: 1, CEST: 2, MEZ: 1, MESZ: 2, EET: 2, EEST: 3, MSK: 3, JST: 9, KST: 9, AEST: 10, AEDT: 11,
  NZST: 12, NZDT: 13, BRT: -3, NST: -3.5, NDT: -2.5,
  EST: -5, EDT: -4, CDT: -5, MST: -7, MDT: -6, PST: -8, PDT: -7, AKST: -9, AKDT: -8, HST: -10,
};

/** The beginnings of the months' names in English, German, French, Spanish, Portuguese, Italian and Dutch. */
const MONTHS: readonly RegExp[] = [
  /^(?:jan|ene|gen|jän)/u, /^(?:feb|fév|fev|fevr|févr)/u, /^(?:mar|mär|mrz|maa|mrt)/u, /^(?:apr|avr|abr)/u, /^(?:may|mai|maj|mei|mag)/u,
  /^(?:jun|juin|giu)/u, /^(?:jul|juil|lug)/u, /^(?:aug|aoû|aou|ago)/u, /^(?:sep|set)/u, /^(?:oct|okt|out|ott)/u, /^nov/u,
  /^(?:dec|dez|déc|dic)/u,
];

const CLOCK = String.raw`(\d{1,2})[:.](\d{2})(?:[:.](\d{2})(?:[.,](\d{1,9}))?)?`;
const ZONE = String.raw`[A-Za-z]{2,12}(?:\/[A-Za-z_-]{2,20}){1,2}|[A-Za-z]{1,5}|[+-]\d{2}:?\d{2}`;
const TIME = String.raw`(?:[,T]?\s*${CLOCK}\s*([ap]\.?m\.?(?!\p{L}))?\s*(${ZONE})?)?`;
const WEEKDAY = String.raw`(?:\p{L}{2,10}\.?,\s*)?`;
const NUMERIC = new RegExp(String.raw`^${WEEKDAY}(\d{1,4})([/.-])(\d{1,2})\2(\d{1,4})${TIME}$`, 'iu');
const BETWEEN = String.raw`[\s/-]*(?:de\s+)?`;
const DAY_NAME = new RegExp(String.raw`^${WEEKDAY}(\d{1,2})\.?${BETWEEN}(\p{L}{3,10})\.?,?${BETWEEN}(\d{4}|\d{2})${TIME}$`, 'iu');
const NAME_DAY = new RegExp(String.raw`^${WEEKDAY}(\p{L}{3,10})\.?[\s/-]*(\d{1,2})(?:st|nd|rd|th)?,?[\s/-]+(\d{4}|\d{2})${TIME}$`, 'iu');
const COMPACT = /^(\d{4})(\d{2})(\d{2})(?:T?(\d{2})(\d{2})(\d{2})?)?$/u;
const SERIAL = /^(\d{5})(?:[.,](\d{1,12}))?$/u;
const EPOCH = /^\d{10}(?:\d{3})?$/u;
/** The day that spreadsheets number 0, as if 1900 had been a leap year. */
const SERIAL_ZERO = Date.UTC(1899, 11, 30);

/** What a written date says about the order of day and month. */
export type OrderEvidence = DateOrder | 'either' | 'none';

/** `either` where both readings are dates and differ; `none` where the order does not matter or it is no such date. */
export function orderOf(text: string): OrderEvidence {
  const found = NUMERIC.exec(text.trim());
  if (found === null || (found[1] ?? '').length > 2) return 'none';
  // No country writes the month first with points.
  if (found[2] === '.') return 'dmy';
  const [first, second] = [Number(found[1]), Number(found[3])];
  if (first > 12 && second > 12) return 'none';
  if (first > 12) return 'dmy';
  if (second > 12) return 'mdy';
  return first === second ? 'none' : 'either';
}

export interface WrittenMoment {
  /** NaN where the text is no moment, or its zone is not known. */
  readonly instant: number;
  /** What somebody should know of how it was read, to follow "3 rows "; undefined where nothing is to be said. */
  readonly note: string | undefined;
}

const NONE: WrittenMoment = { instant: NaN, note: undefined };

/** The moment that a text means; `order` undefined means that dates whose order is not evident are none. */
export function readWritten(written: string, order: DateOrder | undefined, zone: Zone): WrittenMoment {
  const text = written.trim();
  if (SERIAL.test(text)) return readSerial(text, zone);
  const compact = COMPACT.exec(text);
  if (compact !== null) {
    const [, year, month, day, hour, minute, second] = compact;
    const date = dateOf(Number(year), Number(month), Number(day));
    const time = clockOf(hour ?? '0', minute ?? '0', second, undefined, undefined);
    return Number.isNaN(date + time) ? NONE : { instant: zone.instantOf(date + time), note: undefined };
  }
  if (EPOCH.test(text)) {
    const instant = Number(text) * (text.length === 10 ? 1000 : 1);
    return { instant, note: `give a moment as ${text.length === 10 ? 'seconds' : 'milliseconds'} since 1970` };
  }
  return readNamed(text, zone) ?? readNumeric(text, order, zone);
}

function readSerial(text: string, zone: Zone): WrittenMoment {
  const days = Number(text.replace(',', '.'));
  const local = SERIAL_ZERO + Math.round(days * DAY / 1000) * 1000;
  return { instant: zone.instantOf(local), note: 'give a moment as a spreadsheet\'s number of days' };
}

function readNumeric(text: string, order: DateOrder | undefined, zone: Zone): WrittenMoment {
  const found = NUMERIC.exec(text);
  if (found === null) return NONE;
  const [, first = '', mark, second = '', third = ''] = found;
  if (first.length > 2) return first.length === 4 ? ended(Number(first), Number(second), Number(third), found, 5, zone, first) : NONE;
  if (third.length !== 4 && third.length !== 2) return NONE;
  const evident = orderOf(text);
  const by = mark === '.' ? 'dmy' : order ?? (evident === 'dmy' || evident === 'mdy' ? evident : undefined);
  if (by === undefined && first !== second) return NONE;
  const [day, month] = by === 'mdy' ? [second, first] : [first, second];
  return ended(yearOf(third), Number(month), Number(day), found, 5, zone, third);
}

function readNamed(text: string, zone: Zone): WrittenMoment | undefined {
  const dayFirst = DAY_NAME.exec(text);
  const found = dayFirst ?? NAME_DAY.exec(text);
  if (found === null) return undefined;
  const [day, name] = dayFirst === null ? [found[2], found[1]] : [found[1], found[2]];
  const month = MONTHS.findIndex((beginning) => beginning.test((name ?? '').toLowerCase())) + 1;
  return month === 0 ? undefined : ended(yearOf(found[3] ?? ''), month, Number(day), found, 4, zone, found[3] ?? '');
}

/** With the time of day, which begins at a group of what was found. */
function ended(
  year: number, month: number, day: number, found: RegExpExecArray, group: number, zone: Zone, written: string,
): WrittenMoment {
  const [hour, minute, second, fraction, half, zoneName] = found.slice(group);
  const date = dateOf(year, month, day);
  const local = date + (hour === undefined ? 0 : clockOf(hour, minute ?? '', second, fraction, half));
  if (Number.isNaN(local)) return NONE;
  const note = written.length === 2 ? 'give years in two digits, read as 1970 to 2069' : undefined;
  if (zoneName === undefined) return { instant: zone.instantOf(local), note };
  if (zoneName.includes('/')) return { instant: zoneNamed(zoneName)?.instantOf(local) ?? NaN, note };
  const offset = offsetOf(zoneName);
  if (offset !== undefined) return { instant: local - offset, note };
  // Central time is the one that the system's own zone can tell.
  if (zoneName.toUpperCase() === 'CST' && zone.offsetAt(local + 6 * HOUR) === -6 * HOUR) return { instant: local + 6 * HOUR, note };
  return NONE;
}

function offsetOf(name: string): number | undefined {
  const numeric = /^([+-])(\d{2}):?(\d{2})$/u.exec(name);
  if (numeric !== null) return (numeric[1] === '-' ? -1 : 1) * (Number(numeric[2]) * HOUR + Number(numeric[3]) * MINUTE);
  const hours = ZONES[name.toUpperCase()];
  return hours === undefined ? undefined : hours * HOUR;
}

function yearOf(written: string): number {
  const year = Number(written);
  return written.length > 2 ? year : year >= 70 ? 1900 + year : 2000 + year;
}

function dateOf(year: number, month: number, day: number): number {
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return NaN;
  return dayNumber(year, month, day) * DAY;
}

function clockOf(
  hour: string, minute: string, second: string | undefined, fraction: string | undefined, half: string | undefined,
): number {
  let hours = Number(hour);
  if (half !== undefined) {
    if (hours < 1 || hours > 12) return NaN;
    hours = hours % 12 + (half.toLowerCase().startsWith('p') ? 12 : 0);
  }
  const [minutes, seconds] = [Number(minute), Number(second ?? '0')];
  if (hours > 23 || minutes > 59 || seconds > 59) return NaN;
  return hours * HOUR + minutes * MINUTE + seconds * 1000 + Math.floor(Number(`0.${fraction ?? '0'}`) * 1000);
}
