/** Moments as people read them, in a named zone, the same text on every machine: `31 Oct 2026 23:59:00 −04:00`. */
import { MINUTE } from '../time/calendar.ts';
import { UTC, zoneNamed } from '../time/zone.ts';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/**
 * The zone's wall-clock reading as if it were UTC, in milliseconds: what a spreadsheet, which knows no zones, is given. A zone
 * that the runtime does not know is read as UTC.
 */
export function wallClock(moment: number, timezone: string): number {
  return moment + (zoneNamed(timezone) ?? UTC).offsetAt(moment);
}

/** `31 Oct 2026`, on the zone's calendar. */
export function dayText(moment: number, timezone: string): string {
  const date = new Date(wallClock(moment, timezone));
  return `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()] ?? ''} ${date.getUTCFullYear()}`;
}

/** `31 Oct 2026 23:59:00 −04:00`; the zone's offset at that moment is always said. */
export function momentText(moment: number, timezone: string): string {
  const wall = wallClock(moment, timezone);
  const date = new Date(wall);
  const day = dayText(moment, timezone);
  const time = `${two(date.getUTCHours())}:${two(date.getUTCMinutes())}:${two(date.getUTCSeconds())}`;
  return `${day} ${time} ${offsetText(Math.round((wall - moment) / MINUTE))}`;
}

function offsetText(minutes: number): string {
  if (minutes === 0) return 'UTC';
  const size = Math.abs(minutes);
  return `${minutes < 0 ? '−' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`;
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
