import type { ReferenceSpellings } from '../domain/facts.ts';
import { sharedArray } from '../domain/sharedArrays.ts';
import { normalReference, normaliseReferenceBytes } from '../domain/reference.ts';
import { encodeText, textOf } from './bytes/text.ts';
import { KeyTable, grown } from './bytes/keyTable.ts';

/** References whose normal forms are looked up together. */
const TOGETHER = 1_024;

/** By reference id, the id of the first reference with the same normal form. */
export function normalIds(references: KeyTable): Int32Array {
  const { count } = references;
  const forms = new NormalForms(references);
  // A normal form is known by the id of the reference that is written so, or by one of its own after those, where none is.
  const others = new KeyTable();
  let firstOf = new Int32Array(count + 1024);
  const ids = sharedArray(Int32Array, count + 1);
  for (let first = 1; first <= count; first += TOGETHER) {
    const last = Math.min(first + TOGETHER - 1, count);
    forms.read(first, last);
    for (let id = first; id <= last; id += 1) {
      let normal = forms.writtenAs(id);
      // A reference of separators only has no form to share; it stays itself.
      if (normal === NOTHING) {
        ids[id] = id;
        continue;
      }
      if (normal === 0) normal = count + forms.internIn(others, id);
      if (normal >= firstOf.length) firstOf = grown(firstOf, normal + 1, Int32Array);
      if (firstOf[normal] === 0) firstOf[normal] = id;
      ids[id] = firstOf[normal] as number;
    }
  }
  return ids;
}

const NOTHING = -1;

/** The normal forms of some references, and which references are written as they are. */
class NormalForms {
  readonly #references: KeyTable;
  #first = 1;
  #bytes = new Uint8Array(1 << 15);
  readonly #ends = new Int32Array(TOGETHER);
  readonly #ids = new Int32Array(TOGETHER);

  constructor(references: KeyTable) {
    this.#references = references;
  }

  /** At most `TOGETHER` references. */
  read(first: number, last: number): void {
    const references = this.#references;
    const { arena } = references;
    this.#first = first;
    let at = 0;
    for (let id = first; id <= last; id += 1) {
      const start = references.startOf(id);
      const end = references.endOf(id);
      at += this.#write(arena, start, end, at);
      this.#ends[id - first] = at;
    }
    references.findAll({ bytes: this.#bytes, ends: this.#ends.subarray(0, last - first + 1) }, this.#ids);
  }

  #write(arena: Uint8Array, start: number, end: number, at: number): number {
    this.#reach(at + end - start);
    const length = normaliseReferenceBytes(arena, start, end, this.#bytes, at);
    if (length >= 0) return length;
    const form = encodeText(normalReference(textOf(arena, start, end)));
    this.#reach(at + form.length);
    this.#bytes.set(form, at);
    return form.length;
  }

  #reach(length: number): void {
    if (length > this.#bytes.length) this.#bytes = grown(this.#bytes, length, Uint8Array);
  }

  #startOf(id: number): number {
    return id === this.#first ? 0 : this.#ends[id - this.#first - 1] as number;
  }

  /** The reference that is the normal form of this one; 0 where none is, `NOTHING` where the form is empty. */
  writtenAs(id: number): number {
    return this.#startOf(id) === this.#ends[id - this.#first] ? NOTHING : this.#ids[id - this.#first] as number;
  }

  internIn(table: KeyTable, id: number): number {
    return table.intern(this.#bytes, this.#startOf(id), this.#ends[id - this.#first] as number);
  }
}

/** Every reference as it is written, as long as none is added. */
export function spellingsOf(references: KeyTable): ReferenceSpellings {
  return { bytes: references.arena, startOf: (id) => references.startOf(id), endOf: (id) => references.endOf(id) };
}

/** All texts of a table in the order of their ids. */
export function* textsOf(table: KeyTable): Generator<string, void, void> {
  for (let id = 1; id <= table.count; id += 1) {
    const bytes = table.bytesOf(id);
    yield textOf(bytes, 0, bytes.length);
  }
}
