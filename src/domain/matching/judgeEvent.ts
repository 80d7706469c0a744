import { QUANTITY_SCALE } from '../quantity.ts';
import type { Handoff } from '../facts.ts';
import type { Ground } from '../findings.ts';
import { EVENT_TYPES } from '../vocabulary.ts';
import type { FindingKind } from '../vocabulary.ts';
import type { LocalPlan } from './handoffPlan.ts';
import { Judgement } from './judgement.ts';
import type { LocalFinding } from './judgement.ts';
import { pairRecords, pairUnreferenced } from './pairing.ts';
import type { Pair, Pairing } from './pairing.ts';
import type { Scene } from './scene.ts';

const MINUTE = 60_000;
/** The types a person writes by hand, which have to pass the gate like any other write. */
const BY_HAND = new Set([EVENT_TYPES.indexOf('count'), EVENT_TYPES.indexOf('adjustment')]);

/**
 * Judges one physical event for which the quick look (`isInOrder`) found something to say: walks the handoffs from the origin on,
 * pairs source and target, and classifies what is left. The rules stand in the methods, one each.
 */
export class EventJudge {
  readonly judgement = new Judgement();
  readonly recordsOf = new Map<number, number[]>();
  /** For each record in good standing: the originals it answers for. */
  readonly originalsOf = new Map<number, readonly number[]>();
  readonly originals = new Set<number>();
  /** For an original some system recorded in parts: the records of the parts. */
  readonly parts = new Map<number, readonly number[]>();
  readonly #scene: Scene;
  readonly #plan: LocalPlan;
  readonly #type: number;
  readonly #isReferenced: boolean;
  readonly #settled = new Set<number>();
  readonly #surplus = new Map<number, { handoff: Handoff; source: number }>();
  readonly #unanswered = new Map<number, Handoff[]>();

  constructor(scene: Scene, group: number, plan: LocalPlan) {
    this.#scene = scene;
    this.#plan = plan;
    const { events } = scene.facts;
    const { rows, start } = scene.physical;
    const first = rows[start[group] ?? 0] ?? 0;
    this.#type = events.type[first] ?? 0;
    this.#isReferenced = (events.normalReference[first] ?? 0) !== 0;
    for (let at = start[group] ?? 0; at < (start[group + 1] ?? 0); at += 1) {
      const row = rows[at] ?? 0;
      const system = events.system[row] ?? 0;
      const list = this.recordsOf.get(system);
      if (list === undefined) this.recordsOf.set(system, [row]);
      else list.push(row);
    }
  }

  judge(): void {
    for (const handoff of this.#plan.handoffs) {
      this.#settle(handoff.from);
      this.#walk(handoff);
    }
    for (const system of this.recordsOf.keys()) this.#settle(system);
    for (const [source, handoffs] of this.#unanswered) this.#judgeUnanswered(source, handoffs);
  }

  #records(system: number): readonly number[] {
    return this.recordsOf.get(system) ?? [];
  }

  /**
   * Pairs one handoff's records. Where another handoff already brought an original to the target, its source here is set against
   * the record that answered then; only the others may take records that answer for nothing yet.
   */
  #walk(handoff: Handoff): void {
    const sources = this.#records(handoff.from).filter((row) => this.originalsOf.has(row));
    const answered = this.#records(handoff.to).filter((row) => this.originalsOf.has(row));
    const represented = this.#originalsIn(answered);
    const again = sources.filter((row) => this.#answersAny(row, represented));
    const fresh = again.length === 0 ? sources : sources.filter((row) => !this.#answersAny(row, represented));
    const asked = this.#originalsIn(again);
    for (const pairing of [
      this.#pair(handoff, again, answered.filter((row) => this.#answersAny(row, asked))),
      this.#pair(handoff, fresh, this.#records(handoff.to).filter((row) => !this.originalsOf.has(row))),
    ]) this.#judgePairing(handoff, pairing, sources);
  }

  #originalsIn(rows: readonly number[]): ReadonlySet<number> {
    return new Set(rows.flatMap((row) => this.originalsOf.get(row) ?? []));
  }

  #answersAny(row: number, originals: ReadonlySet<number>): boolean {
    return originals.size > 0 && this.originalsOf.get(row)?.some((original) => originals.has(original)) === true;
  }

  #pair(handoff: Handoff, sources: readonly number[], targets: readonly number[]): Pairing {
    const { events } = this.#scene.facts;
    return this.#isReferenced
      ? pairRecords(events, sources, targets, (row) => this.#mayBePart(row))
      : pairUnreferenced(events, this.#scene.physical.booked, sources, targets, handoff.withinMinutes * MINUTE);
  }

  /** Only records that were booked in time and say what their source said can be told to add up. */
  #mayBePart(row: number): boolean {
    return this.#scene.bookedAt(row) <= this.#scene.facts.cutoff
      && this.judgement.differs.get(row)?.some((reason) => reason.quantity !== 0) !== true;
  }

  #judgePairing(handoff: Handoff, pairing: Pairing, sources: readonly number[]): void {
    const { judgement } = this;
    for (const pair of pairing.pairs) this.#judgePair(handoff, pair);
    for (const source of pairing.unanswered) {
      const list = this.#unanswered.get(source);
      if (list === undefined) this.#unanswered.set(source, [handoff]);
      else list.push(handoff);
    }
    const echoes = this.#records(handoff.from).filter((row) => judgement.beyond.has(row));
    for (const target of pairing.surplus) {
      if (this.originalsOf.has(target)) continue;
      const echo = echoes.findIndex((row) => this.#scene.quantity(row) === this.#scene.quantity(target));
      const cause = echo < 0 ? undefined : judgement.beyond.get(echoes[echo] ?? -1);
      if (cause !== undefined) {
        // The fault upstream was handed on faithfully: the same finding, and no fault of this handoff.
        judgement.beyond.set(target, cause);
        echoes.splice(echo, 1);
      } else if (this.#isReferenced && sources.length > 0) {
        this.#surplus.set(target, { handoff, source: sources[0] ?? -1 });
      }
    }
  }

  /** Source and target both have it: on time, late, too early, and of the same quantity or not. */
  #judgePair(handoff: Handoff, pair: Pair): void {
    const { source, target, isPart } = pair;
    const scene = this.#scene;
    const tally = scene.tallies.get(handoff.id);
    const isFirstAnswer = !this.originalsOf.has(target);
    this.#answer(source, target, isPart);
    const sourceAt = scene.bookedAt(source);
    const targetAt = scene.bookedAt(target);
    const { cutoff } = scene.facts;
    if (tally === undefined || (sourceAt > cutoff && targetAt > cutoff)) return;
    const { figures, latencies } = tally;
    figures.events += 1;
    const within = handoff.withinMinutes * MINUTE;
    if (targetAt > cutoff && cutoff - sourceAt <= within) {
      figures.inFlight += 1;
      const finding = this.#finding('in_flight', handoff, source, scene.quantity(source), sourceAt, [['source', source]]);
      this.#differ(target, finding, 0, isFirstAnswer);
      return;
    }
    figures.matched += 1;
    const both: [Ground['role'], number][] = [['source', source], ['target', target]];
    const latency = targetAt - sourceAt;
    if (latency >= 0) latencies.add(latency);
    if (latency < 0 - scene.earliness(handoff.from, handoff.to)) {
      figures.outOfOrder += 1;
      const finding = this.#finding('sequence_error', handoff, source, scene.quantity(target), targetAt, both);
      this.#differ(target, finding, 0, isFirstAnswer);
    } else if (latency > within) {
      figures.late += 1;
      const finding = this.#finding('late_event', handoff, source, scene.quantity(source), sourceAt, both);
      this.#differ(target, finding, 0, isFirstAnswer);
    }
    const difference = scene.quantity(target) - scene.quantity(source);
    if (difference !== 0 && !isPart) {
      figures.mismatched += 1;
      const kind = this.#isPackApart(source, target) ? 'unit_of_measure' : 'quantity_mismatch';
      this.#differ(target, this.#finding(kind, handoff, source, difference, sourceAt, both), difference, isFirstAnswer);
    }
  }

  /**
   * Makes the target stand for what its source stands for. One of several parts of a source stands for its own units only, and
   * becomes an original of its own for what follows downstream; a target that sums up several sources stands for all of them.
   */
  #answer(source: number, target: number, isPart: boolean): void {
    const { judgement } = this;
    const worth = judgement.standsFor.get(source) ?? 0;
    const originals = this.originalsOf.get(source) ?? [];
    if (isPart && Math.abs(this.#scene.quantity(target)) < Math.abs(this.#scene.quantity(source))) {
      for (const original of originals) this.parts.set(original, [...(this.parts.get(original) ?? []), target]);
      this.originalsOf.set(target, [target]);
      judgement.standsFor.set(target, worth === 0 ? 0 : this.#scene.quantity(target));
    } else if (isPart) {
      this.originalsOf.set(target, [...(this.originalsOf.get(target) ?? []), ...originals]);
      judgement.standsFor.set(target, (judgement.standsFor.get(target) ?? 0) + worth);
    } else if (!this.originalsOf.has(target)) {
      this.originalsOf.set(target, originals);
      judgement.standsFor.set(target, worth);
      const inherited = judgement.differs.get(source);
      if (inherited !== undefined) {
        judgement.differs.set(target, inherited.filter(({ finding, quantity }) => quantity !== 0 || finding.kind === 'sequence_error'));
      }
    }
  }

  #differ(target: number, finding: LocalFinding, quantity: number, isFirstAnswer: boolean): void {
    if (!isFirstAnswer) return;
    const { differs } = this.judgement;
    differs.set(target, [...(differs.get(target) ?? []), { finding, quantity }]);
  }

  /** Decides the standing of a system's records once every handoff into it was walked. */
  #settle(system: number): void {
    if (this.#settled.has(system)) return;
    this.#settled.add(system);
    const { judgement } = this;
    const isTarget = this.#plan.targets.has(system) && !this.#feedsItsSource(system);
    for (const row of this.#records(system)) {
      if (this.originalsOf.has(row) || judgement.beyond.has(row)) continue;
      const surplus = this.#surplus.get(row);
      if (surplus !== undefined) this.#judgeRepeat(row, surplus.handoff, surplus.source);
      else if (isTarget) this.#judgeOrphan(row, system);
      else if (this.#plan.origins.has(system)) this.#makeOriginal(row);
      else this.#judgeOutsider(row, system);
    }
  }

  #makeOriginal(row: number): void {
    this.originals.add(row);
    this.originalsOf.set(row, [row]);
    this.judgement.standsFor.set(row, this.#scene.bookedAt(row) <= this.#scene.facts.cutoff ? this.#scene.quantity(row) : 0);
  }

  /** Two systems that hand the same type to each other are both origins of it. */
  #feedsItsSource(system: number): boolean {
    return this.#plan.handoffs.some((into) => into.to === system
      && this.#plan.handoffs.some((back) => back.from === system && back.to === into.from));
  }

  /** The target recorded one event more than once. */
  #judgeRepeat(row: number, handoff: Handoff, source: number): void {
    const scene = this.#scene;
    if (scene.bookedAt(row) > scene.facts.cutoff) return;
    const tally = scene.tallies.get(handoff.id);
    if (tally !== undefined) tally.figures.duplicate += 1;
    const kept = this.#records(handoff.to).filter((other) => other !== row && shares(this.originalsOf.get(other), [source]));
    const targets = kept.map((other): [Ground['role'], number] => ['target', other]);
    const grounds: [Ground['role'], number][] = [['source', source], ...targets, ['extra', row]];
    const finding = this.#finding('duplicate_write', handoff, source, scene.quantity(row), scene.bookedAt(row), grounds);
    this.judgement.beyond.set(row, finding);
  }

  /** The target recorded what no source has; by hand and in no other system, it is a write round the gate. */
  #judgeOrphan(row: number, system: number): void {
    const scene = this.#scene;
    if (scene.bookedAt(row) > scene.facts.cutoff) return;
    if (BY_HAND.has(this.#type) && this.#isAlone(system)) {
      this.#judgeUngated(row, system, undefined);
      return;
    }
    const handoff = scene.plan.likeliestInto(this.#plan, system, this.#type, scene.facts.events.location[row] ?? 0);
    const tally = handoff === undefined ? undefined : scene.tallies.get(handoff.id);
    if (tally !== undefined) tally.figures.orphan += 1;
    const finding = this.judgement.add({
      kind: 'orphan_event', handoff, from: handoff?.from ?? 0, to: system, reference: scene.facts.events.reference[row] ?? 0,
      quantity: scene.quantity(row), at: scene.bookedAt(row), grounds: this.#grounds([['extra', row]]),
    });
    this.judgement.beyond.set(row, finding);
  }

  /**
   * A record in a system no handoff of this type touches. Where another system has the same under the same reference, it came by
   * a way nobody declared and is as good as matched; written by hand in this system alone, it went round the gate.
   */
  #judgeOutsider(row: number, system: number): void {
    if (this.#isReferenced) {
      const twin = [...this.originalsOf.keys()].find((other) => this.#scene.facts.events.system[other] !== system
        && this.#scene.quantity(other) === this.#scene.quantity(row)
        && !this.#records(system).some((mine) => shares(this.originalsOf.get(mine), this.originalsOf.get(other))));
      if (twin !== undefined) {
        this.#answer(twin, row, false);
        return;
      }
    }
    if (BY_HAND.has(this.#type) && this.#isAlone(system) && this.#scene.bookedAt(row) <= this.#scene.facts.cutoff) {
      this.#judgeUngated(row, system, undefined);
    } else if (this.#isReferenced) {
      this.#makeOriginal(row);
    }
  }

  /** True where no other system has any record of the event, and there is one that could have. */
  #isAlone(system: number): boolean {
    return this.#scene.systemsWithLog.size > 1
      && (!this.#isReferenced || [...this.recordsOf.keys()].every((other) => other === system));
  }

  /** A count or manual adjustment that reached no other system: it begins and ends where it was written. */
  #judgeUngated(row: number, system: number, handoff: Handoff | undefined): void {
    const finding = this.judgement.add({
      kind: 'ungated_write', handoff, from: system, to: system, reference: this.#scene.facts.events.reference[row] ?? 0,
      quantity: this.#scene.quantity(row), at: this.#scene.bookedAt(row), grounds: this.#grounds([['source', row]]),
    });
    this.judgement.beyond.set(row, finding);
  }

  /** The source has it and the target does not: still inside its window, gone missing, or never meant to pass the gate. */
  #judgeUnanswered(source: number, handoffs: readonly Handoff[]): void {
    const scene = this.#scene;
    const { cutoff } = scene.facts;
    const at = scene.bookedAt(source);
    if (at > cutoff) {
      this.#inheritDelay(source, handoffs);
      return;
    }
    const system = scene.facts.events.system[source] ?? 0;
    const late = handoffs.filter((handoff) => cutoff - at > handoff.withinMinutes * MINUTE);
    const reachedSomeone = this.#plan.handoffs.some((handoff) => handoff.from === system && !handoffs.includes(handoff));
    const isUngated = BY_HAND.has(this.#type) && this.#isAlone(system) && late.length === handoffs.length && !reachedSomeone;
    if (isUngated) {
      const authority = handoffs.find((handoff) => handoff.to === scene.facts.authority.systemByDefault) ?? handoffs[0];
      this.#judgeUngated(source, system, authority);
      this.originalsOf.delete(source);
      this.originals.delete(source);
      this.judgement.standsFor.delete(source);
    }
    for (const handoff of handoffs) {
      const tally = scene.tallies.get(handoff.id);
      if (tally === undefined) continue;
      tally.figures.events += 1;
      const isInFlight = !late.includes(handoff);
      if (isInFlight) tally.figures.inFlight += 1;
      else tally.figures.missing += 1;
      if (isUngated) continue;
      const finding = this.#finding(isInFlight ? 'in_flight' : 'missing_event', handoff, source, scene.quantity(source), at,
        [['source', source]]);
      for (const original of this.originalsOf.get(source) ?? []) this.judgement.addAbsent(handoff.to, original, finding);
    }
  }

  /** What had not reached the source by the cut-off could not reach the targets either, for the same reason. */
  #inheritDelay(source: number, handoffs: readonly Handoff[]): void {
    const delay = this.judgement.differs.get(source)?.find((reason) => reason.quantity === 0)?.finding;
    if (delay === undefined) return;
    for (const handoff of handoffs) {
      for (const original of this.originalsOf.get(source) ?? []) this.judgement.addAbsent(handoff.to, original, delay);
    }
  }

  /** True where one quantity is exactly the other times the item's pack: cases taken for eaches or the reverse. */
  #isPackApart(source: number, target: number): boolean {
    const pack = this.#scene.facts.items.packSize[this.#scene.facts.events.item[source] ?? 0] ?? 0;
    if (pack <= QUANTITY_SCALE) return false;
    const a = this.#scene.quantity(source);
    const b = this.#scene.quantity(target);
    return a * QUANTITY_SCALE === b * pack || b * QUANTITY_SCALE === a * pack;
  }

  #finding(kind: FindingKind, handoff: Handoff, source: number, quantity: number, at: number,
    grounds: readonly [Ground['role'], number][]): LocalFinding {
    return this.judgement.add({
      kind, handoff, from: handoff.from, to: handoff.to, reference: this.#scene.facts.events.reference[source] ?? 0, quantity, at,
      grounds: this.#grounds(grounds),
    });
  }

  #grounds(rows: readonly [Ground['role'], number][]): Ground[] {
    return rows.map(([role, row]) => ({ role, fact: 'event', factId: this.#scene.facts.events.id[row] ?? 0 }));
  }
}

function shares(a: readonly number[] | undefined, b: readonly number[] | undefined): boolean {
  return a !== undefined && b !== undefined && a.some((row) => b.includes(row));
}
