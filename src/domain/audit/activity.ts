import { bookedAt } from '../facts.ts';
import type { EventColumns, Handoff } from '../facts.ts';
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

/** What the tally is taken of. */
export interface ActivityOf {
  readonly events: Pick<EventColumns, 'count' | 'system' | 'type' | 'location' | 'quantity' | 'occurredAt' | 'recordedAt'>;
  readonly handoffs: readonly Handoff[];
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
export function tallyActivity({ events, handoffs }: ActivityOf, zone: Zone): Activity {
  const span = daysOf(events, zone);
  const paths: (Tally | undefined)[] = [];
  const starts: readonly Starts[] = handoffs.map(({ id }) =>
    ({ handoff: id, hours: new Int32Array(24), days: new Int32Array(span.count) }));
  const concerned = new Concerned(handoffs, starts);
  for (let row = 0; row < events.count; row += 1) {
    const path = (events.system[row] ?? 0) * EVENT_TYPES.length + (events.type[row] ?? 0);
    const tally = paths[path] ??= {
      events: new Int32Array(span.count), units: new Float64Array(span.count), last: new Float64Array(span.count).fill(-Infinity),
    };
    const booked = bookedAt(events, row);
    const local = booked + zone.offsetAt(booked);
    const number = Math.floor(local / DAY);
    const day = number - span.first;
    tally.events[day] = (tally.events[day] ?? 0) + 1;
    tally.units[day] = (tally.units[day] ?? 0) + Math.abs(events.quantity[row] ?? 0);
    if (booked > (tally.last[day] ?? booked)) tally.last[day] = booked;
    const hour = Math.floor((local - number * DAY) / HOUR);
    for (const { hours, days } of concerned.by(path, events.location[row] ?? 0)) {
      hours[hour] = (hours[hour] ?? 0) + 1;
      days[day] = (days[day] ?? 0) + 1;
    }
  }
  return {
    paths: paths.flatMap((tally, path) => (tally === undefined ? [] : filled(tally.events, (count, day) => ({
      system: Math.floor(path / EVENT_TYPES.length), type: path % EVENT_TYPES.length, day: day + span.first, events: count,
      units: tally.units[day] ?? 0, lastAt: tally.last[day] ?? 0,
    })))),
    hours: starts.flatMap(({ handoff, hours }) => filled(hours, (count, hour) => ({ handoff, hour, events: count }))),
    days: starts.flatMap(({ handoff, days }) => filled(days, (count, day) => ({ handoff, day: day + span.first, events: count }))),
  };
}

function daysOf(events: ActivityOf['events'], zone: Zone): { readonly first: number; readonly count: number } {
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

/** The events with which one handoff starts. */
interface Starts {
  readonly handoff: number;
  readonly hours: Int32Array;
  readonly days: Int32Array;
}

/** Which handoffs start with an event of a write path at a location; looked up once a combination. */
class Concerned {
  readonly #handoffs: readonly Handoff[];
  readonly #starts: readonly Starts[];
  readonly #known: (readonly Starts[] | undefined)[][] = [];

  /** `starts`: one a handoff, in their order. */
  constructor(handoffs: readonly Handoff[], starts: readonly Starts[]) {
    this.#handoffs = handoffs;
    this.#starts = starts;
  }

  by(path: number, location: number): readonly Starts[] {
    const places = this.#known[path] ??= [];
    return places[location] ??= this.#starts.filter((_, at) => {
      const { from, eventType, locations } = this.#handoffs[at] as Handoff;
      return from * EVENT_TYPES.length + EVENT_TYPES.indexOf(eventType) === path
        && (locations.length === 0 || locations.includes(location));
    });
  }
}

function filled<T>(counts: Int32Array, make: (count: number, at: number) => T): T[] {
  const made: T[] = [];
  counts.forEach((count, at) => {
    if (count > 0) made.push(make(count, at));
  });
  return made;
}
