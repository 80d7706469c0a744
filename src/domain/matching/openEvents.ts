import { BASES } from './basis.ts';
import type { Basis } from './basis.ts';
import { sortRange } from './physicalEvents.ts';
import type { PhysicalEvents } from './physicalEvents.ts';

/** Records that belong together, oldest first, under a number that no other event has. */
export interface OpenEvent {
  readonly root: number;
  readonly rows: Int32Array;
  readonly basis: Basis;
}

/** By group: the group that leads its event, itself where it leads one, and the weakest of what joined it, as a place in `BASES`. */
export interface Joined {
  readonly rootOf: (group: number) => number;
  readonly basisOf: (group: number) => number;
}

/**
 * The events as some groups have been joined to them by now, one after the other: while `next` is true, the fields are those of one event.
 * Joined groups are gathered in one array, event by event; a group that stands alone is taken as it lies. No object is made for an event
 * before it is asked for, as most of the many turn out to be in order.
 */
export class OpenEvents {
  root = 0;
  basis: Basis = 'reference';
  /** The event's rows are `records[from] … records[to − 1]`, in any order. */
  records: Int32Array;
  from = 0;
  to = 0;
  readonly #physical: PhysicalEvents;
  readonly #groups: Int32Array;
  readonly #joined: Joined;
  readonly #compare: (a: number, b: number) => number;
  readonly #gathered: Int32Array;
  /** By group: where the rows of the event it leads end in `#gathered`; 0 where it leads no other. */
  readonly #end: Int32Array;
  #at = -1;
  #taken = 0;

  constructor(physical: PhysicalEvents, groups: Int32Array, joined: Joined, compare: (a: number, b: number) => number) {
    this.#physical = physical;
    this.#groups = groups;
    this.#joined = joined;
    this.#compare = compare;
    this.#end = new Int32Array(physical.count);
    this.#gathered = this.#gather();
    this.records = this.#gathered;
  }

  #gather(): Int32Array {
    const { rows, start, count } = this.#physical;
    const end = this.#end;
    const { rootOf } = this.#joined;
    const sizeOf = (group: number): number => (start[group + 1] as number) - (start[group] as number);
    for (const group of this.#groups) {
      const root = rootOf(group);
      if (root === group) continue;
      if (end[root] === 0) end[root] = sizeOf(root);
      end[root] = (end[root] as number) + sizeOf(group);
    }
    let total = 0;
    for (const group of this.#groups) {
      const size = end[group] as number;
      if (size === 0) continue;
      end[group] = total;
      total += size;
    }
    const gathered = new Int32Array(total);
    const isLed = new Uint8Array(count);
    const gather = (group: number, root: number): void => {
      for (let at = start[group] as number; at < (start[group + 1] as number); at += 1) {
        gathered[end[root] as number] = rows[at] as number;
        end[root] = (end[root] as number) + 1;
      }
    };
    for (const group of this.#groups) {
      const root = rootOf(group);
      if (root === group) continue;
      if (isLed[root] === 0) gather(root, root);
      isLed[root] = 1;
      gather(group, root);
    }
    return gathered;
  }

  /** Goes on to the next event; false where there is none. */
  next(): boolean {
    for (this.#at += 1; this.#at < this.#groups.length; this.#at += 1) {
      const group = this.#groups[this.#at] as number;
      if (this.#joined.rootOf(group) !== group) continue;
      this.root = group;
      const end = this.#end[group] as number;
      if (end === 0) {
        const { rows, start } = this.#physical;
        [this.records, this.from, this.to, this.basis] = [rows, start[group] as number, start[group + 1] as number, 'reference'];
      } else {
        [this.records, this.from, this.to] = [this.#gathered, this.#taken, end];
        this.basis = BASES[this.#joined.basisOf(group)] ?? 'reference';
        this.#taken = end;
      }
      return true;
    }
    return false;
  }

  /** The event's rows, oldest first. */
  rows(): Int32Array {
    if (this.records === this.#gathered) sortRange(this.records, this.from, this.to, this.#compare);
    return this.records.subarray(this.from, this.to);
  }

  /** The event by itself, for longer than until the next one. */
  event(): OpenEvent {
    return { root: this.root, rows: this.rows(), basis: this.basis };
  }
}
