/** Up to this many item × location pairs are looked up in a plain table (64 MB); more in a hash table. */
const LARGEST_PLAIN_TABLE = 16_000_000;

/** What an index is made of, as plain data. */
export interface PoolParts {
  readonly locations: number;
  readonly isPlain: boolean;
  readonly slots: Int32Array;
  readonly items: Int32Array;
  readonly places: Int32Array;
  readonly count: number;
}

/**
 * Numbers the item × location pairs of an engagement ("pools" for short: the smallest place a figure covers), so that
 * everything about them can be kept in flat arrays.
 */
export class PoolIndex {
  readonly #locations: number;
  #isPlain: boolean;
  /** Pool + 1 by pair where the table is plain, else by hash; 0 is free. */
  #slots: Int32Array;
  #mask: number;
  #items: Int32Array;
  #places: Int32Array;
  #count = 0;

  /** @param items one more than the largest item id. @param locations one more than the largest location id. */
  constructor(items: number, locations: number) {
    this.#locations = locations;
    this.#isPlain = items * locations <= LARGEST_PLAIN_TABLE;
    const size = this.#isPlain ? items * locations : 1 << 16;
    this.#slots = new Int32Array(size);
    this.#mask = size - 1;
    this.#items = new Int32Array(1024);
    this.#places = new Int32Array(1024);
  }

  /** The index that `parts` were taken of. */
  static from({ locations, isPlain, slots, items, places, count }: PoolParts): PoolIndex {
    const index = new PoolIndex(0, locations);
    index.#isPlain = isPlain;
    index.#slots = slots;
    index.#mask = slots.length - 1;
    index.#items = items;
    index.#places = places;
    index.#count = count;
    return index;
  }

  parts(): PoolParts {
    return {
      locations: this.#locations, isPlain: this.#isPlain, slots: this.#slots, items: this.#items, places: this.#places, count: this.#count,
    };
  }

  get count(): number {
    return this.#count;
  }

  itemOf(pool: number): number {
    return this.#items[pool] ?? 0;
  }

  locationOf(pool: number): number {
    return this.#places[pool] ?? 0;
  }

  /** The pool's number, or −1 where no row has named the pair yet. */
  find(item: number, location: number): number {
    if (this.#isPlain) return (this.#slots[item * this.#locations + location] ?? 0) - 1;
    return (this.#slots[this.#slotOf(item, location)] ?? 0) - 1;
  }

  /** The pool's number, given out on first sight. */
  add(item: number, location: number): number {
    const slot = this.#isPlain ? item * this.#locations + location : this.#slotOf(item, location);
    const known = (this.#slots[slot] ?? 0) - 1;
    if (known >= 0) return known;
    const pool = this.#count;
    this.#count += 1;
    if (pool === this.#items.length) {
      this.#items = doubled(this.#items);
      this.#places = doubled(this.#places);
    }
    this.#items[pool] = item;
    this.#places[pool] = location;
    this.#slots[slot] = pool + 1;
    if (!this.#isPlain && this.#count * 2 > this.#slots.length) this.#grow();
    return pool;
  }

  /** The slot that holds the pair, or the free one it would take. */
  #slotOf(item: number, location: number): number {
    const key = Math.imul(item, this.#locations) + location;
    let slot = (Math.imul(key, 0x9e3779b1) >>> 7) & this.#mask;
    for (;;) {
      const pool = (this.#slots[slot] ?? 0) - 1;
      if (pool < 0 || (this.#items[pool] === item && this.#places[pool] === location)) return slot;
      slot = (slot + 1) & this.#mask;
    }
  }

  #grow(): void {
    this.#slots = new Int32Array(this.#slots.length * 2);
    this.#mask = this.#slots.length - 1;
    for (let pool = 0; pool < this.#count; pool += 1) {
      this.#slots[this.#slotOf(this.#items[pool] ?? 0, this.#places[pool] ?? 0)] = pool + 1;
    }
  }
}

function doubled(from: Int32Array): Int32Array {
  const larger = new Int32Array(from.length * 2);
  larger.set(from);
  return larger;
}
