import type { ReferenceSpellings } from '../../facts.ts';

/**
 * Takes references apart: the number is the longest run of digits (leading zeros do not count; the last of equals), before it stands the
 * prefix, behind it the suffix, both as small numbers, 0 where there is nothing. Letters' case and separators do not matter.
 *
 *     SO-01042      SO · 1042 ·           SINV/1042-2    SINV · 1042 · 2
 *     #1042         · 1042 ·              2026-0042/A    · 2026 · 0042A
 */
export class ReferenceReader {
  readonly #spell: () => ReferenceSpellings;
  readonly #words = new Map<string, number>();
  /** By reference: 1 where it was taken apart. */
  #isRead = new Uint8Array(1024);
  #prefix = new Int32Array(1024);
  #core = new Float64Array(1024);
  #suffix = new Int32Array(1024);

  /** @param spell gives all references as written; asked only when the first one is to be taken apart. */
  constructor(spell: () => ReferenceSpellings) {
    this.#spell = spell;
    // No reference has no parts.
    this.#isRead[0] = 1;
    this.#core[0] = NaN;
  }

  prefixOf(reference: number): number {
    if (this.#isRead[reference] !== 1) this.#read(reference);
    return this.#prefix[reference] as number;
  }

  /** The number itself without leading zeros; NaN where the reference has no digits. */
  coreOf(reference: number): number {
    if (this.#isRead[reference] !== 1) this.#read(reference);
    return this.#core[reference] as number;
  }

  suffixOf(reference: number): number {
    if (this.#isRead[reference] !== 1) this.#read(reference);
    return this.#suffix[reference] as number;
  }

  #keep(reference: number, prefix: number, core: number, suffix: number): void {
    if (reference >= this.#isRead.length) {
      const size = Math.max(reference + 1, this.#isRead.length * 2);
      this.#isRead = grown(this.#isRead, new Uint8Array(size));
      this.#prefix = grown(this.#prefix, new Int32Array(size));
      this.#core = grown(this.#core, new Float64Array(size));
      this.#suffix = grown(this.#suffix, new Int32Array(size));
    }
    this.#isRead[reference] = 1;
    this.#prefix[reference] = prefix;
    this.#core[reference] = core;
    this.#suffix[reference] = suffix;
  }

  #read(reference: number): void {
    const spellings = this.#spell();
    const { bytes } = spellings;
    const start = spellings.startOf(reference);
    const end = spellings.endOf(reference);
    let [bestStart, bestEnd, longest] = [-1, -1, 0];
    for (let at = start; at < end;) {
      if (!isDigit(bytes[at] ?? 0)) {
        at += 1;
        continue;
      }
      const from = at;
      while (at < end && isDigit(bytes[at] ?? 0)) at += 1;
      let first = from;
      while (first < at - 1 && bytes[first] === ZERO) first += 1;
      if (at - first >= longest) [bestStart, bestEnd, longest] = [from, at, at - first];
    }
    if (bestStart < 0 || longest > 15) {
      this.#keep(reference, this.#word(bytes, start, end), NaN, 0);
      return;
    }
    let core = 0;
    for (let at = bestStart; at < bestEnd; at += 1) core = core * 10 + (bytes[at] ?? 0) - ZERO;
    this.#keep(reference, this.#word(bytes, start, bestStart), core, this.#word(bytes, bestEnd, end));
  }

  #word(bytes: Uint8Array, start: number, end: number): number {
    let text = '';
    for (let at = start; at < end; at += 1) {
      const byte = bytes[at] ?? 0;
      if (byte >= 0x61 && byte <= 0x7a) text += String.fromCharCode(byte - 0x20);
      else if (isDigit(byte) || (byte >= 0x41 && byte <= 0x5a) || byte >= 0x80) text += String.fromCharCode(byte);
    }
    if (text === '') return 0;
    const known = this.#words.get(text);
    if (known !== undefined) return known;
    this.#words.set(text, this.#words.size + 1);
    return this.#words.size;
  }
}

function grown<Column extends Uint8Array | Int32Array | Float64Array>(from: Column, into: Column): Column {
  into.set(from);
  return into;
}

const ZERO = 0x30;

function isDigit(byte: number): boolean {
  return byte >= ZERO && byte <= 0x39;
}
