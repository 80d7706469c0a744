import {
  LIST_AVAILABLE, LIST_BIN, LIST_COST, LIST_ITEM, LIST_LOCATION, LIST_LOT, LIST_ON_HAND, LIST_OTHERWISE, LIST_STATES, LIST_UNIT,
} from './list-names.ts';
import type { Preset } from './preset.ts';

const COLUMNS = {
  sku: LIST_ITEM, location: LIST_LOCATION, bin: LIST_BIN, lot: LIST_LOT, uom: LIST_UNIT, unitCost: LIST_COST,
} as const;

/** Words that say that a location does not hold an item, which is not 0. */
export const NOT_STOCKED = ['not stocked', 'not tracked', 'n/a', 'na'];

/** What is on hand, item by item, as many systems print it. */
export const listOnHand: Preset = {
  id: 'list-on-hand', vendor: 'list', report: 'List of stock on hand', general: true,
  grade: 'experimental', dataset: 'positions', kind: 'wms',
  signature: [LIST_ITEM, LIST_ON_HAND], absent: LIST_OTHERWISE,
  columns: { ...COLUMNS, quantity: LIST_ON_HAND },
  otherStates: [{ column: LIST_AVAILABLE, state: 'available' }, ...LIST_STATES],
  skip: [{ where: [{ column: LIST_ON_HAND, is: NOT_STOCKED }], what: 'the location does not stock the item' }],
  asks: ['location'],
};

/** What can be sold, where a list does not say what is on hand. */
export const listAvailable: Preset = {
  id: 'list-available', vendor: 'list', report: 'List of available stock', general: true,
  grade: 'experimental', dataset: 'positions', kind: 'storefront',
  signature: [LIST_ITEM, LIST_AVAILABLE], absent: [...LIST_ON_HAND, ...LIST_OTHERWISE],
  columns: { ...COLUMNS, quantity: LIST_AVAILABLE },
  quantityState: 'available',
  otherStates: LIST_STATES,
  skip: [{ where: [{ column: LIST_AVAILABLE, is: NOT_STOCKED }], what: 'the location does not stock the item' }],
  asks: ['location'],
};
