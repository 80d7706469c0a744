import type { Handoff } from '../facts.ts';
import type { Ground } from '../findings.ts';
import { EVENT_TYPES } from '../vocabulary.ts';
import type { FindingKind } from '../vocabulary.ts';
import type { LocalPlan } from './handoffPlan.ts';
import { Judgement } from './judgement.ts';
import type { LocalFinding } from './judgement.ts';
import type { Scene } from './scene.ts';

/** The types a person writes by hand, which have to pass the gate like any other write. */
const BY_HAND = new Set([EVENT_TYPES.indexOf('count'), EVENT_TYPES.indexOf('adjustment')]);

/** One record as a ground of a finding: the part it plays and its row. */
export type Exhibit = readonly [role: Ground['role'], row: number];

/**
 * One physical event under judgement: its records by system, what is known of each so far, and the few operations that all rules share.
 * Records are rows of the event table.
 */
export class EventCase {
  readonly scene: Scene;
  readonly plan: LocalPlan;
  readonly type: number;
  readonly isReferenced: boolean;
  readonly judgement = new Judgement();
  readonly recordsOf = new Map<number, number[]>();
  /** For each record in good standing: the originals it answers for. */
  readonly originalsOf = new Map<number, readonly number[]>();
  readonly originals = new Set<number>();
  /** For an original some system recorded in parts: the records of the parts. */
  readonly parts = new Map<number, readonly number[]>();
  /** For a record that others could stand for as well: those. */
  readonly candidates: ReadonlyMap<number, readonly number[]>;

  /** @param rows the event's records, oldest first. */
  constructor(scene: Scene, rows: Int32Array, plan: LocalPlan, candidates: ReadonlyMap<number, readonly number[]> = new Map()) {
    this.candidates = candidates;
    this.scene = scene;
    this.plan = plan;
    const { events } = scene.facts;
    this.type = events.type[rows[0] ?? 0] ?? 0;
    this.isReferenced = rows.some((row) => events.normalReference[row] !== 0);
    for (const row of rows) {
      const system = events.system[row] ?? 0;
      const list = this.recordsOf.get(system);
      if (list === undefined) this.recordsOf.set(system, [row]);
      else list.push(row);
    }
  }

  /** A system's records, oldest first. */
  records(system: number): readonly number[] {
    return this.recordsOf.get(system) ?? [];
  }

  isAfterCutoff(row: number): boolean {
    return this.scene.bookedAt(row) > this.scene.facts.cutoff;
  }

  isByHand(): boolean {
    return BY_HAND.has(this.type);
  }

  /** True where no other system has any record of the event, and there is one that could have. */
  isAlone(system: number): boolean {
    return this.scene.systemsWithLog.size > 1 && [...this.recordsOf.keys()].every((other) => other === system);
  }

  originalsIn(rows: readonly number[]): ReadonlySet<number> {
    return new Set(rows.flatMap((row) => this.originalsOf.get(row) ?? []));
  }

  answersAny(row: number, originals: ReadonlySet<number>): boolean {
    return originals.size > 0 && this.originalsOf.get(row)?.some((original) => originals.has(original)) === true;
  }

  /** True where two records answer for the same original. */
  shareOriginal(a: number, b: number): boolean {
    return this.answersAny(a, new Set(this.originalsOf.get(b)));
  }

  /** Takes a record for what really happened. What was booked after the cut-off is worth nothing yet. */
  makeOriginal(row: number): void {
    this.originals.add(row);
    this.originalsOf.set(row, [row]);
    this.judgement.standsFor.set(row, this.isAfterCutoff(row) ? 0 : this.scene.quantity(row));
  }

  /**
   * Makes a target stand for what its source stands for. One of several parts of a source stands for its own units only, and becomes
   * an original of its own for what follows downstream; a target that sums up several sources stands for all of them.
   */
  answer(source: number, target: number, isPart: boolean): void {
    const { judgement } = this;
    const worth = judgement.standsFor.get(source) ?? 0;
    const originals = this.originalsOf.get(source) ?? [];
    if (isPart && Math.abs(this.scene.quantity(target)) < Math.abs(this.scene.quantity(source))) {
      for (const original of originals) this.parts.set(original, [...(this.parts.get(original) ?? []), target]);
      this.originalsOf.set(target, [target]);
      judgement.standsFor.set(target, worth === 0 ? 0 : this.scene.quantity(target));
    } else if (isPart) {
      this.originalsOf.set(target, [...(this.originalsOf.get(target) ?? []), ...originals]);
      judgement.standsFor.set(target, (judgement.standsFor.get(target) ?? 0) + worth);
    } else if (!this.originalsOf.has(target)) {
      this.originalsOf.set(target, originals);
      judgement.standsFor.set(target, worth);
      const inherited = judgement.differs.get(source);
      if (inherited !== undefined) {
        judgement.differs.set(target, inherited.filter(({ finding, quantity }) =>
          quantity !== 0 || finding.kind === 'sequence_error'));
      }
    }
  }

  /** The last of the parts of a source stands for what all of them together leave of it. */
  makeUp(source: number, target: number, difference: number): void {
    const { standsFor } = this.judgement;
    if (Math.abs(this.scene.quantity(target)) < Math.abs(this.scene.quantity(source))) {
      standsFor.set(target, (standsFor.get(target) ?? 0) - difference);
    }
  }

  /** Notes why a target differs from its source by `quantity`, or in time only (0). */
  differ(target: number, finding: LocalFinding, quantity: number): void {
    const { differs } = this.judgement;
    differs.set(target, [...(differs.get(target) ?? []), { finding, quantity }]);
  }

  /** Enters a finding of a handoff, under the reference as `source` writes it. */
  find(kind: FindingKind, handoff: Handoff, source: number, quantity: number, at: number, exhibits: readonly Exhibit[]): LocalFinding {
    return this.enter({ kind, handoff, from: handoff.from, to: handoff.to, quantity, at }, source, exhibits);
  }

  enter(finding: Omit<LocalFinding, 'reference' | 'grounds'>, named: number, exhibits: readonly Exhibit[]): LocalFinding {
    const { events } = this.scene.facts;
    return this.judgement.add({
      ...finding, reference: events.reference[named] ?? 0,
      grounds: exhibits.map(([role, row]) => ({ role, fact: 'event', factId: events.id[row] ?? 0 })),
    });
  }
}
