import { encodeText, textOf } from './bytes/text.ts';
import { KeyTable, eachText, grown } from './bytes/keyTable.ts';
import type { Texts } from './bytes/keyTable.ts';
import type { OtherNames } from './otherNames.ts';

/** Entities as plain data, for another thread. */
export interface EntityKeysCopy {
  readonly texts: Texts;
  /** By the text's id, and by the entity's id. */
  readonly entityOf: Int32Array;
  readonly codeOf: Int32Array;
}

/**
 * Items or locations by their codes and aliases: several texts may mean one entity. Ids are those of the SQL table, from 1 in
 * the order in which the entities were first named.
 */
export class EntityKeys {
  readonly #texts = new KeyTable();
  /** The entity of a text, by the text's id. */
  #entityOf = new Int32Array(1 << 12);
  /** The text that is an entity's code, by the entity's id. */
  #codeOf = new Int32Array(1 << 12);
  #count = 0;
  /** The text that was looked up after a text the last time: exports are sorted, and repeat one another's order. */
  #after = new Int32Array(1 << 12);
  #last = 0;
  #otherNames: OtherNames | undefined;
  /** Whether the lists that name entities are still to be read. */
  isAheadOfLists = false;

  static from(copy: EntityKeysCopy): EntityKeys {
    const keys = new EntityKeys();
    eachText(copy.texts, (bytes, start, end) => { keys.#texts.intern(bytes, start, end); });
    keys.#entityOf = copy.entityOf.slice();
    keys.#codeOf = copy.codeOf.slice();
    keys.#count = copy.codeOf.length - 1;
    return keys;
  }

  copy(): EntityKeysCopy {
    return {
      texts: this.#texts.since(0), entityOf: this.#entityOf.slice(0, this.#texts.count + 1), codeOf: this.#codeOf.slice(0, this.#count + 1),
    };
  }

  /** The codes of the entities above id `last`, in the order of their ids. */
  codesSince(last: number): Texts {
    const codes = new KeyTable();
    for (let entity = last + 1; entity <= this.#count; entity += 1) {
      const code = this.#texts.bytesOf(this.#codeOf[entity] as number);
      codes.intern(code, 0, code.length);
    }
    return codes.since(0);
  }

  /** How many entities there are; their ids are 1 … count. */
  get count(): number {
    return this.#count;
  }

  /** The entity that a code, an alias or, where it is neither, another name means; or 0. */
  find(bytes: Uint8Array, start: number, end: number): number {
    const guess = this.#after[this.#last] as number;
    const text = guess !== 0 && this.#texts.is(guess, bytes, start, end) ? guess : this.#texts.find(bytes, start, end);
    if (text !== 0) {
      this.#after[this.#last] = text;
      this.#last = text;
      return this.#entityOf[text] as number;
    }
    const entity = this.#otherNames?.find(textOf(bytes, start, end)) ?? 0;
    if (entity !== 0) this.#setEntity(this.#texts.intern(bytes, start, end), entity);
    return entity;
  }

  /** Lets texts that are no code mean what they name, from now on. */
  know(names: OtherNames): void {
    this.#otherNames = names;
  }

  /** A new entity under a code that is not known yet. */
  add(bytes: Uint8Array, start: number, end: number): number {
    const text = this.#texts.intern(bytes, start, end);
    this.#count += 1;
    const entity = this.#count;
    if (entity >= this.#codeOf.length) this.#codeOf = grown(this.#codeOf, entity + 1, Int32Array);
    this.#codeOf[entity] = text;
    this.#setEntity(text, entity);
    return entity;
  }

  findText(code: string): number {
    const bytes = encodeText(code);
    return this.find(bytes, 0, bytes.length);
  }

  /** The entity of a code, made where it is not known yet. */
  ofText(code: string): number {
    const bytes = encodeText(code);
    const known = this.find(bytes, 0, bytes.length);
    return known === 0 ? this.add(bytes, 0, bytes.length) : known;
  }

  /** Lets one more text mean an entity. */
  addAlias(alias: string, entity: number): void {
    const bytes = encodeText(alias);
    this.#setEntity(this.#texts.intern(bytes, 0, bytes.length), entity);
  }

  /** The bytes of an entity's code, valid until the next code is added. */
  codeBytes(entity: number): Uint8Array {
    return this.#texts.bytesOf(this.#codeOf[entity] ?? 0);
  }

  codeOf(entity: number): string {
    const bytes = this.#texts.bytesOf(this.#codeOf[entity] ?? 0);
    return textOf(bytes, 0, bytes.length);
  }

  #setEntity(text: number, entity: number): void {
    if (text >= this.#entityOf.length) this.#entityOf = grown(this.#entityOf, text + 1, Int32Array);
    if (text >= this.#after.length) this.#after = grown(this.#after, text + 1, Int32Array);
    this.#entityOf[text] = entity;
  }
}
