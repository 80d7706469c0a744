import type { StockState } from '../../domain/vocabulary.ts';
import { positionOf } from '../delimited/columnMap.ts';
import { LIST_AVAILABLE, LIST_BIN, LIST_COST, LIST_ITEM, LIST_LOT, LIST_ON_HAND, LIST_UNIT } from './list-names.ts';
import { NOT_STOCKED } from './list-stock.ts';
import type { ListedLocation, Preset } from './preset.ts';

/** What stands before or behind a location's name in the names of its columns, with the state it says. */
const WORDS: readonly { readonly words: RegExp; readonly state: StockState }[] = [
  { words: /^(?:qty |quantity |stock )?(?:avail(?:able)?|verfugbar|disponible|disponivel|disponibile|free)(?: qty| stock| quantity)?$/u,
    state: 'available' },
  { words: /^(?:qty )?(?:allocated|alloc|reserved|committed|reserviert|reservado)(?: qty| stock)?$/u, state: 'committed' },
  { words: /^(?:qty )?(?:on order|incoming|inbound|on po)(?: qty)?$/u, state: 'incoming' },
  { words: /^(?:qty )?in transit(?: qty)?$/u, state: 'in_transit' },
  { words: /^(?:qty )?damaged(?: qty)?$/u, state: 'damaged' },
  { words: /^(?:qty )?(?:on hold|hold|quarantined?|blocked)(?: qty)?$/u, state: 'quarantined' },
  { words: new RegExp('^(?:(?:current |total )?(?:qty|quantity|stock|inventory|units|bestand|lagerbestand|menge|cantidad|existencias'
    + '|quantidade|estoque|quantite|giacenza|voorraad|oh|soh|qoh|physical|actual|closing|count)(?: (?:on ?hand|level|qty|quantity|stock))?'
    + '|(?:qty |stock )?on ?hand(?: qty| quantity)?)$', 'u'), state: 'on_hand' },
];

/** A dash in a matrix of places stands for none there, and may stand for 0: no quantity is made of it. */
export const NOTHING_THERE: readonly string[] = [...NOT_STOCKED, '-', '–', '—', '--'];

export interface LocationName {
  readonly column: string;
  readonly location: string;
  /** Undefined where nothing in the name says a state. */
  readonly state: StockState | undefined;
}

const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/[^a-z0-9]+/gu, ' ').trim();

/** What columns are called of a quantity and a location ("Qty - Chicago", "Chicago (on hand)"); the whole name where not all have both. */
export function locationNames(names: readonly string[]): readonly LocationName[] {
  const split = names.map((column) => splitName(column));
  const isSplit = split.every((one) => one !== undefined);
  return names.map((column, at) =>
    (isSplit && split[at] !== undefined ? split[at] : { column, location: column.trim(), state: undefined }));
}

function splitName(column: string): LocationName | undefined {
  const cuts = Array.from(column.matchAll(/[\s:;_/|()[\]–—-]+/gu), ({ 0: mark, index }) => ({ from: index, to: index + mark.length }));
  const tidy = (text: string): string => text.replace(/^[\s:;_/|()[\]–—-]+|[\s:;_/|()[\]–—-]+$/gu, '');
  for (const { from, to } of cuts) {
    const [before, after] = [column.slice(0, from), column.slice(to)];
    const [first, last] = [stateIn(before), stateIn(after)];
    // Of "Qty On Hand Chicago" the longest words count, so that no part of them is left to the location.
    const isLonger = cuts.some((later) => later.to > to && stateIn(column.slice(0, later.from)) !== undefined);
    if (first !== undefined && !isLonger && tidy(after) !== '') return { column, location: tidy(after), state: first };
    if (last !== undefined && first === undefined && tidy(before) !== '') return { column, location: tidy(before), state: last };
  }
  return undefined;
}

function stateIn(words: string): StockState | undefined {
  const text = plain(words);
  return text === '' ? undefined : WORDS.find((one) => one.words.test(text))?.state;
}

/** Columns that may hold what all locations of a row add up to. */
const TOTALS = [
  'Total', 'Grand Total', 'Total Qty', 'Total Quantity', 'Total Units', 'Total Stock', 'Total On Hand', 'Company Total', 'All',
  'All Locations', 'All Stores', 'All Warehouses', 'Sum', 'Gesamt', 'Summe', 'Gesamtbestand', 'Totaal', 'Totale', 'Suma',
];
export const TOTAL_NAMES: readonly string[] = [...TOTALS, ...LIST_ON_HAND];

/**
 * A list with a column a location, as somebody said it or its header and cells show: a row is made of each cell that holds a quantity.
 * Where the names of its columns say several states of one location, what is on hand counts and the others lie beside it.
 */
export function listByLocation(names: readonly string[], header: readonly string[]): Preset {
  const found = locationNames(names);
  const states = [...new Set(found.map(({ state }) => state))];
  const main = states.includes('on_hand') ? 'on_hand' : states.includes(undefined) ? undefined : states[0];
  const others = states.filter((state): state is StockState => state !== main && state !== undefined);
  const nameOf = (state: StockState): string => `${state.replaceAll('_', ' ')} at the location`;
  const listed = found.filter(({ state }) => state === main).map(({ column, location }): ListedLocation => ({
    column, location,
    further: others.map((state) =>
      found.find((one) => one.state === state && plain(one.location) === plain(location))?.column ?? ''),
  }));
  const used = new Set(names.map((name) => positionOf(header, name)));
  const total = TOTAL_NAMES.find((name) => positionOf(header, name) >= 0 && !used.has(positionOf(header, name)));
  return {
    id: 'list-by-location', vendor: 'list', report: 'List with a column a location', general: true,
    grade: 'experimental', dataset: 'positions', kind: 'wms', signature: [],
    columns: { sku: LIST_ITEM, bin: LIST_BIN, lot: LIST_LOT, uom: LIST_UNIT, unitCost: LIST_COST },
    ...(main === undefined ? {} : { quantityState: main }),
    otherStates: others.map((state) => ({ column: nameOf(state), state })),
    wide: { columns: { listed }, none: NOTHING_THERE, further: others.map(nameOf) },
    ...(total === undefined ? {} : { checks: [{ total, parts: 'wide' }] }),
  };
}

/** Whether a column's name is one that lists give to a quantity in a state, or to what is available, and so to no location. */
export function isStateName(name: string): boolean {
  return stateIn(name) !== undefined || [...LIST_AVAILABLE, ...LIST_ON_HAND].some((one) => plain(one) === plain(name));
}
