import type { ReferenceSpellings } from '../../facts.ts';

/** What stands in a reference before its number and behind it, as small numbers; 0 where there is nothing. */
export interface ReferenceParts {
  readonly prefix: number;
  /** The number itself without leading zeros; NaN where the reference has no digits. */
  readonly core: number;
  readonly suffix: number;
}

const NO_PARTS: ReferenceParts = { prefix: 0, core: NaN, suffix: 0 };

/**
 * Takes references apart: the number is the longest run of digits (leading zeros do not count; the last of equals), before it stands the
 * prefix, behind it the suffix. Letters' case and separators do not matter.
 *
 *     SO-01042      SO · 1042 ·           SINV/1042-2    SINV · 1042 · 2
 *     #1042         · 1042 ·              2026-0042/A    · 2026 · 0042A
 */
export class ReferenceReader {
  readonly #spell: () => ReferenceSpellings;
  readonly #known = new Map<number, ReferenceParts>();
  readonly #words = new Map<string, number>();

  /** @param spell gives all references as written; asked only when the first one is to be taken apart. */
  constructor(spell: () => ReferenceSpellings) {
    this.#spell = spell;
  }

  partsOf(reference: number): ReferenceParts {
    if (reference === 0) return NO_PARTS;
    const known = this.#known.get(reference);
    if (known !== undefined) return known;
    const parts = this.#read(reference);
    this.#known.set(reference, parts);
    return parts;
  }

  #read(reference: number): ReferenceParts {
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
    if (bestStart < 0 || longest > 15) return { prefix: this.#word(bytes, start, end), core: NaN, suffix: 0 };
    let core = 0;
    for (let at = bestStart; at < bestEnd; at += 1) core = core * 10 + (bytes[at] ?? 0) - ZERO;
    return { prefix: this.#word(bytes, start, bestStart), core, suffix: this.#word(bytes, bestEnd, end) };
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

const ZERO = 0x30;

function isDigit(byte: number): boolean {
  return byte >= ZERO && byte <= 0x39;
}
