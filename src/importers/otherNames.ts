import type { EntityKeys } from './entityKeys.ts';

/** A text by which some list calls an entity beside its code: an item's barcode, a location's name. */
export interface OtherName {
  readonly text: string;
  readonly entity: number;
}

/**
 * Lets barcodes and names stand for what they name, list by list: a text that is a code or an alias already keeps its meaning, one
 * that an earlier list gives to another entity means that one, and one that two entities of the same list share means neither.
 */
export function addOtherNames(lists: readonly (readonly OtherName[])[], keys: EntityKeys): void {
  const shared = new Set<string>();
  for (const names of lists) {
    const meaning = new Map<string, number>();
    for (const { text, entity } of names) {
      if (text === '' || shared.has(text)) continue;
      if ((meaning.get(text) ?? entity) === entity) meaning.set(text, entity);
      else shared.add(text);
    }
    for (const [text, entity] of meaning) {
      if (!shared.has(text) && keys.findText(text) === 0) keys.addAlias(text, entity);
    }
  }
}

const GTIN_LENGTHS = [12, 13, 14];

/** A barcode in every length in which GTINs are written: `4006381333931` is `04006381333931` too. Others stay as they are. */
export function spellingsOfBarcode(barcode: string): readonly string[] {
  const bare = barcode.trim();
  if (!/^\d{11,14}$/u.test(bare)) return [bare];
  const digits = bare.replace(/^0+/u, '');
  return [...new Set([bare, ...GTIN_LENGTHS.filter((length) => length >= digits.length).map((length) => digits.padStart(length, '0'))])];
}
