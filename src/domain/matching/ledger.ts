import type { Contribution, Finding, Ground } from '../findings.ts';
import type { Deviation } from './deviations.ts';
import type { LocalFinding } from './judgement.ts';
import type { Basis } from './basis.ts';
import type { Scene } from './scene.ts';

/** Rows named as evidence for one stale figure; more would not prove more. */
const MOST_STALE_GROUNDS = 20;

/** One physical event as it was seen: its number, how its records were joined, and whether none of them has a reference. */
export interface SeenEvent {
  readonly root: number;
  readonly basis: Basis;
  readonly isUnnamed: boolean;
}

/** Collects findings and their contributions to statements over all physical events. */
export class Ledger {
  readonly findings: Finding[] = [];
  readonly contributions: Contribution[] = [];
  readonly #scene: Scene;
  readonly #unread = new Map<number, number>();
  readonly #stale = new Map<number, { readonly finding: number; readonly rows: Set<number> }>();

  constructor(scene: Scene) {
    this.#scene = scene;
  }

  /** Records the findings of one event; the map tells where each one stands. */
  enter(local: readonly LocalFinding[], item: number, location: number, seen: SeenEvent): Map<LocalFinding, number> {
    const places = new Map<LocalFinding, number>();
    for (const finding of local) {
      places.set(finding, this.findings.length);
      this.findings.push({
        kind: finding.kind, item, location, handoff: finding.handoff?.id ?? 0, from: finding.from, to: finding.to,
        reference: finding.reference, quantity: finding.quantity, at: finding.at, grounds: finding.grounds, root: seen.root,
        ...(seen.basis === 'reference' ? {} : { basis: seen.basis }), ...(seen.isUnnamed ? { isUnnamed: true } : {}),
      });
    }
    return places;
  }

  /** Adds the lines in which a system's figure differs from the authority's because of one event. */
  attribute(parts: readonly Deviation[], places: ReadonlyMap<LocalFinding, number>, pool: number, system: number, root: number): void {
    for (const part of parts) {
      const { cause } = part;
      const finding = cause.kind === 'unread' ? this.#unreadFinding(cause.system, cause.row, pool, root) : places.get(cause);
      if (finding !== undefined) this.contributions.push({ pool, system, finding, quantity: part.quantity });
    }
  }

  /** A record booked after its system's figure was read: timing, or a stale figure where it is older than its cadence allows. */
  #unreadFinding(system: number, row: number, pool: number, root: number): number {
    const { facts } = this.#scene;
    const { events } = facts;
    const item = events.item[row] ?? 0;
    const location = events.location[row] ?? 0;
    const readAt = this.#scene.readAt(system, item, location);
    const ground: Ground = { role: 'source', fact: 'event', factId: events.id[row] ?? 0 };
    const quantity = events.quantity[row] ?? 0;
    if (!this.#scene.isStale(system, readAt)) {
      const known = this.#unread.get(row);
      if (known !== undefined) return known;
      this.#unread.set(row, this.findings.length);
      return this.#push({
        kind: 'in_flight', item, location, handoff: 0, from: system, to: system, reference: events.reference[row] ?? 0, quantity,
        at: this.#scene.bookedAt(row), grounds: [ground], root,
      });
    }
    const key = pool * 256 + system;
    const stale = this.#stale.get(key);
    if (stale === undefined) {
      const finding = this.#push({
        kind: 'stale_read', item, location, handoff: 0, from: facts.authority.byLocation.get(location) ?? facts.authority.systemByDefault,
        to: system, reference: 0, quantity: 0 - quantity, at: readAt, grounds: [ground], root: -1 - this.#stale.size,
      });
      this.#stale.set(key, { finding, rows: new Set([row]) });
      return finding;
    }
    if (!stale.rows.has(row)) {
      stale.rows.add(row);
      const known = this.findings[stale.finding];
      if (known !== undefined) {
        this.findings[stale.finding] = {
          ...known, quantity: known.quantity - quantity,
          grounds: known.grounds.length < MOST_STALE_GROUNDS ? [...known.grounds, ground] : known.grounds,
        };
      }
    }
    return stale.finding;
  }

  #push(finding: Finding): number {
    this.findings.push(finding);
    return this.findings.length - 1;
  }
}
