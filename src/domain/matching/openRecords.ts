import type { Handoff } from '../facts.ts';
import { EVENT_TYPES } from '../vocabulary.ts';
import { BASES } from './basis.ts';
import type { Basis } from './basis.ts';
import { sortRange } from './physicalEvents.ts';
import type { Scene } from './scene.ts';

/** Records that belong together, oldest first, under a number that no other event has. */
export interface OpenEvent {
  readonly root: number;
  readonly rows: Int32Array;
  readonly basis: Basis;
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
    for (const group of groups) this.#open(group);
  }

  #open(group: number): void {
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
        this.#upstream[row] = head + 1;
        if (sourced.has(events.system[row] ?? 0)) this.#isSourced[row] = 1;
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
      this.#upstream[row] = (heads.get(key)?.[at] ?? anyHead) + 1;
      if (sourced.has(events.system[row] ?? 0)) this.#isSourced[row] = 1;
    }
  }

  /** Open records of a handoff's source that nothing at its target answers. */
  sources(handoff: Handoff): number[] {
    return this.#records(handoff, handoff.from).filter((row) => this.isOpenSource(row, handoff));
  }

  /** Open records of a handoff's target that no source is known for. */
  targets(handoff: Handoff): number[] {
    return this.#records(handoff, handoff.to).filter((row) => this.isOpenTarget(row, handoff));
  }

  /** Records of a handoff's target whose source is known. */
  answered(handoff: Handoff): number[] {
    return this.#records(handoff, handoff.to).filter((row) => this.#isSourced[row] === 1);
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
    const into = this.#rootGroup(this.#groupOf[source] ?? 0);
    const other = this.#rootGroup(this.#groupOf[target] ?? 0);
    if (into !== other) {
      this.#joined[other] = into + 1;
      this.#keepWeaker(into, this.#basis[other] as number);
    }
    this.#keepWeaker(into, BASES.indexOf(basis) + 1);
  }

  /** Says that a record repeats another of the same system. */
  linkRepeat(twin: number, row: number): void {
    this.link(this.#head(twin), row, 'quantity_and_time');
  }

  #keepWeaker(group: number, basis: number): void {
    if (basis > (this.#basis[group] as number)) this.#basis[group] = basis;
  }

  /** The events as they stand now: rows that belong together, oldest first, and how that was seen. */
  *events(): Generator<OpenEvent> {
    const { rows, start, count } = this.scene.physical;
    // Joined groups are gathered in one array, event by event; a group that stands alone is taken as it lies.
    const end = new Int32Array(count);
    for (const group of this.groups) {
      if (this.#joined[group] === 0) continue;
      const root = this.#rootGroup(group);
      if (end[root] === 0) end[root] = (start[root + 1] as number) - (start[root] as number);
      end[root] = (end[root] as number) + (start[group + 1] as number) - (start[group] as number);
    }
    let total = 0;
    for (const group of this.groups) {
      const size = end[group] as number;
      end[group] = total;
      total += size;
    }
    const gathered = new Int32Array(total);
    const gather = (group: number, root: number): void => {
      for (let at = start[group] as number; at < (start[group + 1] as number); at += 1) {
        gathered[end[root] as number] = rows[at] as number;
        end[root] = (end[root] as number) + 1;
      }
    };
    const isLed = new Uint8Array(count);
    for (const group of this.groups) {
      if (this.#joined[group] === 0) continue;
      const root = this.#rootGroup(group);
      if (isLed[root] === 0) gather(root, root);
      isLed[root] = 1;
      gather(group, root);
    }
    let from = 0;
    for (const group of this.groups) {
      if (this.#joined[group] !== 0) continue;
      if (isLed[group] === 0) {
        yield { root: group, rows: rows.subarray(start[group], start[group + 1]), basis: 'reference' };
        continue;
      }
      const to = end[group] as number;
      sortRange(gathered, from, to, this.compare);
      yield { root: group, rows: gathered.subarray(from, to), basis: BASES[(this.#basis[group] as number) - 1] ?? 'reference' };
      from = to;
    }
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
