import { bookedAt } from '../facts.ts';
import type { EventColumns, Facts, Handoff } from '../facts.ts';
import { DAY, HOUR } from '../time/calendar.ts';
import type { Zone } from '../time/zone.ts';
import { EVENT_TYPES } from '../vocabulary.ts';

/** What a system recorded of one event type on one day, counted from 1970-01-01 on the engagement's clock. */
export interface WritePathDay {
  readonly system: number;
  /** Position in EVENT_TYPES. */
  readonly type: number;
  readonly day: number;
  readonly events: number;
  /** Scaled; in and out added up as sizes. */
  readonly units: number;
  /** When the last of them was booked. */
  readonly lastAt: number;
}

/** How many events the source of a handoff recorded in one hour of the day (0 … 23), all days together. */
export interface HandoffHour {
  readonly handoff: number;
  readonly hour: number;
  readonly events: number;
}

/** The same by day. */
export interface HandoffDay {
  readonly handoff: number;
  readonly day: number;
  readonly events: number;
}

/** When the systems write: what trends, and rates of misses by day and by hour, are made of. */
export interface Activity {
  readonly paths: readonly WritePathDay[];
  readonly hours: readonly HandoffHour[];
  readonly days: readonly HandoffDay[];
}

interface Tally {
  readonly events: Int32Array;
  readonly units: Float64Array;
  readonly last: Float64Array;
}

/**
 * Counts every event once by the moment its system booked it, on the clock of `zone`. An event counts for each handoff that
 * starts at its system, for its type and its location.
 */
export function tallyActivity(facts: Facts, zone: Zone): Activity {
  const { events, handoffs } = facts;
  const span = daysOf(events, zone);
  const paths = new Map<number, Tally>();
  const hours = new Map<number, Int32Array>();
  const days = new Map<number, Int32Array>();
  for (const { id } of handoffs) {
    hours.set(id, new Int32Array(24));
    days.set(id, new Int32Array(span.count));
  }
  const concerned = new Concerned(handoffs);
  let lastPath = -1;
  let tally: Tally | undefined;
  for (let row = 0; row < events.count; row += 1) {
    const system = events.system[row] ?? 0;
    const type = events.type[row] ?? 0;
    const path = system * EVENT_TYPES.length + type;
    if (path !== lastPath || tally === undefined) {
      tally = paths.get(path) ?? {
        events: new Int32Array(span.count), units: new Float64Array(span.count), last: new Float64Array(span.count).fill(-Infinity),
      };
      paths.set(path, tally);
      lastPath = path;
    }
    const booked = bookedAt(events, row);
    const local = booked + zone.offsetAt(booked);
    const number = Math.floor(local / DAY);
    const day = number - span.first;
    tally.events[day] = (tally.events[day] ?? 0) + 1;
    tally.units[day] = (tally.units[day] ?? 0) + Math.abs(events.quantity[row] ?? 0);
    if (booked > (tally.last[day] ?? booked)) tally.last[day] = booked;
    const hour = Math.floor((local - number * DAY) / HOUR);
    for (const handoff of concerned.by(path, events.location[row] ?? 0)) {
      const byHour = hours.get(handoff);
      const byDay = days.get(handoff);
      if (byHour !== undefined) byHour[hour] = (byHour[hour] ?? 0) + 1;
      if (byDay !== undefined) byDay[day] = (byDay[day] ?? 0) + 1;
    }
  }
  return {
    paths: [...paths].sort(([a], [b]) => a - b).flatMap(([path, { events: counts, units, last }]) => filled(counts, (count, day) => ({
      system: Math.floor(path / EVENT_TYPES.length), type: path % EVENT_TYPES.length, day: day + span.first, events: count,
      units: units[day] ?? 0, lastAt: last[day] ?? 0,
    }))),
    hours: [...hours].flatMap(([handoff, counts]) => filled(counts, (count, hour) => ({ handoff, hour, events: count }))),
    days: [...days].flatMap(([handoff, counts]) => filled(counts, (count, day) => ({ handoff, day: day + span.first, events: count }))),
  };
}

function daysOf(events: EventColumns, zone: Zone): { readonly first: number; readonly count: number } {
  let earliest = Infinity;
  let latest = -Infinity;
  for (let row = 0; row < events.count; row += 1) {
    const booked = bookedAt(events, row);
    if (booked < earliest) earliest = booked;
    if (booked > latest) latest = booked;
  }
  if (earliest > latest) return { first: 0, count: 0 };
  const first = Math.floor((earliest + zone.offsetAt(earliest)) / DAY);
  // A clock set back may put an earlier moment on a later day, by one at most.
  return { first: first - 1, count: Math.floor((latest + zone.offsetAt(latest)) / DAY) - first + 3 };
}

/** Which handoffs start with an event of a write path at a location; looked up once a combination. */
class Concerned {
  readonly #byPath = new Map<number, readonly Handoff[]>();
  readonly #known = new Map<number, Map<number, readonly number[]>>();
  #path = -1;
  #location = -1;
  #last: readonly number[] = [];

  constructor(handoffs: readonly Handoff[]) {
    for (const handoff of handoffs) {
      const path = handoff.from * EVENT_TYPES.length + EVENT_TYPES.indexOf(handoff.eventType);
      this.#byPath.set(path, [...this.#byPath.get(path) ?? [], handoff]);
    }
  }

  by(path: number, location: number): readonly number[] {
    if (path === this.#path && location === this.#location) return this.#last;
    let places = this.#known.get(path);
    if (places === undefined) {
      places = new Map();
      this.#known.set(path, places);
    }
    let found = places.get(location);
    if (found === undefined) {
      found = (this.#byPath.get(path) ?? [])
        .filter(({ locations }) => locations.length === 0 || locations.includes(location)).map(({ id }) => id);
      places.set(location, found);
    }
    this.#path = path;
    this.#location = location;
    this.#last = found;
    return found;
  }
}

function filled<T>(counts: Int32Array, make: (count: number, at: number) => T): T[] {
  const made: T[] = [];
  counts.forEach((count, at) => {
    if (count > 0) made.push(make(count, at));
  });
  return made;
}
