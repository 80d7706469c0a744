import type { EventColumns, Handoff } from '../facts.ts';
import { EVENT_TYPES } from '../vocabulary.ts';
import { Bookings } from './bookings.ts';
import type { LocalPlan } from './handoffPlan.ts';
import { Latencies } from './latency.ts';
import type { LatencyKeeper } from './latency.ts';
import type { Scene } from './scene.ts';

/** How events of one type go from one system to another by what the logs say, whether a handoff is known for it or not. */
export interface ObservedWay {
  /** Id of the handoff; 0 for a way that nobody declared. */
  readonly handoff: number;
  /** Position in EVENT_TYPES. */
  readonly eventType: number;
  readonly from: number;
  readonly to: number;
  /** What the source recorded, as far as its window has passed or it arrived; how much of that the target has; how much of it too early. */
  readonly events: number;
  readonly reached: number;
  readonly early: number;
  /** Milliseconds; null where nothing arrived after its source. */
  readonly latency: { readonly p50: number; readonly p95: number; readonly max: number } | null;
  /** How often the target takes in what has come together; null where it takes in one by one. */
  readonly everyMinutes: number | null;
}

/** Fewer events than this are chance, and so is a smaller share of what the source recorded. */
const FEWEST = 3;
const REACHES = 0.5;

interface Undeclared {
  readonly eventType: number;
  readonly from: number;
  readonly to: number;
  reached: number;
  readonly latencies: Latencies;
  readonly bookings: Bookings;
}

/** Collects ways that no handoff is known for: the same event in systems of which one is part of none, for its type and place. */
export class UndeclaredWays {
  readonly #scene: Scene;
  readonly #latenciesOf: LatencyKeeper['ofWay'];
  readonly #ways = new Map<number, Undeclared>();

  constructor(scene: Scene, latenciesOf: LatencyKeeper['ofWay'] = () => new Latencies()) {
    this.#scene = scene;
    this.#latenciesOf = latenciesOf;
  }

  /** Looks at the records of one event, oldest first. */
  see(rows: Int32Array, plan: LocalPlan): void {
    if (rows.length < 2) return;
    const { events } = this.#scene.facts;
    const firsts = new Map<number, number>();
    for (const row of rows) {
      const system = events.system[row] ?? 0;
      if (!firsts.has(system)) firsts.set(system, row);
    }
    if (firsts.size < 2) return;
    const isKnown = (system: number): boolean => plan.targets.has(system) || plan.origins.has(system);
    const [[origin = 0, source = 0] = []] = firsts;
    for (const [system, row] of firsts) {
      if (system === origin || (isKnown(system) && isKnown(origin))) continue;
      const eventType = events.type[row] ?? 0;
      const key = (eventType * 256 + origin) * 256 + system;
      const way = this.#ways.get(key)
        ?? {
          eventType, from: origin, to: system, reached: 0, latencies: this.#latenciesOf(eventType, origin, system),
          bookings: new Bookings(),
        };
      this.#ways.set(key, way);
      way.reached += 1;
      way.latencies.add(this.#scene.bookedAt(row) - this.#scene.bookedAt(source), source, row);
      way.bookings.add(this.#scene.bookedAt(row));
    }
  }

  /** The ways that are no chance; those that run both ways count as the one that is seen more often. */
  found(): readonly ObservedWay[] {
    if (this.#ways.size === 0) return [];
    const own = countByTypeAndSystem(this.#scene.facts.events);
    return [...this.#ways].sort(([a], [b]) => a - b).flatMap(([, { eventType, from, to, reached, latencies, bookings }]) => {
      const back = this.#ways.get((eventType * 256 + to) * 256 + from)?.reached ?? 0;
      const events = own.get(eventType * 256 + from) ?? 0;
      if (reached < FEWEST || reached <= back || reached < events * REACHES) return [];
      return [{
        handoff: 0, eventType, from, to, events, reached, early: back, latency: latencies.summary(), everyMinutes: bookings.period(),
      }];
    });
  }
}

function countByTypeAndSystem(events: EventColumns): ReadonlyMap<number, number> {
  const counts = new Map<number, number>();
  for (let row = 0; row < events.count; row += 1) {
    const key = (events.type[row] ?? 0) * 256 + (events.system[row] ?? 0);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

/** The handoffs that are known, as the logs show them, and behind them the ways that are not. */
export function observedWays(handoffs: readonly Handoff[], tallies: Scene['tallies'], undeclared: UndeclaredWays): readonly ObservedWay[] {
  return [
    ...handoffs.flatMap(({ id, eventType, from, to }): ObservedWay[] => {
      const tally = tallies.get(id);
      if (tally === undefined) return [];
      const { figures: { matched, missing, outOfOrder }, latencies, bookings } = tally;
      return [{
        handoff: id, eventType: EVENT_TYPES.indexOf(eventType), from, to, events: matched + missing, reached: matched, early: outOfOrder,
        latency: latencies.summary(), everyMinutes: bookings.period(),
      }];
    }),
    ...undeclared.found(),
  ];
}
