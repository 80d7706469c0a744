import { sharedArray } from '../../domain/sharedArrays.ts';
import type { NumberArrayType } from '../../domain/sharedArrays.ts';

/** Texts as plain data: text `n` lies in `bytes` from `ends[n - 1]` (0 for the first) to `ends[n]`. */
export interface Texts {
  readonly bytes: Uint8Array;
  readonly ends: Int32Array;
}

/** Calls `use` for each text, in their order. */
export function eachText(texts: Texts, use: (bytes: Uint8Array, start: number, end: number) => void): void {
  let start = 0;
  for (const end of texts.ends) {
    use(texts.bytes, start, end);
    start = end;
  }
}

/** What a table is made of. */
export interface KeyTableParts {
  readonly count: number;
  readonly slots: Int32Array;
  readonly hashes: Int32Array;
  readonly ends: Float64Array;
  readonly arena: Uint8Array;
}

/**
 * Texts as dense numbers: the bytes of every distinct key are kept once, in the order in which they were first seen, and looking
 * a known key up makes no string. Ids start at 1; 0 means "none".
 *
 * Open addressing over a power of two of slots, at most half full; FNV-1a with a final mix. All of it lies in memory that a second
 * thread can see.
 */
export class KeyTable {
  #slots: Int32Array;
  #mask: number;
  #hashes: Int32Array;
  /** Key `id` lies in the arena from `#ends[id - 1]` to `#ends[id]`. */
  #ends: Float64Array;
  #arena: Uint8Array;
  #count = 0;

  /** `expected`: how many keys there will be, as far as that can be told; it takes no more than growing would. */
  constructor(expected = 0) {
    let slots = 1 << 12;
    while (slots < expected * 2) slots *= 2;
    this.#slots = sharedArray(Int32Array, slots);
    this.#mask = slots - 1;
    this.#hashes = sharedArray(Int32Array, Math.max(1 << 11, expected + 2));
    this.#ends = sharedArray(Float64Array, Math.max(1 << 11, expected + 2));
    this.#arena = sharedArray(Uint8Array, Math.max(1 << 15, expected * 10));
  }

  /** The table that `parts` were taken of, in another thread: to be looked up in, not added to. */
  static from({ count, slots, hashes, ends, arena }: KeyTableParts): KeyTable {
    const table = new KeyTable();
    table.#slots = slots;
    table.#mask = slots.length - 1;
    table.#hashes = hashes;
    table.#ends = ends;
    table.#arena = arena;
    table.#count = count;
    return table;
  }

  /** What another thread needs to look keys up here as long as none is added. */
  parts(): KeyTableParts {
    return { count: this.#count, slots: this.#slots, hashes: this.#hashes, ends: this.#ends, arena: this.#arena };
  }

  get count(): number {
    return this.#count;
  }

  /** Whether a key is these bytes. */
  is(id: number, bytes: Uint8Array, start: number, end: number): boolean {
    const from = this.#ends[id - 1] as number;
    const length = end - start;
    if ((this.#ends[id] as number) - from !== length) return false;
    const arena = this.#arena;
    // Codes of one kind begin alike and differ at their end.
    let left = length - 1;
    while (left >= 0 && arena[from + left] === bytes[start + left]) left -= 1;
    return left < 0;
  }

  /** The key's id, or 0 where it is not known yet. */
  find(bytes: Uint8Array, start: number, end: number): number {
    return this.#lookUp(hashOf(bytes, start, end), bytes, start, end);
  }

  #lookUp(hash: number, bytes: Uint8Array, start: number, end: number): number {
    const slots = this.#slots;
    const mask = this.#mask;
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const id = slots[slot] as number;
      if (id === 0) return 0;
      if (this.#hashes[id] === hash && this.is(id, bytes, start, end)) return id;
    }
  }

  /** The key's id, made where it is not known yet. */
  intern(bytes: Uint8Array, start: number, end: number): number {
    const hash = hashOf(bytes, start, end);
    const known = this.#lookUp(hash, bytes, start, end);
    return known === 0 ? this.#add(hash, bytes, start, end) : known;
  }

  /** The ids of all of these texts, made where they are not known yet, into `ids` from place `from` on. */
  internAll(texts: Texts, ids: Int32Array, from: number): void {
    const { bytes, ends } = texts;
    this.#together(texts, (hash, at) => {
      const start = at === 0 ? 0 : ends[at - 1] as number;
      const end = ends[at] as number;
      const known = this.#lookUp(hash, bytes, start, end);
      ids[from + at] = known === 0 ? this.#add(hash, bytes, start, end) : known;
    });
  }

  /** The ids of all of these texts, or 0 where they are not known, into `ids`. */
  findAll(texts: Texts, ids: Int32Array): void {
    const { bytes, ends } = texts;
    this.#together(texts, (hash, at) => {
      ids[at] = this.#lookUp(hash, bytes, at === 0 ? 0 : ends[at - 1] as number, ends[at] as number);
    });
  }

  /**
   * Calls `use` for each text, and asks for what many of them will be looked up in before the first is: memory that lies far apart comes
   * sooner when it is asked for together.
   */
  #together({ bytes, ends }: Texts, use: (hash: number, at: number) => void): void {
    const hashes = new Int32Array(TOGETHER);
    const firsts = new Int32Array(TOGETHER);
    let start = 0;
    for (let first = 0; first < ends.length; first += TOGETHER) {
      const count = Math.min(TOGETHER, ends.length - first);
      for (let at = 0; at < count; at += 1) {
        const end = ends[first + at] as number;
        hashes[at] = hashOf(bytes, start, end);
        start = end;
      }
      this.#askFor(hashes, firsts);
      for (let at = 0; at < count; at += 1) use(hashes[at] as number, first + at);
    }
  }

  #askFor(hashes: Int32Array, firsts: Int32Array): void {
    const slots = this.#slots;
    const mask = this.#mask;
    for (let at = 0; at < TOGETHER; at += 1) firsts[at] = slots[(hashes[at] as number) & mask] as number;
    for (let at = 0; at < TOGETHER; at += 1) firsts[at] = this.#hashes[firsts[at] as number] as number;
  }

  /** All keys' bytes; key `id` lies from `startOf(id)` to `endOf(id)`. Valid until the next key is added. */
  get arena(): Uint8Array {
    return this.#arena;
  }

  startOf(id: number): number {
    return this.#ends[id - 1] ?? 0;
  }

  endOf(id: number): number {
    return this.#ends[id] ?? 0;
  }

  /** The bytes of a key, valid until the next key is added. */
  bytesOf(id: number): Uint8Array {
    return this.#arena.subarray(this.#ends[id - 1], this.#ends[id]);
  }

  /** A copy of the keys above id `last`, in the order of their ids. */
  since(last: number): Texts {
    const from = this.endOf(last);
    const ends = new Int32Array(this.#count - last);
    for (let at = 0; at < ends.length; at += 1) ends[at] = this.endOf(last + at + 1) - from;
    return { bytes: this.#arena.slice(from, this.endOf(this.#count)), ends };
  }

  #add(hash: number, bytes: Uint8Array, start: number, end: number): number {
    const length = end - start;
    const from = this.#ends[this.#count] as number;
    if (from + length > this.#arena.length) this.#arena = grown(this.#arena, from + length, Uint8Array);
    if (this.#count + 2 > this.#hashes.length) {
      this.#hashes = grown(this.#hashes, this.#count + 2, Int32Array);
      this.#ends = grown(this.#ends, this.#count + 2, Float64Array);
    }
    if ((this.#count + 1) * 2 > this.#slots.length) this.#rehash();
    const arena = this.#arena;
    for (let at = 0; at < length; at += 1) arena[from + at] = bytes[start + at] as number;
    this.#count += 1;
    const id = this.#count;
    this.#ends[id] = from + length;
    this.#hashes[id] = hash;
    this.#place(id, hash);
    return id;
  }

  #place(id: number, hash: number): void {
    let slot = hash & this.#mask;
    while (this.#slots[slot] !== 0) slot = (slot + 1) & this.#mask;
    this.#slots[slot] = id;
  }

  #rehash(): void {
    this.#slots = sharedArray(Int32Array, this.#slots.length * 4);
    this.#mask = this.#slots.length - 1;
    for (let id = 1; id <= this.#count; id += 1) this.#place(id, this.#hashes[id] as number);
  }
}

/** Texts looked up together. */
const TOGETHER = 128;

/** FNV-1a with a final mix. */
function hashOf(bytes: Uint8Array, start: number, end: number): number {
  let hash = 0x811c9dc5 | 0;
  for (let at = start; at < end; at += 1) hash = Math.imul(hash ^ (bytes[at] as number), 0x01000193);
  return hash ^ (hash >>> 15);
}

type NumberArray = Uint8Array | Int32Array | Float64Array;

/** A copy at least `needed` long, at least twice as long as before, so that growing costs a constant amount an element. */
export function grown<T extends NumberArray>(array: T, needed: number, make: NumberArrayType<T>): T {
  const larger = sharedArray(make, Math.max(needed, array.length * 2));
  larger.set(array);
  return larger;
}
