import type { Contribution, Finding, Ground } from '../findings.ts';
import type { Deviation, Unread } from './deviations.ts';
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

/** What happened after a figure was read that is older than its cadence allows: one finding a pool and system, once all is seen. */
interface StaleRead {
  readonly item: number;
  readonly location: number;
  readonly system: number;
  readonly readAt: number;
  readonly rows: Set<number>;
  readonly grounds: Ground[];
  readonly lines: Omit<Contribution, 'finding'>[];
  /** Scaled units by which the figure is behind: what it would have to lose. */
  quantity: number;
}

/** Collects findings and their contributions to statements over all physical events. */
export class Ledger {
  readonly findings: Finding[] = [];
  readonly contributions: Contribution[] = [];
  readonly #scene: Scene;
  readonly #unread = new Map<number, number>();
  readonly #stale = new Map<number, StaleRead>();

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
    for (const { cause, quantity } of parts) {
      const finding = cause.kind === 'unread' ? this.#unreadFinding(cause, { pool, system, quantity }, root) : places.get(cause);
      if (finding !== undefined) this.contributions.push({ pool, system, finding, quantity });
    }
  }

  /**
   * Enters the stale figures, once every event has been seen. One that misses movements which cancel out is no exception: it is as it
   * would be had it been read in time.
   */
  close(): void {
    const { authority } = this.#scene.facts;
    let root = 0;
    for (const { item, location, system, readAt, quantity, grounds, lines } of this.#stale.values()) {
      if (quantity === 0 && lines.reduce((sum, line) => sum + line.quantity, 0) === 0) continue;
      root -= 1;
      const finding = this.#push({
        kind: 'stale_read', item, location, handoff: 0, from: authority.byLocation.get(location) ?? authority.systemByDefault,
        to: system, reference: 0, quantity, at: readAt, grounds, root,
      });
      for (const line of lines) this.contributions.push({ ...line, finding });
    }
  }

  /** A record booked after its system's figure was read: timing, unless the figure is stale, which is told when all is seen. */
  #unreadFinding({ system, row }: Unread, line: Omit<Contribution, 'finding'>, root: number): number | undefined {
    const { events } = this.#scene.facts;
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
    const key = line.pool * 256 + system;
    const stale = this.#stale.get(key) ?? { item, location, system, readAt, rows: new Set(), grounds: [], lines: [], quantity: 0 };
    this.#stale.set(key, stale);
    stale.lines.push(line);
    if (stale.rows.has(row)) return undefined;
    stale.rows.add(row);
    stale.quantity -= quantity;
    if (stale.grounds.length < MOST_STALE_GROUNDS) stale.grounds.push(ground);
    return undefined;
  }

  #push(finding: Finding): number {
    this.findings.push(finding);
    return this.findings.length - 1;
  }
}
