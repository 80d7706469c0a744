import type { Database } from '../../database.ts';

/** Scaled sums over everything a filter lets through. */
export interface OrderSums {
  readonly units: number;
  readonly value: number;
  /** How many of the rows nobody knows the cost of: they are worth 0 in `value`. */
  readonly unpriced: number;
}

/** What a grid shows under one sort and filter: the rows in order, and the sums over all of them. */
export class RowOrder {
  readonly total: number;
  readonly units: number;
  readonly value: number;
  readonly unpriced: number;
  readonly #rows: Int32Array;
  readonly #id: Int32Array | null;

  /** `rows` are never changed afterwards. `id`: the ids of the table's rows, ascending; null where the rows are ids themselves. */
  constructor(rows: Int32Array, id: Int32Array | null, { units, value, unpriced }: OrderSums) {
    this.total = rows.length;
    this.units = units;
    this.value = value;
    this.unpriced = unpriced;
    this.#rows = rows;
    this.#id = id;
  }

  /** The ids at so many places from `start` on. Looked up only now: those of a million rows lie far apart. */
  ids(start = 0, count = this.total): Int32Array {
    const id = this.#id;
    const rows = this.#rows.subarray(start, start + count);
    return id === null ? rows.slice() : rows.map((row) => id[row] as number);
  }

  /** At which place a row stands; null where it is not in it. */
  placeOf(id: number): number | null {
    const row = this.#id === null ? id : rowOf(this.#id, id);
    const index = this.#rows.indexOf(row);
    return row < 0 || index < 0 ? null : index;
  }
}

/** The row that has an id, −1 where none has; `ids` ascend. */
function rowOf(ids: Int32Array, id: number): number {
  let [low, high] = [0, ids.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((ids[middle] as number) < id) low = middle + 1;
    else high = middle;
  }
  return ids[low] === id ? low : -1;
}

/** Work that lets others work in between, where it yields. */
export type InTurns<T> = Generator<undefined, T>;

/** Names of what rests on no exception's state, owner or dates. */
const OF_FACTS = new RegExp(`^(?:${[
  'variance ', 'exception facts', 'ranks of ', 'texts of ', 'events ', 'root events ', 'records of ', 'surface$', 'ungated writes$',
  'authority places$', 'items without a cost$', 'handoff', 'way pairs ', 'stories$', 'summary$',
].join('|')})`, 'u');

/** Orders kept: enough for a person going to and fro between a few sorts and filters. Of a million rows each takes 4 MB. */
const KEPT = 16;

/**
 * Remembers what was derived from the results (columns, orders) until anything is written to the database, so that any page
 * of a million rows is a slice. Bound to one database; ask `resultCache` for it.
 */
export class ResultCache {
  readonly #db: Database;
  #changes = -1;
  readonly #parts = new Map<string, unknown>();
  /** Parts that were begun: to be made in turns, or at once where somebody needs one. */
  readonly #begun = new Map<string, InTurns<unknown>>();
  readonly #orders = new Map<string, object>();

  constructor(db: Database) {
    this.#db = db;
  }

  /** Something derived once from the results, under a name of its own. */
  part<T>(name: string, make: () => T): T {
    this.#forgetWhatIsStale();
    if (!this.#parts.has(name)) this.#parts.set(name, make());
    return this.#parts.get(name) as T;
  }

  /** Makes it in turns, others working in between; what they need of it meanwhile they make, and what is written meanwhile is in it. */
  *inTurns<T>(name: string, make: () => InTurns<T>): InTurns<T> {
    for (;;) {
      this.#forgetWhatIsStale();
      if (this.#parts.has(name)) return this.#parts.get(name) as T;
      const begun = this.#begun.get(name) ?? make();
      this.#begun.set(name, begun);
      const step = begun.next();
      if (step.done === true) {
        this.#begun.delete(name);
        this.#parts.set(name, step.value);
        return step.value as T;
      }
      yield;
    }
  }

  knows(name: string): boolean {
    this.#forgetWhatIsStale();
    return this.#parts.has(name);
  }

  /** The same of what there may be many of (an order under each filter): those asked last are kept. */
  order<T extends object>(key: string, make: () => T): T {
    this.#forgetWhatIsStale();
    const known = this.#orders.get(key) as T | undefined ?? make();
    this.#orders.delete(key);
    this.#orders.set(key, known);
    for (const oldest of this.#orders.keys()) {
      if (this.#orders.size <= KEPT) break;
      this.#orders.delete(oldest);
    }
    return known;
  }

  /**
   * Runs a decision that changes exceptions and what people wrote, and nothing else: what was derived from the facts and the variances
   * stands after it, so that a list of a million records is not sorted anew. Whoever calls brings the parts named in `also` up to date.
   */
  keepThrough<T>(decide: () => T, also: readonly string[] = []): T {
    this.#forgetWhatIsStale();
    const decided = decide();
    for (const kept of [this.#parts, this.#begun, this.#orders]) {
      for (const name of [...kept.keys()]) if (!OF_FACTS.test(name) && !also.includes(name)) kept.delete(name);
    }
    this.#changes = this.#db.number('SELECT total_changes()');
    return decided;
  }

  /** Runs what writes nothing that any list is made of (a moment of saving, what checks found): everything stands after it. */
  untouchedBy<T>(write: () => T): T {
    this.#forgetWhatIsStale();
    const written = write();
    this.#changes = this.#db.number('SELECT total_changes()');
    return written;
  }

  #forgetWhatIsStale(): void {
    const changes = this.#db.number('SELECT total_changes()');
    if (changes === this.#changes) return;
    this.#changes = changes;
    this.#parts.clear();
    this.#begun.clear();
    this.#orders.clear();
  }
}

const caches = new WeakMap<Database, ResultCache>();

/** The one cache of a database; it goes when the database goes. */
export function resultCache(db: Database): ResultCache {
  let cache = caches.get(db);
  if (cache === undefined) {
    cache = new ResultCache(db);
    caches.set(db, cache);
  }
  return cache;
}
