/**
 * Time zones by their IANA names, over the tables that the runtime has (Intl). Offsets are found once a year of the zone
 * and kept as a sorted list of changes, so that placing a moment is a binary search and costs nanoseconds.
 *
 * A local time that occurs twice (clocks set back) means its first occurrence, the one in summer time; a local time that
 * never occurs (clocks set forward) is moved forward by the hour that was skipped, as a clock that was not changed would show.
 */
import { DAY, FIRST_YEAR, HOUR, LAST_YEAR, MINUTE } from './calendar.ts';

export interface Zone {
  readonly name: string;
  /** Milliseconds to add to UTC at a moment. */
  offsetAt(instant: number): number;
  /** The moment of a local time, itself given as if it were UTC. */
  instantOf(local: number): number;
}

class FixedZone implements Zone {
  readonly name: string;
  readonly #offset: number;
  constructor(name: string, offset: number) {
    this.name = name;
    this.#offset = offset;
  }
  offsetAt(): number {
    return this.#offset;
  }
  instantOf(local: number): number {
    return local - this.#offset;
  }
}

class NamedZone implements Zone {
  readonly name: string;
  readonly #format: Intl.DateTimeFormat;
  readonly #years = new Map<number, { readonly from: readonly number[]; readonly offset: readonly number[] }>();
  // The stretch of time around the last answer in which the offset does not change, widened for local times on both sides.
  #from = 0;
  #until = 0;
  #offset = 0;

  constructor(name: string, format: Intl.DateTimeFormat) {
    this.name = name;
    this.#format = format;
  }

  offsetAt(instant: number): number {
    if (instant >= this.#from && instant < this.#until) return this.#offset;
    const year = new Date(instant).getUTCFullYear();
    const { from, offset } = this.#changesOf(year);
    let low = 0;
    let high = from.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((from[middle] ?? 0) <= instant) low = middle;
      else high = middle - 1;
    }
    this.#from = from[low] ?? instant;
    this.#until = from[low + 1] ?? Date.UTC(year + 1, 0, 1);
    this.#offset = offset[low] ?? 0;
    return this.#offset;
  }

  instantOf(local: number): number {
    if (local - DAY >= this.#from && local + DAY < this.#until) return local - this.#offset;
    const before = this.offsetAt(local - DAY);
    const after = this.offsetAt(local + DAY);
    const early = local - before;
    if (before === after || this.offsetAt(early) === before) return early;
    const late = local - after;
    // Where neither reading is consistent the time was skipped, and the old offset moves it past the gap.
    return this.offsetAt(late) === after ? late : early;
  }

  #changesOf(year: number): { readonly from: readonly number[]; readonly offset: readonly number[] } {
    const known = this.#years.get(year);
    if (known !== undefined) return known;
    const start = Date.UTC(year, 0, 1);
    const end = Date.UTC(year + 1, 0, 1);
    const from = [start];
    const offset = [this.#measure(start)];
    // Ten days at a time: Morocco and others suspend summer time for a month only.
    for (let left = start; left < end; left += 10 * DAY) {
      const right = Math.min(left + 10 * DAY, end);
      this.#findChanges(left, this.#measure(left), right, this.#measure(right), from, offset);
    }
    const found = { from, offset };
    this.#years.set(year, found);
    return found;
  }

  #findChanges(left: number, atLeft: number, right: number, atRight: number, from: number[], offset: number[]): void {
    if (atLeft === atRight) return;
    let low = left;
    let high = right;
    while (high - low > MINUTE) {
      const middle = low + Math.floor((high - low) / (2 * MINUTE)) * MINUTE;
      if (this.#measure(middle) === atLeft) low = middle;
      else high = middle;
    }
    from.push(high);
    offset.push(this.#measure(high));
    this.#findChanges(high, this.#measure(high), right, atRight, from, offset);
  }

  #measure(instant: number): number {
    const parts = new Map(this.#format.formatToParts(instant).map((part) => [part.type, Number(part.value)]));
    const part = (type: Intl.DateTimeFormatPartTypes): number => parts.get(type) ?? 0;
    const local = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'));
    return local - Math.floor(instant / 1000) * 1000;
  }
}

const zones = new Map<string, Zone>();

export const UTC: Zone = new FixedZone('UTC', 0);

/** The zone of an IANA name ("America/New_York"), "UTC" or a fixed offset ("+02:00"); undefined where there is none. */
export function zoneNamed(name: string): Zone | undefined {
  const known = zones.get(name);
  if (known !== undefined) return known;
  const made = makeZone(name);
  if (made !== undefined) zones.set(name, made);
  return made;
}

function makeZone(name: string): Zone | undefined {
  if (/^(?:UTC|GMT|Z|Etc\/UTC|Etc\/GMT)$/iu.test(name)) return new FixedZone(name, 0);
  const fixed = /^([+-])(\d{2}):?(\d{2})$/u.exec(name);
  if (fixed !== null) {
    const hours = Number(fixed[2]);
    const minutes = Number(fixed[3]);
    if (hours > 14 || minutes > 59) return undefined;
    const size = hours * HOUR + minutes * MINUTE;
    return new FixedZone(name, fixed[1] === '-' ? 0 - size : size);
  }
  try {
    return new NamedZone(name, new Intl.DateTimeFormat('en-US', {
      timeZone: name, hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric',
      second: 'numeric',
    }));
  } catch {
    return undefined;
  }
}

const EARLIEST = Date.UTC(FIRST_YEAR, 0, 1);
const LATEST = Date.UTC(LAST_YEAR + 1, 0, 1);

/** Whether a moment lies in the years an export may speak of. */
export function isPlausible(instant: number): boolean {
  return instant >= EARLIEST && instant < LATEST;
}
