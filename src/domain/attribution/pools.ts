/**
 * Numbers the item × location pairs of an engagement ("pools" for short: the smallest place a figure covers), so that
 * everything about them can be kept in flat arrays.
 */
export class PoolIndex {
  readonly #locations: number;
  #slots: Int32Array;
  #mask: number;
  #items: Int32Array;
  #places: Int32Array;
  #count = 0;

  /** @param locations one more than the largest location id. */
  constructor(locations: number, expected = 1024) {
    this.#locations = locations;
    let size = 2048;
    while (size < expected * 2) size *= 2;
    this.#slots = new Int32Array(size);
    this.#mask = size - 1;
    this.#items = new Int32Array(size >> 1);
    this.#places = new Int32Array(size >> 1);
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
    let slot = this.#slotOf(item, location);
    for (;;) {
      const pool = (this.#slots[slot] ?? 0) - 1;
      if (pool < 0) return -1;
      if (this.#items[pool] === item && this.#places[pool] === location) return pool;
      slot = (slot + 1) & this.#mask;
    }
  }

  /** The pool's number, given out on first sight. */
  add(item: number, location: number): number {
    const found = this.find(item, location);
    if (found >= 0) return found;
    if (this.#count * 2 >= this.#slots.length) this.#grow();
    const pool = this.#count;
    this.#count += 1;
    this.#items[pool] = item;
    this.#places[pool] = location;
    this.#place(pool);
    return pool;
  }

  #place(pool: number): void {
    let slot = this.#slotOf(this.#items[pool] ?? 0, this.#places[pool] ?? 0);
    while (this.#slots[slot] !== 0) slot = (slot + 1) & this.#mask;
    this.#slots[slot] = pool + 1;
  }

  #slotOf(item: number, location: number): number {
    const key = Math.imul(item, this.#locations) + location;
    return (Math.imul(key, 0x9e3779b1) >>> 7) & this.#mask;
  }

  #grow(): void {
    const size = this.#slots.length * 2;
    this.#slots = new Int32Array(size);
    this.#mask = size - 1;
    this.#items = copied(this.#items, size >> 1);
    this.#places = copied(this.#places, size >> 1);
    for (let pool = 0; pool < this.#count; pool += 1) this.#place(pool);
  }
}

function copied(from: Int32Array, length: number): Int32Array {
  const larger = new Int32Array(length);
  larger.set(from);
  return larger;
}
