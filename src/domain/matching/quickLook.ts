import type { LocalPlan } from './handoffPlan.ts';
import type { Scene } from './scene.ts';

const MINUTE = 60_000;
/** System ids are small; one byte of them is far more than any engagement has. */
const MOST_SYSTEMS = 256;

/**
 * Settles events that are in order: every source record has exactly one target record, of the same quantity, inside the window,
 * and everything was booked before the figures were read. That is nearly all of them, so no object is made on the way.
 */
export class QuickLook {
  readonly #scene: Scene;
  readonly #counts = new Int32Array(MOST_SYSTEMS);
  readonly #rowOf = new Int32Array(MOST_SYSTEMS);
  readonly #answered = new Uint8Array(MOST_SYSTEMS);
  /** Nothing booked up to here is missing from any figure. */
  readonly #readByAll: number;
  /** One more than the highest id of a system that has records or handoffs. */
  readonly #systems: number;

  constructor(scene: Scene) {
    this.#scene = scene;
    let earliest = scene.facts.cutoff;
    for (const figures of scene.figures.current.values()) {
      for (const moment of figures.asOfLocation.values()) earliest = Math.min(earliest, moment);
      const { asOf } = figures;
      for (let pool = 0; pool < asOf.length; pool += 1) if ((asOf[pool] as number) < earliest) earliest = asOf[pool] as number;
    }
    this.#readByAll = earliest;
    this.#systems = 1 + Math.max(0, ...scene.systemsWithLog, ...scene.facts.handoffs.flatMap(({ from, to }) => [from, to]));
  }

  /** True where the group was in order; its handoffs' figures are then counted. False: it has to be judged in full. */
  settle(group: number, plan: LocalPlan): boolean {
    const { rows, start } = this.#scene.physical;
    return this.settleRows(rows, start[group] ?? 0, start[group + 1] ?? 0, plan);
  }

  /** The same for an event whose records were brought together later: `rows[from] … rows[to − 1]`. */
  settleRows(rows: Int32Array, from: number, to: number, plan: LocalPlan): boolean {
    const scene = this.#scene;
    const { booked } = scene.physical;
    const { system: systemOf } = scene.facts.events;
    const counts = this.#counts;
    counts.fill(0, 0, this.#systems);
    for (let at = from; at < to; at += 1) {
      const row = rows[at] as number;
      const system = systemOf[row] as number;
      counts[system] = (counts[system] as number) + 1;
      this.#rowOf[system] = row;
      this.#answered[system] = 0;
      if ((booked[row] as number) > this.#readByAll && !this.#isInFigure(row, system)) return false;
    }
    for (const handoff of plan.handoffs) {
      const sources = counts[handoff.from] as number;
      if (sources === 0) continue;
      if (sources > 1 || counts[handoff.to] !== 1) return false;
      const source = this.#rowOf[handoff.from] ?? 0;
      const target = this.#rowOf[handoff.to] ?? 0;
      const latency = (booked[target] as number) - (booked[source] as number);
      if (latency < 0 || latency > handoff.withinMinutes * MINUTE || scene.quantity(source) !== scene.quantity(target)) return false;
      this.#answered[handoff.to] = 1;
    }
    for (let at = from; at < to; at += 1) {
      const system = systemOf[rows[at] as number] as number;
      const isExpected = plan.targets.has(system) ? this.#answered[system] === 1 : plan.origins.has(system);
      if (!isExpected) return false;
    }
    this.#count(plan);
    return true;
  }

  #isInFigure(row: number, system: number): boolean {
    const { events, cutoff } = this.#scene.facts;
    const booked = this.#scene.bookedAt(row);
    return booked <= cutoff && booked <= this.#scene.readAt(system, events.item[row] ?? 0, events.location[row] ?? 0);
  }

  #count(plan: LocalPlan): void {
    const scene = this.#scene;
    for (const handoff of plan.handoffs) {
      if (this.#counts[handoff.from] === 0) continue;
      const tally = scene.tallies.get(handoff.id);
      if (tally === undefined) continue;
      tally.figures.events += 1;
      tally.figures.matched += 1;
      const source = this.#rowOf[handoff.from] ?? 0;
      const target = this.#rowOf[handoff.to] ?? 0;
      const at = scene.bookedAt(target);
      tally.latencies.add(at - scene.bookedAt(source), source, target);
      tally.bookings.add(at);
    }
  }
}
