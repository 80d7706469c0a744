import type { Handoff } from '../facts.ts';
import { EventCase } from './eventCase.ts';
import type { LocalPlan } from './handoffPlan.ts';
import { pairRecords } from './pairing.ts';
import type { Pairing } from './pairing.ts';
import { judgeRepeat } from './rules/duplicateWrite.ts';
import { judgeUnanswered } from './rules/missingEvent.ts';
import { judgeOrphan } from './rules/orphanEvent.ts';
import { judgeOutsider } from './rules/outsideRecord.ts';
import { judgePair } from './rules/pairedEvent.ts';
import type { Scene } from './scene.ts';

const MINUTE = 60_000;

/**
 * Judges one physical event for which the quick look found something to say: walks the handoffs from the origin on, pairs source
 * and target, and has every pair and every leftover judged by its rule (`rules/`).
 */
export function judgeEvent(
  scene: Scene, rows: Int32Array, plan: LocalPlan, candidates: ReadonlyMap<number, readonly number[]>,
): EventCase {
  const event = new EventCase(scene, rows, plan, candidates);
  new Walk(event).run();
  return event;
}

class Walk {
  readonly #event: EventCase;
  readonly #settled = new Set<number>();
  /** Target records beyond their source's, until it is known whether another handoff accounts for them. */
  readonly #surplus = new Map<number, { readonly handoff: Handoff; readonly source: number }>();
  readonly #unanswered = new Map<number, Handoff[]>();

  constructor(event: EventCase) {
    this.#event = event;
  }

  run(): void {
    for (const handoff of this.#event.plan.handoffs) {
      this.#settle(handoff.from);
      this.#walk(handoff);
    }
    for (const system of this.#event.recordsOf.keys()) this.#settle(system);
    for (const [source, handoffs] of this.#unanswered) judgeUnanswered(this.#event, source, handoffs);
  }

  /**
   * Pairs one handoff's records. Where another handoff already brought an original to the target, its source here is set against
   * the record that answered then; only the others may take records that answer for nothing yet.
   */
  #walk(handoff: Handoff): void {
    const event = this.#event;
    const sources = event.records(handoff.from).filter((row) => event.originalsOf.has(row));
    const answered = event.records(handoff.to).filter((row) => event.originalsOf.has(row));
    const free = event.records(handoff.to).filter((row) => !event.originalsOf.has(row));
    const represented = event.originalsIn(answered);
    const again = sources.filter((row) => event.answersAny(row, represented));
    const fresh = again.length === 0 ? sources : sources.filter((row) => !event.answersAny(row, represented));
    const asked = event.originalsIn(again);
    const confirmed = this.#pair(handoff, again, answered.filter((row) => event.answersAny(row, asked)));
    this.#judge(handoff, confirmed, sources);
    this.#judge(handoff, this.#pair(handoff, fresh, free), sources);
  }

  #pair(handoff: Handoff, sources: readonly number[], targets: readonly number[]): Pairing {
    const { scene } = this.#event;
    return pairRecords(scene.facts.events, sources, targets, {
      at: (row) => scene.bookedAt(row), early: scene.earliness(handoff.from, handoff.to), late: handoff.withinMinutes * MINUTE,
      mayBePart: (row) => this.#mayBePart(row),
    });
  }

  /** Only records that were booked in time and say what their source said can be told to add up. */
  #mayBePart(row: number): boolean {
    const { judgement } = this.#event;
    return !this.#event.isAfterCutoff(row) && judgement.differs.get(row)?.some((reason) => reason.quantity !== 0) !== true;
  }

  #judge(handoff: Handoff, pairing: Pairing, sources: readonly number[]): void {
    for (const pair of pairing.pairs) judgePair(this.#event, handoff, pair);
    for (const source of pairing.unanswered) {
      const list = this.#unanswered.get(source);
      if (list === undefined) this.#unanswered.set(source, [handoff]);
      else list.push(handoff);
    }
    this.#keepSurplus(handoff, pairing.surplus, sources[0]);
  }

  /** A fault upstream that was handed on faithfully is the same finding, and no fault of this handoff. */
  #keepSurplus(handoff: Handoff, surplus: readonly number[], source: number | undefined): void {
    const { scene, judgement, originalsOf } = this.#event;
    const echoes = this.#event.records(handoff.from).filter((row) => judgement.beyond.has(row));
    for (const target of surplus) {
      if (originalsOf.has(target)) continue;
      const echo = echoes.findIndex((row) => scene.quantity(row) === scene.quantity(target));
      const cause = echo < 0 ? undefined : judgement.beyond.get(echoes[echo] ?? -1);
      if (cause !== undefined) {
        judgement.beyond.set(target, cause);
        echoes.splice(echo, 1);
      } else if (source !== undefined) {
        this.#surplus.set(target, { handoff, source });
      }
    }
  }

  /** Decides the standing of a system's records once every handoff into it was walked. */
  #settle(system: number): void {
    if (this.#settled.has(system)) return;
    this.#settled.add(system);
    const event = this.#event;
    const isTarget = event.plan.targets.has(system) && !this.#feedsItsSource(system);
    for (const row of event.records(system)) {
      if (event.originalsOf.has(row) || event.judgement.beyond.has(row)) continue;
      const surplus = this.#surplus.get(row);
      if (surplus !== undefined) judgeRepeat(event, row, surplus.handoff, surplus.source);
      else if (isTarget) judgeOrphan(event, row, system);
      else if (event.plan.origins.has(system)) event.makeOriginal(row);
      else judgeOutsider(event, row, system);
    }
  }

  /** Two systems that hand the same type to each other are both origins of it. */
  #feedsItsSource(system: number): boolean {
    const { handoffs } = this.#event.plan;
    return handoffs.some((into) => into.to === system && handoffs.some((back) => back.from === system && back.to === into.from));
  }
}
