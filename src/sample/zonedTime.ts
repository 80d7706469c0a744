/** Moments as local wall-clock text. Offsets come from the runtime's own time zone data. */
const HOUR = 3_600_000;
const offsets = new Map<string, number>();
const formats = new Map<string, Intl.DateTimeFormat>();

/** Milliseconds that a zone's clocks are ahead of UTC at a moment (negative in America). Zones change on quarter hours at the finest. */
export function offsetAt(zone: string, at: number): number {
  if (zone === 'UTC') return 0;
  const quarter = Math.floor(at / (HOUR / 4)) * (HOUR / 4);
  const key = `${zone}|${quarter}`;
  const known = offsets.get(key);
  if (known !== undefined) return known;
  let format = formats.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone: zone, hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric',
    });
    formats.set(zone, format);
  }
  const part: Record<string, number> = {};
  for (const { type, value } of format.formatToParts(quarter)) part[type] = Number(value);
  const local = Date.UTC(part['year'] ?? 0, (part['month'] ?? 1) - 1, part['day'], part['hour'], part['minute']);
  offsets.set(key, local - quarter);
  return local - quarter;
}

/** The first moment between two at which a zone's clocks are turned, to the quarter of an hour; undefined where they are not. */
export function turnIn(zone: string, from: number, to: number): number | undefined {
  for (let at = Math.ceil(from / HOUR) * HOUR; at <= to; at += HOUR) if (offsetAt(zone, at) !== offsetAt(zone, at - HOUR)) return at;
  return undefined;
}

/** `2026-10-31T23:59:59`, to the second, as the clocks of the zone show it. */
export function localText(zone: string, at: number): string {
  return new Date(at + offsetAt(zone, at)).toISOString().slice(0, 19);
}

/** The same with the zone's offset: `2026-10-31T23:59:59-04:00`. */
export function offsetText(zone: string, at: number): string {
  const minutes = offsetAt(zone, at) / 60_000;
  const ahead = Math.abs(minutes);
  const hours = String(Math.floor(ahead / 60)).padStart(2, '0');
  return `${localText(zone, at)}${minutes < 0 ? '-' : '+'}${hours}:${String(ahead % 60).padStart(2, '0')}`;
}
