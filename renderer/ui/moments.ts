/** Moments and spans as words: `31 Oct 2026 23:59`, the zone said where it matters. Moments are milliseconds since 1970 UTC. */
const formats = new Map<string, Intl.DateTimeFormat>();

function formatIn(timezone: string, options: Intl.DateTimeFormatOptions, name: string): Intl.DateTimeFormat {
  const key = `${name} ${timezone}`;
  const known = formats.get(key);
  if (known !== undefined) return known;
  let made: Intl.DateTimeFormat;
  try {
    made = new Intl.DateTimeFormat('en-GB', { ...options, timeZone: timezone });
  } catch {
    made = new Intl.DateTimeFormat('en-GB', { ...options, timeZone: 'UTC' });
  }
  formats.set(key, made);
  return made;
}

function parts(format: Intl.DateTimeFormat, at: number): Map<string, string> {
  return new Map(format.formatToParts(at).map((part) => [part.type, part.value]));
}

const DATE: Intl.DateTimeFormatOptions = { day: 'numeric', month: 'short', year: 'numeric' };
const TIME: Intl.DateTimeFormatOptions = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' };

export function formatDate(at: number, timezone: string): string {
  const found = parts(formatIn(timezone, DATE, 'date'), at);
  return `${found.get('day') ?? ''} ${(found.get('month') ?? '').slice(0, 3)} ${found.get('year') ?? ''}`;
}

export function formatTime(at: number, timezone: string): string {
  const found = parts(formatIn(timezone, TIME, 'time'), at);
  return `${found.get('hour') ?? ''}:${found.get('minute') ?? ''}`;
}

/** `31 Oct 2026 23:59` on the clock of `timezone`. */
export function formatMoment(at: number, timezone: string): string {
  return `${formatDate(at, timezone)} ${formatTime(at, timezone)}`;
}

/** `2026-10-31 23:59` on the clock of `timezone`, as other programs read it. */
export function formatSortable(at: number, timezone: string): string {
  const found = parts(formatIn(timezone, { ...TIME, day: '2-digit', month: '2-digit', year: 'numeric' }, 'sortable'), at);
  const part = (name: string): string => found.get(name) ?? '';
  return `${part('year')}-${part('month')}-${part('day')} ${part('hour')}:${part('minute')}`;
}

/** The zone's short name at that moment: `EDT`, or its distance from UTC where the locale knows no name. */
export function formatZone(at: number, timezone: string): string {
  let format = formats.get(`zone ${timezone}`);
  if (format === undefined) {
    try {
      format = new Intl.DateTimeFormat('en-US', { timeZone: timezone, timeZoneName: 'short' });
    } catch {
      return timezone;
    }
    formats.set(`zone ${timezone}`, format);
  }
  return parts(format, at).get('timeZoneName') ?? timezone;
}

/** The zones these moments fall into, each once: a table over a change of the clocks has two. */
export function zonesOf(moments: readonly number[], timezone: string): readonly string[] {
  return [...new Set(moments.map((at) => formatZone(at, timezone)))];
}

/** Minutes in the largest unit that reads well: `12 min`, `3 h 20 min`, `2 d 4 h`. */
export function formatMinutes(minutes: number): string {
  const sign = minutes < 0 ? '\u2212' : '';
  const whole = Math.round(Math.abs(minutes));
  if (Math.abs(minutes) > 0 && whole === 0) return `${sign}under 1 min`;
  if (whole < 60) return `${sign}${whole} min`;
  const hours = Math.floor(whole / 60);
  if (hours < 48) return `${sign}${hours} h${whole % 60 === 0 ? '' : ` ${whole % 60} min`}`;
  return `${sign}${Math.floor(hours / 24)} d${hours % 24 === 0 ? '' : ` ${hours % 24} h`}`;
}

/** Seconds still to go: `8 s`, `2 min`. */
export function formatSeconds(seconds: number): string {
  return seconds < 90 ? `${Math.max(1, Math.round(seconds))} s` : formatMinutes(seconds / 60);
}
