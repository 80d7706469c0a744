import type { HandoffView, TimelineEventView } from '../../../src/contract/views.ts';

/** A record and the record another system made of it. */
export interface Carried {
  readonly source: TimelineEventView;
  readonly target: TimelineEventView;
}

/** What a handoff should have brought by the end of its window and did not. */
export interface NeverCame {
  readonly source: TimelineEventView;
  readonly system: string;
  readonly from: number;
  readonly until: number;
}

export interface Expected {
  readonly carried: readonly Carried[];
  readonly neverCame: readonly NeverCame[];
  /** The time each handoff allows, from its source's record on, in the lane of its target. */
  readonly windows: readonly { readonly system: string; readonly from: number; readonly until: number }[];
}

const MINUTE = 60_000;

/**
 * How the records of one reference hang together, for drawing: each record of a handoff's source is set against the next free one
 * of its target. What is an exception is decided by the audit and not here. Records without a reference are left alone.
 */
export function expectedOf(
  events: readonly TimelineEventView[],
  handoffs: readonly HandoffView[],
  location: string | undefined,
): Expected {
  const carried: Carried[] = [];
  const neverCame: NeverCame[] = [];
  const windows: { system: string; from: number; until: number }[] = [];
  for (const handoff of handoffs) {
    if (location !== undefined && handoff.locations.length > 0 && !handoff.locations.includes(location)) continue;
    const records = (system: string): readonly TimelineEventView[] =>
      events.filter((each) => each.system === system && each.eventType === handoff.eventType && each.reference !== null);
    const free = [...records(handoff.to)];
    for (const source of records(handoff.from)) {
      const until = source.at + handoff.withinMinutes * MINUTE;
      windows.push({ system: handoff.to, from: source.at, until });
      const same = free.findIndex((each) => each.quantity === source.quantity);
      const [target] = free.splice(same < 0 ? 0 : same, 1);
      if (target === undefined) neverCame.push({ source, system: handoff.to, from: source.at, until });
      else carried.push({ source, target });
    }
  }
  return { carried, neverCame, windows };
}
