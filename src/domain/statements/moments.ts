/** Moments as people read them, in a named zone, the same text on every machine: `31 Oct 2026 23:59:00 −04:00`. */
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

const formatters = new Map<string, Intl.DateTimeFormat | null>();

/** Null where the runtime does not know the zone; moments are then shown in UTC. */
function formatterOf(timezone: string): Intl.DateTimeFormat | null {
  const known = formatters.get(timezone);
  if (known !== undefined) return known;
  let made: Intl.DateTimeFormat | null = null;
  try {
    made = new Intl.DateTimeFormat('en-US', {
      timeZone: timezone, hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric',
      second: 'numeric',
    });
  } catch {
    made = null;
  }
  formatters.set(timezone, made);
  return made;
}

/** The same wall-clock reading as if it were UTC, in milliseconds: what a spreadsheet, which knows no zones, is given. */
export function wallClock(moment: number, timezone: string): number {
  const formatter = formatterOf(timezone);
  if (formatter === null) return moment;
  const parts = new Map(formatter.formatToParts(moment).map((part) => [part.type, Number(part.value)]));
  const part = (name: Intl.DateTimeFormatPartTypes): number => parts.get(name) ?? 0;
  return Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'));
}

/** `31 Oct 2026 23:59:00 −04:00`; the zone's offset at that moment is always said. */
export function momentText(moment: number, timezone: string): string {
  const wall = wallClock(moment, timezone);
  const date = new Date(wall);
  const two = (value: number): string => String(value).padStart(2, '0');
  const day = `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()] ?? ''} ${date.getUTCFullYear()}`;
  const time = `${two(date.getUTCHours())}:${two(date.getUTCMinutes())}:${two(date.getUTCSeconds())}`;
  return `${day} ${time} ${offsetText(Math.round((wall - moment) / 60_000))}`;
}

function offsetText(minutes: number): string {
  if (minutes === 0) return 'UTC';
  const size = Math.abs(minutes);
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${minutes < 0 ? '−' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`;
}
