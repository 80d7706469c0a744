const DAY_SECONDS = 86_400;
/** Serial 25,569 is 1970-01-01; with the 1904 date system serials are 1,462 smaller. (ECMA-376, 18.17.4.1.) */
const EPOCH_1900 = 25_569;
const EPOCH_1904 = 24_107;
/** 9999-12-31, the last day that such a number can be. */
const LAST_SERIAL = 2_958_466;

/**
 * A serial number as a date or a moment in ISO 8601, without a zone; undefined where it is none: negative, after the year 9999,
 * or 1900-02-29, a day that the 1900 system has and the calendar has not. Whole days of a format without a clock come as dates.
 */
export function serialDate(serial: number, is1904: boolean, kind: 'date' | 'dateTime' | 'time'): string | undefined {
  if (!Number.isFinite(serial) || serial < 0 || serial >= LAST_SERIAL) return undefined;
  if (kind === 'time' && serial < 1) return clock(serial);
  let days = Math.floor(serial);
  let milliseconds = Math.round((serial - days) * DAY_SECONDS * 1000);
  // A time of day is a binary fraction: what is within half a millisecond of a second is that second.
  if (Math.abs(milliseconds - Math.round(milliseconds / 1000) * 1000) <= 1) milliseconds = Math.round(milliseconds / 1000) * 1000;
  if (milliseconds >= DAY_SECONDS * 1000) {
    days += 1;
    milliseconds = 0;
  }
  if (!is1904 && days === 60) return undefined;
  const epoch = is1904 ? EPOCH_1904 : days < 60 ? EPOCH_1900 - 1 : EPOCH_1900;
  const date = new Date((days - epoch) * DAY_SECONDS * 1000).toISOString().slice(0, 10);
  if (milliseconds === 0 && kind === 'date') return date;
  return `${date} ${clock(milliseconds / 1000 / DAY_SECONDS)}`;
}

function clock(share: number): string {
  const total = Math.round(share * DAY_SECONDS * 1000);
  const rest = total % 1000;
  const seconds = Math.floor(total / 1000);
  const two = (value: number): string => String(value).padStart(2, '0');
  const text = `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
  return rest === 0 ? text : `${text}.${String(rest).padStart(3, '0')}`;
}
