import type { Handoff } from '../facts.ts';
import { EVENT_TYPES } from '../vocabulary.ts';
import { BASES } from './basis.ts';
import type { Basis } from './basis.ts';
import { bucketsOf, mixedOf } from './links/buckets.ts';
import type { Buckets } from './links/buckets.ts';
import { OpenEvents } from './openEvents.ts';
import { sortRange } from './physicalEvents.ts';
import type { Scene } from './scene.ts';

/** What was open when so many links had been made. */
interface Kept {
  readonly rows: readonly number[];
  readonly links: number;
}

/** Open records that are alike, and the lists they were taken from. */
interface Alike {
  readonly sources: readonly number[];
  readonly targets: readonly number[];
  readonly buckets: Buckets;
}

/**
 * The records of all groups that are not in order, while rules look for what belongs together beyond a common reference. A record is
 * *open as a source* of a handoff while nothing at the target is known to answer its event, and *open as a target* while no source is
 * known for it. `link` joins two records and, with them, their groups.
 */
export class OpenRecords {
  readonly scene: Scene;
  readonly groups: Int32Array;
  readonly #byTypeAndSystem = new Map<number, number[]>();
  /** By row: the row that leads its event, plus one; 0 for a row that leads one itself. */
  readonly #upstream: Int32Array;
  /** By row: 1 where its source is known. */
  readonly #isSourced: Uint8Array;
  /** By row at the head of its event: a bit for each system that the event has reached. */
  readonly #reached: Int32Array;
  readonly #groupOf: Int32Array;
  /** By group: the group it was joined to, plus one; 0 for none. */
  readonly #joined: Int32Array;
  /** By group: how its records were seen to belong together, as a place in `BASES` plus one; 0 for by their reference. */
  readonly #basis: Uint8Array;
  #links = 0;
  readonly #sources = new Map<number, Kept>();
  readonly #targets = new Map<number, Kept>();
  readonly #alike = new Map<number, Alike>();
  /** Records under a common reference that have no equal on the other side: a bit for each system that has none. */
  readonly #unequal = new Map<number, number>();
  /** For a record that one of several could stand for as well: the others. */
  readonly candidates = new Map<number, readonly number[]>();

  /** Which of two records comes first. */
  readonly compare = (a: number, b: number): number => this.scene.compare(a, b);

  constructor(scene: Scene, groups: Int32Array) {
    this.scene = scene;
    this.groups = groups;
    const total = scene.facts.events.count;
    this.#upstream = new Int32Array(total);
    this.#isSourced = new Uint8Array(total);
    this.#reached = new Int32Array(total);
    this.#groupOf = new Int32Array(total);
    this.#joined = new Int32Array(scene.physical.count);
    this.#basis = new Uint8Array(scene.physical.count);
    for (const group of groups) this.#take(group);
  }

  #take(group: number): void {
    const { events } = this.scene.facts;
    const { rows, start } = this.scene.physical;
    const from = start[group] ?? 0;
    const to = start[group + 1] ?? 0;
    let reached = 0;
    for (let at = from; at < to; at += 1) {
      const row = rows[at] ?? 0;
      reached |= bitOf(events.system[row] ?? 0);
      this.#groupOf[row] = group;
      const key = (events.type[row] ?? 0) * 256 + (events.system[row] ?? 0);
      const list = this.#byTypeAndSystem.get(key);
      if (list === undefined) this.#byTypeAndSystem.set(key, [row]);
      else list.push(row);
    }
    for (let at = from; at < to; at += 1) this.#reached[rows[at] ?? 0] = reached;
    if (to - from > 1) this.#lineUp(rows.subarray(from, to));
  }

  /** Within a group, the records of the other systems follow those of the system that comes first on the handoffs. */
  #lineUp(rows: Int32Array): void {
    const { events } = this.scene.facts;
    const first = rows[0] ?? 0;
    const plan = this.scene.plan.at(events.type[first] ?? 0, events.location[first] ?? 0);
    const systems = new Set<number>();
    for (const row of rows) systems.add(events.system[row] ?? 0);
    if (systems.size === 1) return;
    const lead = plan.handoffs.find(({ from }) => systems.has(from))?.from ?? events.system[first];
    // Several targets of a source that is not among them know each other, and none of them knows its source.
    const sourced = new Set(plan.handoffs.filter(({ from, to }) => systems.has(from) && systems.has(to)).map(({ to }) => to));
    if (systems.size === rows.length) {
      const head = rows.find((row) => events.system[row] === lead) ?? first;
      for (const row of rows) {
        if (row === head) continue;
        const isSourced = sourced.has(events.system[row] ?? 0);
        if (events.quantity[row] !== events.quantity[head]) {
          this.#noteUnequal(head, row);
          if (!isSourced) {
            this.#reached[row] = bitOf(events.system[row] ?? 0);
            this.#reached[head] = (this.#reached[head] ?? 0) & ~bitOf(events.system[row] ?? 0);
            continue;
          }
        }
        this.#upstream[row] = head + 1;
        if (isSourced) this.#isSourced[row] = 1;
      }
      return;
    }
    const heads = new Map<string, number[]>();
    for (const row of rows) {
      if (events.system[row] !== lead) continue;
      for (const system of systems) {
        const key = `${system} ${events.quantity[row]}`;
        const list = heads.get(key);
        if (list === undefined) heads.set(key, [row]);
        else list.push(row);
      }
    }
    const anyHead = rows.find((row) => events.system[row] === lead) ?? first;
    const next = new Map<string, number>();
    for (const row of rows) {
      if (events.system[row] === lead) continue;
      const key = `${events.system[row]} ${events.quantity[row]}`;
      const at = next.get(key) ?? 0;
      next.set(key, at + 1);
      const equal = heads.get(key)?.[at];
      const isSourced = sourced.has(events.system[row] ?? 0);
      if (equal === undefined) {
        // One event with the others, but what becomes of it further on is its own matter. Where its source is another system, it has not
        // been heard of anywhere else under this reference.
        this.#noteUnequal(anyHead, row);
        this.#reached[row] = bitOf(events.system[row] ?? 0) | (isSourced ? bitOf(lead ?? 0) : 0);
        if (isSourced) this.#isSourced[row] = 1;
        continue;
      }
      this.#upstream[row] = equal + 1;
      if (isSourced) this.#isSourced[row] = 1;
    }
    for (const [key, some] of heads) {
      const system = Number(key.slice(0, key.indexOf(' ')));
      if (system === lead) continue;
      for (const row of some.slice(next.get(key) ?? 0)) {
        this.#unequal.set(row, (this.#unequal.get(row) ?? 0) | bitOf(system));
        // Another record under this reference is heard of there, and not this one; it may be yet, by way of a system between.
        if (!sourced.has(system)) this.#reached[row] = (this.#reached[row] ?? 0) & ~bitOf(system);
      }
    }
  }

  /** Two records under one reference of which neither says what the other does: either may be one of several parts of the other. */
  #noteUnequal(head: number, row: number): void {
    const { system } = this.scene.facts.events;
    this.#unequal.set(head, (this.#unequal.get(head) ?? 0) | bitOf(system[row] ?? 0));
    this.#unequal.set(row, (this.#unequal.get(row) ?? 0) | bitOf(system[head] ?? 0));
  }

  /** Records of a handoff's two ends that share their reference with the other end and find no equal there. */
  unequal(handoff: Handoff): number[] {
    if (this.#unequal.size === 0) return [];
    const { system, type, location } = this.scene.facts.events;
    const ofType = EVENT_TYPES.indexOf(handoff.eventType);
    const other = (row: number): number => (system[row] === handoff.from ? handoff.to : system[row] === handoff.to ? handoff.from : -1);
    return [...this.#unequal].filter(([row, without]) => type[row] === ofType && other(row) >= 0 && (without & bitOf(other(row))) !== 0
      && (handoff.locations.length === 0 || handoff.locations.includes(location[row] ?? 0))).map(([row]) => row);
  }

  /** Open records of a handoff's source that nothing at its target answers. */
  sources(handoff: Handoff): readonly number[] {
    return this.#open(this.#sources, handoff, handoff.from, (row) => this.isOpenSource(row, handoff));
  }

  /** Open records of a handoff's target that no source is known for. */
  targets(handoff: Handoff): readonly number[] {
    return this.#open(this.#targets, handoff, handoff.to, (row) => this.isOpenTarget(row, handoff));
  }

  /** What is no longer open never is again, so only what was the last time is looked at; where all of it is, the list stays the same. */
  #open(kept: Map<number, Kept>, handoff: Handoff, system: number, isOpen: (row: number) => boolean): readonly number[] {
    const known = kept.get(handoff.id);
    if (known?.links === this.#links) return known.rows;
    const before = known?.rows ?? this.#records(handoff, system);
    const still = before.filter(isOpen);
    const rows = still.length === before.length ? before : still;
    kept.set(handoff.id, { rows, links: this.#links });
    return rows;
  }

  /** The open records of a handoff that are alike in item, place and quantity: lists with records of both sides, in order of time. */
  alike(handoff: Handoff): Buckets {
    const sources = this.sources(handoff);
    const targets = this.targets(handoff);
    const known = this.#alike.get(handoff.id);
    if (known?.sources === sources && known.targets === targets) return known.buckets;
    const { events } = this.scene.facts;
    const lists = sources.length === 0 || targets.length === 0 ? [] : [sources, targets];
    const buckets = mixedOf(bucketsOf(lists, 2, events.item, events.location, events.quantity), handoff.from, events.system);
    const { count, start, rows } = buckets;
    for (let bucket = 0; bucket < count; bucket += 1) sortRange(rows, start[bucket] as number, start[bucket + 1] as number, this.compare);
    this.#alike.set(handoff.id, { sources, targets, buckets });
    return buckets;
  }

  /** Records of a handoff's target whose source is known. */
  answered(handoff: Handoff): number[] {
    return this.#records(handoff, handoff.to).filter((row) => this.#isSourced[row] === 1);
  }

  /** Records of a handoff's two ends that are not open any more, though their events may be. */
  met(handoff: Handoff): number[] {
    return [...this.#records(handoff, handoff.from), ...this.#records(handoff, handoff.to)].filter((row) => !this.isOpen(row, handoff));
  }

  /** Whether a record of either end of a handoff is open. */
  isOpen(row: number, handoff: Handoff): boolean {
    return this.scene.facts.events.system[row] === handoff.from ? this.isOpenSource(row, handoff) : this.isOpenTarget(row, handoff);
  }

  isOpenSource(row: number, handoff: Handoff): boolean {
    return ((this.#reached[this.#head(row)] ?? 0) & bitOf(handoff.to)) === 0;
  }

  isOpenTarget(row: number, handoff: Handoff): boolean {
    return this.#isSourced[row] === 0 && ((this.#reached[this.#head(row)] ?? 0) & bitOf(handoff.from)) === 0;
  }

  #records(handoff: Handoff, system: number): readonly number[] {
    const all = this.#byTypeAndSystem.get(EVENT_TYPES.indexOf(handoff.eventType) * 256 + system) ?? [];
    if (handoff.locations.length === 0) return all;
    const here = new Set(handoff.locations);
    return all.filter((row) => here.has(this.scene.facts.events.location[row] ?? 0));
  }

  /** Says that a target's record is of the same event as a source's. */
  link(source: number, target: number, basis: Basis): void {
    const head = this.#head(source);
    const led = this.#head(target);
    if (head !== led) {
      this.#upstream[led] = head + 1;
      this.#reached[head] = (this.#reached[head] ?? 0) | (this.#reached[led] ?? 0);
    }
    this.#isSourced[target] = 1;
    this.#links += 1;
    this.join(source, target, basis);
  }

  /** Says that two records are of one event, and nothing of whether the one answers the other. */
  join(source: number, target: number, basis: Basis): void {
    const into = this.#rootGroup(this.#groupOf[source] ?? 0);
    const other = this.#rootGroup(this.#groupOf[target] ?? 0);
    if (into !== other) {
      this.#joined[other] = into + 1;
      this.#keepWeaker(into, this.#basis[other] as number);
    }
    this.#keepWeaker(into, BASES.indexOf(basis) + 1);
  }

  /** The record that leads the event of a record. */
  sourceOf(row: number): number {
    return this.#head(row);
  }

  /** Says that a record repeats another of the same system. */
  linkRepeat(twin: number, row: number): void {
    this.link(this.#head(twin), row, 'quantity_and_time');
  }

  #keepWeaker(group: number, basis: number): void {
    if (basis > (this.#basis[group] as number)) this.#basis[group] = basis;
  }

  /** The events as they stand now. */
  events(): OpenEvents {
    return new OpenEvents(this.scene.physical, this.groups, {
      rootOf: (group) => (this.#joined[group] === 0 ? group : this.#rootGroup(group)),
      basisOf: (group) => (this.#basis[group] as number) - 1,
    }, this.compare);
  }

  #head(row: number): number {
    let head = row;
    for (let up = this.#upstream[head] ?? 0; up !== 0; up = this.#upstream[head] ?? 0) head = up - 1;
    return head;
  }

  #rootGroup(group: number): number {
    let root = group;
    for (let up = this.#joined[root] ?? 0; up !== 0; up = this.#joined[root] ?? 0) root = up - 1;
    // Point straight at it, so that long chains stay cheap.
    for (let at = group; at !== root;) {
      const up = (this.#joined[at] ?? 1) - 1;
      this.#joined[at] = root + 1;
      at = up;
    }
    return root;
  }
}

/** More than 32 systems share bits, which can only keep records apart that might have been joined. */
function bitOf(system: number): number {
  return 1 << (system & 31);
}
