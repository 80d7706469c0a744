import { INTEGER_BYTES, PAGE, getInteger } from './format.ts';
import { NotReadable } from './readPages.ts';
import type { Words } from './words.ts';

/** A row that is read: its id and the columns asked for, each by its place among them. Valid until the next one. */
export interface ReadRow {
  readonly id: number;
  /** NaN for NULL. */
  number(at: number): number;
  /** The text's place in `words`. */
  word(at: number, words: Words): number;
}

/** A variable-length integer of up to 53 bits. */
export function varintAt(file: Uint8Array, at: number): number {
  let value = 0;
  let next = at;
  let byte = file[next] as number;
  while (byte >= 0x80) {
    value = value * 128 + (byte & 0x7f);
    next += 1;
    byte = file[next] as number;
  }
  return value * 128 + byte;
}

export function afterVarint(file: Uint8Array, at: number): number {
  let next = at;
  while ((file[next] as number) >= 0x80) next += 1;
  return next + 1;
}

/** How much of a record a page of its kind holds of `payload` bytes; the rest lies on pages of its own. */
function bytesHere(payload: number, most: number): number {
  if (payload <= most) return payload;
  const least = Math.floor(((PAGE - 12) * 32) / 255) - 23;
  const fitting = least + ((payload - least) % (PAGE - 4));
  return fitting <= most ? fitting : least;
}

/** A record in its page, as far as it is wanted. */
export class PageRecord implements ReadRow {
  id = 0;
  readonly #file: Uint8Array;
  /** By column of the table, its place among those wanted; −1 for none. */
  readonly #wanted: Int32Array;
  readonly #types: Int32Array;
  readonly #starts: Int32Array;
  readonly #most: number;

  /** `columns`: those wanted, by their place in the record. `most`: bytes of a record that stay in its page. */
  constructor(file: Uint8Array, columns: Int32Array, most: number) {
    this.#file = file;
    this.#most = most;
    this.#wanted = new Int32Array(columns.reduce((last, column) => Math.max(last, column), 0) + 1).fill(-1);
    columns.forEach((column, at) => { this.#wanted[column] = at; });
    this.#types = new Int32Array(columns.length);
    this.#starts = new Int32Array(columns.length);
  }

  /** The record that begins at `at`. Throws `NotReadable` where what is wanted of it does not lie in the page, or is a fraction. */
  take(at: number, payload: number, id: number): void {
    const file = this.#file;
    const [wanted, types, starts] = [this.#wanted, this.#types, this.#starts];
    this.id = id;
    let next = afterVarint(file, at);
    let start = at + varintAt(file, at);
    const headerEnd = start;
    const end = at + bytesHere(payload, this.#most);
    for (let column = 0; column < wanted.length; column += 1) {
      let type = next < headerEnd ? file[next] as number : 0;
      if (type >= 0x80) {
        type = varintAt(file, next);
        next = afterVarint(file, next);
      } else {
        next += 1;
      }
      const place = wanted[column] as number;
      if (place >= 0) {
        types[place] = type;
        starts[place] = start;
      }
      start += type < 10 ? INTEGER_BYTES[type] as number : type < 12 ? 0 : (type - 12) >>> 1;
      if (type === 7 || (start > end && place >= 0)) throw new NotReadable(`row ${id}`);
    }
  }

  number(at: number): number {
    const type = this.#types[at] as number;
    return type > 9 ? NaN : getInteger(this.#file, this.#starts[at] as number, type);
  }

  word(at: number, words: Words): number {
    const type = this.#types[at] as number;
    return type < 13 ? words.placeOf('') : words.placeOfBytes(this.#file, this.#starts[at] as number, (type - 13) >>> 1);
  }
}
