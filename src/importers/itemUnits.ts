/** Units of measure: what a quantity in a declared unit is in the item's base unit. */
import { QUANTITY_SCALE } from '../domain/quantity.ts';

/** What the items files say of one item's units; plain data. Words in capitals. */
export interface UnitEntry {
  /** The unit that the item is counted in; null where no list says. */
  readonly base: string | null;
  /** Base units in a pack, scaled; 0 where no list says. */
  readonly pack: number;
  /** Units under which lists give the item a pack size, beside its base unit. */
  readonly packUnits: readonly string[];
}

/** What is known of the items' units, by the item's id. */
export interface ItemUnits {
  get(item: number): UnitEntry | undefined;
}

/** Words for one piece (UN/ECE Recommendation 20 and common exports). */
const EACH = new Set([
  'EA', 'EACH', 'PC', 'PCS', 'PCE', 'PIECE', 'PIECES', 'UN', 'UNIT', 'UNITS', 'NOS', 'NO', 'ST', 'STK', 'STÜCK', 'C62', 'H87',
]);
/** Words for a pack, whose size only the item can tell. */
const PACK = new Set([
  'CS', 'CASE', 'CASES', 'CA', 'BX', 'BOX', 'BOXES', 'CT', 'CTN', 'CARTON', 'CARTONS', 'PK', 'PACK', 'PACKS', 'PAC', 'INNER', 'OUTER',
  'KAR',
]);
const DOZEN = new Set(['DZ', 'DZN', 'DOZ', 'DOZEN']);

export const NOT_CONVERTIBLE = -1;
/** Nothing is known of the item's units. */
export const UNKNOWN_ITEM = 0;

export function unitWord(text: string): string {
  return text.trim().replace(/\.$/u, '').toUpperCase();
}

/** How many base units one of `unit` (a word in capitals) is, scaled; UNKNOWN_ITEM or NOT_CONVERTIBLE where that cannot be said. */
export function unitFactor(units: ItemUnits, item: number, unit: string): number {
  const entry = units.get(item);
  const base = entry?.base ?? null;
  const isCountedInPieces = base === null || EACH.has(base);
  if (unit === base || (EACH.has(unit) && isCountedInPieces)) return QUANTITY_SCALE;
  if (DOZEN.has(unit) && isCountedInPieces) return 12 * QUANTITY_SCALE;
  if (entry === undefined) return UNKNOWN_ITEM;
  const isPack = PACK.has(unit) || entry.packUnits.includes(unit);
  if (isPack && entry.pack > 0 && (base === null || !PACK.has(base))) return entry.pack;
  return NOT_CONVERTIBLE;
}
