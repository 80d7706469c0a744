import type { OpenRecords } from '../openRecords.ts';
import { bucketsOf, mixedOf, sidesInOrder } from './buckets.ts';
import type { Buckets } from './buckets.ts';
import type { Terms } from './terms.ts';

/** One item at one place: its open sources and its open postings, both in order of time. */
export class Series {
  readonly sources: readonly number[];
  readonly targets: readonly number[];
  readonly #open: OpenRecords;
  #times: Float64Array | undefined;
  #sums: Float64Array | undefined;

  constructor(open: OpenRecords, sources: readonly number[], targets: readonly number[]) {
    this.#open = open;
    this.sources = sources;
    this.targets = targets;
  }

  /** When the sources were booked. */
  get times(): Float64Array {
    this.#times ??= Float64Array.from(this.sources, (row) => this.#open.scene.bookedAt(row));
    return this.#times;
  }

  /** What the sources from one on up to another, and without it, add up to. */
  sumOf(from: number, to: number): number {
    this.#sums ??= this.#runningSums();
    return (this.#sums[to] ?? 0) - (this.#sums[from] ?? 0);
  }

  #runningSums(): Float64Array {
    const sums = new Float64Array(this.sources.length + 1);
    this.sources.forEach((row, at) => { sums[at + 1] = (sums[at] as number) + this.#open.scene.quantity(row); });
    return sums;
  }
}

/** A posting, its series, and which of the series' postings it is. */
export interface Posting {
  readonly one: Series;
  readonly target: number;
  readonly place: number;
}

/** All series of a handoff. They are taken apart when they are asked for: of most handoffs a sample shows that they do not post by sums. */
export class SeriesList {
  readonly #open: OpenRecords;
  readonly #from: number;
  readonly #buckets: Buckets;

  constructor(open: OpenRecords, { handoff, areComparable, isNamed }: Terms) {
    const { events } = open.scene.facts;
    const targets = open.targets(handoff);
    const lists = [open.sources(handoff), areComparable ? targets.filter((row) => !isNamed(row)) : targets];
    this.#open = open;
    this.#from = handoff.from;
    this.#buckets = mixedOf(bucketsOf(lists, 2, events.item, events.location), handoff.from, events.system);
  }

  *all(): Generator<Series> {
    for (let place = 0; place < this.#buckets.count; place += 1) yield this.#at(place);
  }

  /** So many postings from all over the list, or not much more. */
  sample(size: number): Posting[] {
    const { count, start } = this.#buckets;
    const { length } = this.#buckets.rows;
    const postings = (from: number, to: number): number => this.#postingsIn(from, to);
    const step = Math.max(1, Math.floor(postings(0, length) / size));
    const found: Posting[] = [];
    let seen = 0;
    for (let place = 0; place < count; place += 1) {
      const own = postings(start[place] as number, start[place + 1] as number);
      let next = (step - seen % step) % step;
      if (next < own) {
        const one = this.#at(place);
        for (; next < own; next += step) found.push({ one, target: one.targets[next] as number, place: next });
      }
      seen += own;
    }
    return found;
  }

  #postingsIn(from: number, to: number): number {
    const { system } = this.#open.scene.facts.events;
    const { rows } = this.#buckets;
    let count = 0;
    for (let at = from; at < to; at += 1) if (system[rows[at] as number] !== this.#from) count += 1;
    return count;
  }

  #at(place: number): Series {
    const { rows, start } = this.#buckets;
    const { sources, targets } = sidesInOrder(rows, start[place] as number, start[place + 1] as number, this.#from,
      this.#open.scene.facts.events.system, this.#open.compare);
    return new Series(this.#open, sources, targets);
  }
}
