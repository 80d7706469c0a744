import { bookedAt } from '../facts.ts';
import type { Facts, Handoff } from '../facts.ts';
import type { Finding, HandoffFigures } from '../findings.ts';
import { eventRowOf } from '../roots/eventOf.ts';
import { spanOfMinutes } from '../statements/figures.ts';
import { EVENT_TYPES } from '../vocabulary.ts';
import type { Fix } from '../vocabulary.ts';
import { gradeOf } from './grading.ts';

/** The kind of repair a gap needs, and what speaks for it. */
export interface FixReason {
  readonly fix: Fix;
  /** A sentence or two; empty where the kind alone decides. */
  readonly why: string;
}

/** So many misses and not one arrival, of one place or item, are no accident. */
const FEWEST_NEVER = 3;
/** So many misses in a row, with hardly an arrival among them, are an outage. */
const FEWEST_IN_A_ROW = 5;
const ROW_SHARE = 0.9;
/** Misses further apart than this are not in a row. */
const APART = 12 * 3_600_000;
const MINUTE = 60_000;

interface Row {
  readonly from: number;
  readonly to: number;
  readonly misses: number;
  events: number;
}

/** What the source of one handoff recorded, counted where something never arrived. */
class Missed {
  readonly handoff: Handoff;
  readonly byPlace = new Map<number, number>();
  readonly byItem = new Map<number, number>();
  /** By location and by item. */
  readonly eventsAt: Int32Array;
  readonly eventsOf: Int32Array;
  readonly moments: number[] = [];
  rows: Row[] = [];

  constructor(handoff: Handoff, { items, locations }: Pick<Facts, 'items' | 'locations'>) {
    this.handoff = handoff;
    this.eventsAt = new Int32Array(locations.code.length);
    this.eventsOf = new Int32Array(items.code.length);
  }

  miss({ location, item, at }: Finding): void {
    this.byPlace.set(location, (this.byPlace.get(location) ?? 0) + 1);
    this.byItem.set(item, (this.byItem.get(item) ?? 0) + 1);
    this.moments.push(at);
  }

  /** Misses that follow each other closely, as stretches of time. */
  lineUp(): void {
    const moments = this.moments.sort((a, b) => a - b);
    let first = 0;
    for (let at = 1; at <= moments.length; at += 1) {
      if (at < moments.length && (moments[at] as number) - (moments[at - 1] as number) <= APART) continue;
      const misses = at - first;
      if (misses >= FEWEST_IN_A_ROW) this.rows.push({ from: moments[first] as number, to: moments[at - 1] as number, misses, events: 0 });
      first = at;
    }
  }

  see(location: number, item: number, at: number): void {
    this.eventsAt[location] = (this.eventsAt[location] ?? 0) + 1;
    this.eventsOf[item] = (this.eventsOf[item] ?? 0) + 1;
    for (const row of this.rows) if (at >= row.from && at <= row.to) row.events += 1;
  }
}

/**
 * Classifies every gap by the repair it needs (PROBLEM.md: a missing trigger, a wrongly configured one, the order of writes, …), with the
 * evidence: how the handoff does elsewhere, for other items and at other times. What never arrives from one place is left out by the
 * trigger, what never arrives of one item is not mapped, and what is missing in a row fell into an outage.
 */
export class Fixes {
  readonly #facts: Facts;
  readonly #figures: ReadonlyMap<number, HandoffFigures>;
  readonly #handoffs: ReadonlyMap<number, Handoff>;
  readonly #missed = new Map<number, Missed>();
  readonly #ungated = new Map<number, number>();

  constructor(facts: Facts, findings: readonly Finding[], figures: readonly HandoffFigures[], booked: Float64Array) {
    this.#facts = facts;
    this.#figures = new Map(figures.map((one) => [one.handoff, one]));
    this.#handoffs = new Map(facts.handoffs.map((handoff) => [handoff.id, handoff]));
    for (const finding of findings) {
      if (finding.kind === 'ungated_write') this.#ungated.set(finding.from, (this.#ungated.get(finding.from) ?? 0) + 1);
      const handoff = this.#handoffs.get(finding.handoff);
      if (finding.kind !== 'missing_event' || handoff === undefined) continue;
      const known = this.#missed.get(handoff.id) ?? new Missed(handoff, facts);
      this.#missed.set(handoff.id, known);
      known.miss(finding);
    }
    if (this.#missed.size > 0) this.#count(booked);
  }

  /** One look at the events of the sources concerned. */
  #count(booked: Float64Array): void {
    const { events } = this.#facts;
    const concerned: (Missed[] | undefined)[] = [];
    for (const missed of this.#missed.values()) {
      missed.lineUp();
      const key = missed.handoff.from * EVENT_TYPES.length + EVENT_TYPES.indexOf(missed.handoff.eventType);
      concerned[key] = [...concerned[key] ?? [], missed];
    }
    for (let row = 0; row < events.count; row += 1) {
      const list = concerned[(events.system[row] ?? 0) * EVENT_TYPES.length + (events.type[row] ?? 0)];
      if (list === undefined) continue;
      const location = events.location[row] ?? 0;
      for (const missed of list) {
        const { locations } = missed.handoff;
        if (locations.length === 0 || locations.includes(location)) missed.see(location, events.item[row] ?? 0, booked[row] ?? 0);
      }
    }
  }

  of(finding: Finding): FixReason {
    const { fix } = gradeOf(finding.kind);
    const handoff = this.#handoffs.get(finding.handoff);
    const figures = this.#figures.get(finding.handoff);
    if (finding.kind === 'ungated_write') {
      const count = this.#ungated.get(finding.from) ?? 1;
      const some = count === 1 ? 'It is the only count or correction' : `It is one of ${count} counts and corrections`;
      return { fix, why: `${some} that ${this.#name(finding.from)} was given by hand and passed on to nobody.` };
    }
    if (handoff === undefined || figures === undefined) return { fix, why: '' };
    switch (finding.kind) {
      case 'missing_event': return this.#missing(finding, handoff, figures);
      case 'late_event': return this.#late(handoff, figures);
      case 'duplicate_write': return { fix, why: this.#repeat(finding, figures) };
      case 'quantity_mismatch': case 'unit_of_measure':
        return { fix, why: `${figures.mismatched} of ${figures.matched} events of this handoff arrived with another quantity.` };
      case 'sequence_error':
        return { fix, why: `${this.#name(handoff.to)} wrote ${figures.outOfOrder} of ${figures.matched} events of this handoff before `
          + `${this.#name(handoff.from)} had them: it does not wait for its source.` };
      case 'orphan_event':
        return { fix, why: `${figures.orphan} of the records of ${this.#name(handoff.to)} have no source on this handoff, which brought `
          + `${figures.matched} others: something else triggers them.` };
      default: return { fix, why: '' };
    }
  }

  #missing({ location, item, at }: Finding, { id, from, to }: Handoff, { events, matched }: HandoffFigures): FixReason {
    const missed = this.#missed.get(id);
    const target = this.#name(to);
    if (matched === 0 && events >= FEWEST_NEVER) {
      return { fix: 'missing_trigger', why: `None of the ${events} events of this handoff reached ${target}: nothing triggers it.` };
    }
    const usual = `while ${matched} of ${events} events of the handoff did arrive`;
    const here = missed?.byPlace.get(location) ?? 0;
    if (here >= FEWEST_NEVER && here === missed?.eventsAt[location] && matched > 0) {
      const place = this.#facts.locations.code[location] ?? '';
      return {
        fix: 'wrong_trigger', why: `None of the ${here} events of ${place} reached ${target}, ${usual}: the trigger leaves the place out.`,
      };
    }
    const alike = missed?.byItem.get(item) ?? 0;
    if (alike >= FEWEST_NEVER && alike === missed?.eventsOf[item] && matched > 0) {
      return {
        fix: 'unit_or_mapping',
        why: `None of the ${alike} events of ${this.#facts.items.code[item] ?? ''} reached ${target}, ${usual}: it does not know the item.`,
      };
    }
    const row = missed?.rows.find((one) => at >= one.from && at <= one.to);
    if (row !== undefined && row.misses >= row.events * ROW_SHARE) {
      return {
        fix: 'integration', why: `${row.misses} of the ${row.events} events that ${this.#name(from)} recorded within `
          + `${spanOfMinutes((row.to - row.from) / MINUTE)} are missing, ${usual}: the link was down.`,
      };
    }
    return {
      fix: 'missing_trigger', why: `${matched} of ${events} events of this handoff reached ${target}; for this one nothing was triggered.`,
    };
  }

  #late({ withinMinutes }: Handoff, { late, matched, latency }: HandoffFigures): FixReason {
    const window = spanOfMinutes(withinMinutes);
    if (latency !== null && latency.p50 > withinMinutes * MINUTE) {
      return {
        fix: 'wrong_trigger', why: `Half of the ${matched} events of this handoff take ${spanOfMinutes(latency.p50 / MINUTE)} or more, its `
          + `window is ${window}: it is triggered too seldom.`,
      };
    }
    const usual = latency === null ? '' : `, and 95 of 100 arrive within ${spanOfMinutes(latency.p95 / MINUTE)}`;
    return { fix: 'integration', why: `${late} of ${matched} events of this handoff came after its window of ${window}${usual}.` };
  }

  #repeat(finding: Finding, { duplicate, matched }: HandoffFigures): string {
    const { events } = this.#facts;
    const rowOf = (role: string): number | undefined =>
      eventRowOf({ ...finding, grounds: finding.grounds.filter((ground) => ground.role === role) }, events);
    const [first, extra] = [rowOf('target'), rowOf('extra')];
    const after = first === undefined || extra === undefined ? ''
      : `The repeat came ${spanOfMinutes((bookedAt(events, extra) - bookedAt(events, first)) / MINUTE)} after the record it repeats. `;
    return `${after}${duplicate} of ${matched} events of this handoff were written again: two triggers, or a retry that is not recognised.`;
  }

  #name(system: number): string {
    return this.#facts.systems.find(({ id }) => id === system)?.name ?? '';
  }
}
