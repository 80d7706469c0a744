import type { EventColumns, Handoff } from '../facts.ts';
import { EVENT_TYPES } from '../vocabulary.ts';

/** The handoffs that concern one event type at one location, those nearest the origin of an event first. */
export interface LocalPlan {
  readonly handoffs: readonly Handoff[];
  /** Systems that should hear of this type here. */
  readonly targets: ReadonlySet<number>;
  /** Systems from which some handoff starts here. */
  readonly origins: ReadonlySet<number>;
}

const NOTHING: LocalPlan = { handoffs: [], targets: new Set(), origins: new Set() };

/**
 * Looks up, for each event type and location, which handoffs apply and in which order to walk them: a handoff whose
 * target is itself the source of another comes first, so that a fault upstream is known before its echo downstream is judged.
 */
export class HandoffPlan {
  readonly #byType: readonly (readonly Handoff[])[];
  readonly #cache = new Map<number, LocalPlan>();
  readonly #sourceEvents: ReadonlyMap<string, number>;

  /** Only handoffs between systems that have an event log at all can be judged. */
  constructor(handoffs: readonly Handoff[], events: EventColumns, logs: ReadonlySet<number>) {
    this.#sourceEvents = countBySystemTypeLocation(events);
    const judged = handoffs.filter((handoff) => logs.has(handoff.from) && logs.has(handoff.to));
    this.#byType = EVENT_TYPES.map((type) => upstreamFirst(judged.filter((handoff) => handoff.eventType === type)));
  }

  /** All handoffs that can be judged, of every type: those nearest the origin first, and of those the quickest. */
  inOrder(): readonly Handoff[] {
    return this.#byType.flatMap((handoffs) => upstreamFirst([...handoffs], (a, b) => a.withinMinutes - b.withinMinutes));
  }

  at(type: number, location: number): LocalPlan {
    const key = location * EVENT_TYPES.length + type;
    let plan = this.#cache.get(key);
    if (plan === undefined) {
      const handoffs = (this.#byType[type] ?? []).filter((handoff) =>
        handoff.locations.length === 0 || handoff.locations.includes(location));
      plan = handoffs.length === 0 ? NOTHING : {
        handoffs,
        targets: new Set(handoffs.map((handoff) => handoff.to)),
        origins: new Set(handoffs.map((handoff) => handoff.from)),
      };
      this.#cache.set(key, plan);
    }
    return plan;
  }

  /** The handoff that should have brought a record with no source: the one whose source is busiest there; then the first. */
  likeliestInto(plan: LocalPlan, system: number, type: number, location: number): Handoff | undefined {
    let best: Handoff | undefined;
    let most = -1;
    for (const handoff of plan.handoffs) {
      if (handoff.to !== system) continue;
      const count = this.#sourceEvents.get(`${handoff.from}:${type}:${location}`) ?? 0;
      if (count > most || (count === most && best !== undefined && handoff.id < best.id)) {
        best = handoff;
        most = count;
      }
    }
    return best;
  }
}

function countBySystemTypeLocation(events: EventColumns): Map<string, number> {
  let [systems, locations] = [0, 0];
  for (let row = 0; row < events.count; row += 1) {
    systems = Math.max(systems, (events.system[row] ?? 0) + 1);
    locations = Math.max(locations, (events.location[row] ?? 0) + 1);
  }
  const packed = new Int32Array(locations * EVENT_TYPES.length * systems);
  for (let row = 0; row < events.count; row += 1) {
    const key = ((events.location[row] ?? 0) * EVENT_TYPES.length + (events.type[row] ?? 0)) * systems + (events.system[row] ?? 0);
    packed[key] = (packed[key] ?? 0) + 1;
  }
  const counts = new Map<string, number>();
  packed.forEach((count, key) => {
    if (count === 0) return;
    const system = key % systems;
    const type = Math.floor(key / systems) % EVENT_TYPES.length;
    const location = Math.floor(key / systems / EVENT_TYPES.length);
    counts.set(`${system}:${type}:${location}`, count);
  });
  return counts;
}

/** Orders handoffs so that each comes after those that feed its source; loops are cut at the one that was declared first. */
function upstreamFirst(handoffs: readonly Handoff[], rather: (a: Handoff, b: Handoff) => number = () => 0): Handoff[] {
  const waiting = [...handoffs].sort((a, b) => rather(a, b) || a.id - b.id);
  const ordered: Handoff[] = [];
  while (waiting.length > 0) {
    const ready = waiting.findIndex((handoff) => !waiting.some((other) => other !== handoff && other.to === handoff.from));
    ordered.push(...waiting.splice(Math.max(ready, 0), 1));
  }
  return ordered;
}
