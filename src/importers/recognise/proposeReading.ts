/** What an export that nobody knows seems to hold: proposed to be confirmed, never taken for granted. */
import type { ProposedReading } from '../../domain/problem.ts';
import { canonicalPosition } from '../delimited/columnMap.ts';
import { columnLooks } from './columnLook.ts';
import type { ColumnLook } from './columnLook.ts';

/** Rows that are looked at. */
export const ROWS_LOOKED_AT = 2_000;

type Field = 'sku' | 'quantity' | 'location' | 'bin' | 'moment' | 'uom' | 'lot' | 'reference' | 'unitCost' | 'type';

/** Words of headers, in the languages that exports come in; the earlier of a list say more. */
const WORDS: Readonly<Record<Field, readonly RegExp[]>> = {
  sku: [
    /\bsku\b/u,
    /\b(?:item|article|artikel|articulo|artigo|material|stock|product|produkt|producto|part) ?(?:code|number|nummer|nr|no|num|id)?$/u,
    /\b(?:style|variant|codigo|code|mpn|barcode|ean|upc|gtin)\b/u, /\b(?:fnsku|msku|asin)\b/u,
  ],
  quantity: [
    /\b(?:on hand|onhand|quantity|qty|bestand|cantidad|quantidade|menge|soh)\b/u,
    /\b(?:stock|count|counted|units|pieces|available|saldo)\b/u,
      /\b(?:sold|shipped|received|returned|delta|adjustment|change)\b/u,
  ],
  location: [
    /\b(?:warehouse|whse|wh|dc|facility|fulfillment center|lager|almacen|bodega|magazzino|magazijn|entrepot|store|outlet|branch|depot)\b/u,
    /\b(?:location|lagerort\w*|deposito|magasin|plant|werk|site|shop)\b/u,
  ],
  bin: [/\b(?:bin|shelf|aisle|lagerplatz|ubicacion|slot)\b/u],
  moment: [/\b(?:date|datum|fecha|data|time|moment|as of|posted|timestamp)\b/u],
  uom: [/\b(?:uom|unit|units? of measure|einheit|unidad|unidade)$/u],
  lot: [/\b(?:lot|batch|charge|lote)\b/u],
  reference: [/\b(?:reference|ref|order|document|beleg(?:nr)?|pedido|po|so)\b(?! ?(?:date|type|shipping|sales tax))/u],
  unitCost: [/\b(?:unit cost|cost price|cost)\b/u],
  type: [/\b(?:movement|event|trans?|transaction|txn|voucher|posting|entry|activity|document) ?(?:type|code)$/u,
    /\b(?:type|postenart|bewegungsart)$/u],
};
const MONEY = /\b(?:price|cost|amount|value|total value|gross|net|revenue|preis|precio|wert|valor)\b/u;
const NO_QUANTITY = new RegExp(String.raw`\b(?:id|no|number|code|barcode|ean|upc|gtin|length|width|height|depth|volume|pack|case|tax`
  + String.raw`|vat|index|year|month|day|days|age|percent|rank|size|weight|reorder|minimum|maximum|last \d+ days)\b`, 'u');
const STOCK_WORDS = /\b(?:on hand|onhand|stock|bestand|available|balance|saldo|count|counted|soh|fulfillable)\b/u;
const MOVE_WORDS = /\b(?:sold|sale|sales|purchased|shipped|received|moved|movement|adjust|adjustment|delta|change|ordered|returned)\b/u;
/** Dates that say when a list was drawn up, and not when something last happened to a row of it. */
const SNAPSHOT_WORDS = /\b(?:as of|snapshot|stock date|report date|inventory date|stichtag)\b|^(?:date|datum|fecha|data)$/u;
const UNIT_WORDS = /^(?:ea|each|pcs?|st|stk|un|und|kg|g|l|m|box|case|ctn|pack|pr|set)$/iu;

/** A name without accents and marks, in lower case, with blanks between its words. */
export const plainName = (name: string): string => name.normalize('NFD').replace(/\p{M}/gu, '').replace(/([a-z])([A-Z])/gu,
  '$1 $2').toLowerCase()
  .replace(/[^a-z0-9]+/gu, ' ').replace(/([a-z])\d$/u, '$1').trim();

/**
 * How rows could be read that no preset, dataset or person knows: as counts, as changes, or as either where nothing tells,
   the likelier
 * first; as items where no column can be the quantity. Empty where none can be the item. `rows`: the first cells of each,
   trimmed.
 */
export function proposeReadings(
  header: readonly string[], hasHeader: boolean, rows: readonly (readonly string[])[],
): readonly ProposedReading[] {
  const looks = columnLooks(header, rows);
  const taken = new Set<number>();
  const found = new Map<Field, ColumnLook>();
  const named = (field: Field, look: ColumnLook): number => {
    if (!hasHeader) return 0;
    if (field !== 'moment' && field !== 'location' && canonicalPosition([look.name], field) === 0) return 9;
    const at = WORDS[field].findIndex((word) => word.test(plainName(look.name)));
    return at < 0 ? 0 : WORDS[field].length - at;
  };
  const take = (field: Field, score: (look: ColumnLook) => number): readonly ColumnLook[] => {
    const scored = looks.filter(({ at, filled }) => filled > 0 && !taken.has(at)).map((look) => ({ look, score: score(look) }))
      .filter((one) => one.score > 0).sort((a, b) => b.score - a.score || a.look.at - b.look.at);
    const [best] = scored;
    if (best === undefined) return [];
    taken.add(best.look.at);
    found.set(field, best.look);
    return scored.filter((one) => hasHeader && named(field, one.look) > 0).map((one) => one.look);
  };
  take('moment', (look) => (look.isDate ? 1 + named('moment', look) : 0));
  take('sku', (look) => skuScore(look, named('sku', look), hasHeader, rows.length));
  const quantities = take('quantity', (look) => quantityScore(look, named('quantity', look), hasHeader, header.length));
  const item = found.get('sku');
  if (item === undefined) return [];
  if (!found.has('quantity')) {
    const columns = [{ canonical: 'sku', name: item.name, sample: item.sample }];
    return hasHeader ? [{ dataset: 'items', columns, asks: [], choices: [] }] : [];
  }
  take('uom', (look) => (look.withLetters === 1 && (named('uom', look) > 0
    || look.sample.every((cell) => UNIT_WORDS.test(cell))) ? 1 : 0));
  take('location', (look) => locationScore(look, named('location', look), hasHeader));
  // Beside the building, "location" is a place in it.
  const isBuilding = named('location', found.get('location') ?? NO_LOOK) > 1;
  take('bin', (look) => (look.isDate ? 0 : 2 * named('bin', look) || (isBuilding ? named('location', look) : 0)));
  if (hasHeader) {
    take('lot', (look) => named('lot', look));
    take('type', (look) => (look.withLetters > 0.5 && look.distinct <= 40 ? named('type', look) : 0));
    take('reference', (look) => (look.isDate ? 0 : named('reference', look)));
  }
  const choices = quantities.length > 1 ? quantities.map(({ name }) => name) : [];
  const names = plainName(found.get('quantity')?.name ?? '');
  const changes = readingAs('events', found, choices);
  const moment = found.get('moment');
  const isSnapshot = moment !== undefined && (moment.distinct === 1 || SNAPSHOT_WORDS.test(plainName(moment.name)));
  if (!isSnapshot) found.delete('moment');
  const counts = readingAs('positions', found, choices);
  if (!hasHeader) return [counts, changes];
  if (STOCK_WORDS.test(names)) return [counts];
  if (MOVE_WORDS.test(names)) return moment === undefined ? [changes, counts] : [changes];
  // Changes say when they happened, and of what kind they are; what says neither is how much there is.
  const isSigned = found.get('quantity')?.isSigned === true;
  if (moment === undefined && !found.has('type') && !found.has('reference') && !isSigned) return [counts];
  return moment !== undefined && found.has('type') ? [changes] : [counts, changes];
}

/** Whether a header names what a list of movements has and one of stock has not: what kind of movement, or its moment and document. */
export function speaksOfMovements(header: readonly string[]): boolean {
  const plain = header.map((name) => plainName(name));
  const has = (is: (name: string) => boolean): boolean => plain.some(is);
  const isMoment = (name: string): boolean => WORDS.moment.some((word) => word.test(name))
    && !/^(?:as of|snapshot|stock|report)\b/u.test(name);
  return has((name) => WORDS.type[0]?.test(name) === true) || (has(isMoment) && has((name) => WORDS.type[1]?.test(name) === true))
    || (has((name) => WORDS.moment.some((word) => word.test(name)) && !SNAPSHOT_WORDS.test(name))
      && has((name) => WORDS.reference.some((word) => word.test(name)) || MOVE_WORDS.test(name)));
}

const IN_CASES = new RegExp('\\b(?:in )?(cases?|cs|cartons?|ctns?|boxes|box|bx|packs?|pk|pallets?|plt|dozens?|dz|inners?|bundles?|rolls?'
  + '|kartons?|kolli|palette[n]?|cajas?|caisses?|cartones|colli|dozen)$', 'u');

/** The unit, other than single ones, that a quantity's name says: "cases" of "Qty (cases)". */
export function unitInName(name: string): string | undefined {
  return IN_CASES.exec(plainName(name))?.[1];
}

/** Whether a column's name is one of money. `plain`: as `plainName` gives it. */
export function isMoneyName(plain: string): boolean {
  return MONEY.test(plain);
}

/** Whether a column's name is one of figures that are no quantity of stock. */
export function isNoQuantityName(plain: string): boolean {
  return NO_QUANTITY.test(plain);
}

/** The column that is the likeliest to name the items, by its name. */
export function itemColumnOf(looks: readonly ColumnLook[], rows: number): ColumnLook | undefined {
  const named = (look: ColumnLook): number => {
    const at = WORDS.sku.findIndex((word) => word.test(plainName(look.name)));
    return at < 0 ? 0 : WORDS.sku.length - at;
  };
  const scored = looks.map((look) => ({ look, score: skuScore(look, named(look), true, rows) })).filter(({ score }) => score > 0);
  return scored.sort((a, b) => b.score - a.score || a.look.at - b.look.at)[0]?.look;
}

const NO_LOOK: ColumnLook = {
  at: -1, name: '', filled: 0, distinct: 0, isNumber: false, isWhole: false, hasNegative: false, isDate: false, isSigned: false,
  isMeasured: false,    isRunning: false,
  withLetters: 0, withBlanks: 0, barcodes: 0, letters: 0, sample: [],
};

/**
 * Columns of numbers that a list of items has no use for: two or more may well be quantities,
   a column a location. `known`: the names that
 * the list does use.
 */
export function figuresBeside(
  header: readonly string[], rows: readonly (readonly string[])[], known: (name: string) => boolean,
): readonly string[] {
  const found = columnLooks(header, rows).filter(({ name, filled, isNumber, barcodes }) => filled > 0 && isNumber
    && barcodes < 0.5
    && name.trim() !== '' && !known(name) && !MONEY.test(plainName(name)) && !NO_QUANTITY.test(plainName(name))).map(({ name }) => name);
  return found.length > 1 ? found : [];
}

const FIELDS: Readonly<Record<'positions' | 'events', Readonly<Partial<Record<Field, string>>>>> = {
  positions: { sku: 'sku', location: 'location', quantity: 'quantity', bin: 'bin', uom: 'uom', lot: 'lot', moment: 'asOf' },
  events: {
    moment: 'occurredAt', type: 'type', sku: 'sku', location: 'location', quantity: 'quantity', uom: 'uom',
      reference: 'reference',
  },
};
const NEEDED = { positions: ['location'], events: ['location', 'occurredAt', 'type'] } as const;

function readingAs(dataset: 'positions' | 'events', found: ReadonlyMap<Field, ColumnLook>,
  choices: readonly string[]): ProposedReading {
  const columns = Object.entries(FIELDS[dataset]).flatMap(([field, canonical]) => {
    const look = found.get(field as Field);
    return look === undefined ? [] : [{ canonical, name: look.name, sample: look.sample }];
  });
  const isUnsigned = found.get('quantity')?.hasNegative !== true;
  return {
    dataset, columns, asks: NEEDED[dataset].filter((canonical) => columns.every((column) => column.canonical !== canonical)),
      choices,
    ...(dataset === 'events' && isUnsigned ? { signs: 'by_type' } : {}),
  };
}

function skuScore(look: ColumnLook, named: number, hasHeader: boolean, rows: number): number {
  if (look.isDate || look.hasNegative || (look.isNumber && !look.isWhole) || look.withBlanks > 0.5) return 0;
  if (look.isRunning && named === 0) return 0;
  if (hasHeader) return named;
  // What is counted is mostly counted once, under a code of three letters or more.
  const share = look.distinct / Math.max(1, rows);
  return share < 0.5 || look.letters < 2 ? 0 : share + look.barcodes / 2 + Math.min(look.letters, 12) / 10;
}

function quantityScore(look: ColumnLook, named: number, hasHeader: boolean, width: number): number {
  const name = plainName(look.name);
  if (!(look.isNumber || (hasHeader && look.isMeasured)) || look.letters > 9 || look.barcodes > 0.5 || look.isRunning) return 0;
  if (hasHeader) return MONEY.test(name) || NO_QUANTITY.test(name) ? 0 : named;
  const repeats = 1 - look.distinct / Math.max(1, look.filled);
  return 0.1 + repeats + (look.hasNegative ? 1 : 0) + (look.at + 1) / width / 2 - look.letters / 20;
}

function locationScore(look: ColumnLook, named: number, hasHeader: boolean): number {
  if (look.isDate || (look.isNumber && !look.isWhole)) return 0;
  if (hasHeader) return named;
  return look.withLetters > 0.5 && look.withBlanks < 0.5 && look.filled > 3 && look.distinct * 4 <= look.filled ? 1 : 0;
}
