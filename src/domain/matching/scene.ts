import { readAt } from '../attribution/figures.ts';
import type { Figures } from '../attribution/figures.ts';
import type { Facts } from '../facts.ts';
import type { HandoffFigures } from '../findings.ts';
import { Bookings } from './bookings.ts';
import { clockGrains } from './clockGrain.ts';
import type { ClockSkew } from './clockSkew.ts';
import { HandoffPlan } from './handoffPlan.ts';
import { Latencies } from './latency.ts';
import { compareRecords, groupPhysicalEvents } from './physicalEvents.ts';
import type { PhysicalEvents } from './physicalEvents.ts';
import { bySpelling } from './spelling.ts';
import type { CompareReferences } from './spelling.ts';
import { UnsureTimes } from './unsureTimes.ts';

/** Minutes after which a figure counts as stale where no handoff says how often its system hears of anything. */
const DEFAULT_CADENCE_MINUTES = 1440;
const MINUTE = 60_000;

/** Everything that judging one physical event after the other needs to know, prepared once. */
export class Scene {
  readonly facts: Facts;
  readonly figures: Figures;
  readonly physical: PhysicalEvents;
  readonly plan: HandoffPlan;
  /** Records whose moment may mean two. */
  readonly unsure: UnsureTimes;
  readonly systemsWithLog: ReadonlySet<number>;
  tallies: ReadonlyMap<number, { readonly figures: HandoffFigures; readonly latencies: Latencies; readonly bookings: Bookings }>;
  readonly #grains: ReadonlyMap<number, number>;
  readonly #cadence: ReadonlyMap<number, number>;
  readonly #corrected = new Set<number>();
  readonly #references: CompareReferences;

  readonly #latenciesOf: (handoff: number) => Latencies;

  /** `physical`: the events as `groupPhysicalEvents` groups them, where that is done already. `latenciesOf`: what keeps a handoff's. */
  constructor(facts: Facts, figures: Figures, physical?: PhysicalEvents, latenciesOf = (_handoff: number): Latencies => new Latencies()) {
    this.#latenciesOf = latenciesOf;
    this.facts = facts;
    this.figures = figures;
    this.#references = bySpelling(facts.referenceSpellings);
    this.physical = physical ?? groupPhysicalEvents(facts.events, this.#references);
    this.unsure = new UnsureTimes(facts.unsure, this.physical.booked);
    this.plan = new HandoffPlan(facts.handoffs, facts.events, facts.logs);
    this.#grains = clockGrains(facts.events);
    this.systemsWithLog = facts.logs;
    this.#cadence = cadences(facts);
    this.tallies = noTallies(facts, latenciesOf);
  }

  /** Sets the clocks of some systems right and begins to count again. */
  correctClocks(skews: readonly ClockSkew[]): void {
    const { events } = this.facts;
    const { booked } = this.physical;
    const ahead = new Map(skews.map((skew) => [skew.system, skew.ahead]));
    for (const { system } of skews) this.#corrected.add(system);
    for (let row = 0; row < events.count; row += 1) booked[row] = (booked[row] ?? 0) - (ahead.get(events.system[row] ?? 0) ?? 0);
    this.countAgain();
  }

  /** Forgets what was counted, because moments have changed. */
  countAgain(): void {
    this.tallies = noTallies(this.facts, this.#latenciesOf);
  }

  bookedAt(row: number): number {
    return this.physical.booked[row] ?? 0;
  }

  /** Which of two records comes first. */
  compare(a: number, b: number): number {
    return compareRecords(this.facts.events, this.physical.booked, a, b, this.#references);
  }

  quantity(row: number): number {
    return this.facts.events.quantity[row] ?? 0;
  }

  /**
   * How much earlier than its source a target may seem because its clock is coarser, or because one of the two was set right by an
   * estimate; milliseconds.
   */
  earliness(from: number, to: number): number {
    if (this.#corrected.has(from) || this.#corrected.has(to)) return MINUTE;
    const target = this.#grains.get(to) ?? 1;
    return target > (this.#grains.get(from) ?? 1) ? target - 1 : 0;
  }

  /** When a system's figure of a place was read: what it booked later is not in it. The cut-off where it gives no positions. */
  readAt(system: number, item: number, location: number): number {
    const figures = this.figures.current.get(system);
    if (figures === undefined) return this.facts.cutoff;
    const moment = readAt(figures, this.figures.pools.find(item, location), location);
    return Number.isNaN(moment) ? this.facts.cutoff : moment;
  }

  /** True where a figure read at `moment` is older at the cut-off than the system's handoffs allow for. */
  isStale(system: number, moment: number): boolean {
    return this.facts.cutoff - moment > (this.#cadence.get(system) ?? DEFAULT_CADENCE_MINUTES) * MINUTE;
  }
}

function noTallies({ handoffs }: Facts, latenciesOf: (handoff: number) => Latencies): Scene['tallies'] {
  return new Map(handoffs.map((handoff) => [handoff.id, {
    figures: {
      handoff: handoff.id, events: 0, matched: 0, late: 0, missing: 0, duplicate: 0, mismatched: 0, outOfOrder: 0, orphan: 0,
      inFlight: 0, latency: null, latencyBins: [],
    },
    latencies: latenciesOf(handoff.id), bookings: new Bookings(),
  }]));
}

/** The longest window of the handoffs into each system; of those out of it where nothing hands over to it. Minutes. */
function cadences(facts: Facts): Map<number, number> {
  const into = new Map<number, number>();
  const outOf = new Map<number, number>();
  for (const handoff of facts.handoffs) {
    into.set(handoff.to, Math.max(into.get(handoff.to) ?? 0, handoff.withinMinutes));
    outOf.set(handoff.from, Math.max(outOf.get(handoff.from) ?? 0, handoff.withinMinutes));
  }
  return new Map([...outOf, ...into]);
}
