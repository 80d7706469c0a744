/** A text by which some list calls an entity beside its code: an item's barcode, a location's name. */
export interface OtherName {
  readonly text: string;
  readonly entity: number;
}

/** How one kind of name is written: the keys that a listed name stands under, and the key that a text is looked up by. */
export interface Spelling {
  keysOf(name: string): readonly string[];
  keyOf(text: string): string;
}

/** A name that is written in one way only. */
export const AS_WRITTEN: Spelling = { keysOf: (name) => [name], keyOf: (text) => text };

/**
 * Barcodes and names that stand for what they name, list by list: one that an earlier list gives to another entity means that one,
 * and one that two entities of the same list share means neither. What is a code keeps its meaning; see `EntityKeys`.
 */
export class OtherNames {
  readonly #meaning = new Map<string, number>();
  readonly #spelling: Spelling;

  constructor(lists: readonly (readonly OtherName[])[], spelling: Spelling) {
    this.#spelling = spelling;
    const shared = new Set<string>();
    for (const names of lists) {
      const meaning = new Map<string, number>();
      for (const { text, entity } of names) {
        if (text === '') continue;
        for (const key of spelling.keysOf(text)) {
          const known = meaning.get(key);
          if (known !== undefined && known !== entity) shared.add(key);
          else meaning.set(key, entity);
        }
      }
      for (const [key, entity] of meaning) if (!shared.has(key) && !this.#meaning.has(key)) this.#meaning.set(key, entity);
    }
  }

  /** The entity that a text names, or 0. */
  find(text: string): number {
    return this.#meaning.get(this.#spelling.keyOf(text)) ?? 0;
  }
}

/** A barcode in every length in which GTINs are written: `4006381333931` is `04006381333931` too. Others stay as they are. */
export const BARCODE: Spelling = {
  keysOf(barcode) {
    const bare = barcode.trim();
    // Eleven digits are a UPC without its leading zero in lists; elsewhere they are that only to the character.
    return bare.length === 11 && isGtin(bare) ? [`.${bare}`, withoutZeros(bare)] : [BARCODE.keyOf(bare)];
  },
  keyOf: (text) => (text.length > 11 && isGtin(text) ? withoutZeros(text) : `.${text}`),
};

/** 11 to 14 digits. */
function isGtin(text: string): boolean {
  if (text.length < 11 || text.length > 14) return false;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit < 0x30 || unit > 0x39) return false;
  }
  return true;
}

/** Told from texts that are no GTIN, which stand after a point, by another sign. */
function withoutZeros(digits: string): string {
  let from = 0;
  while (digits.charCodeAt(from) === 0x30) from += 1;
  return `=${digits.slice(from)}`;
}
