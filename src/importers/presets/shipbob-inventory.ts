import type { Preset } from './preset.ts';

/** A 3PL's stock, a row an item, of its network or of one centre, which it does not name. */
export const shipbobInventory: Preset = {
  id: 'shipbob-inventory', vendor: 'shipbob', report: 'Inventory export',
  grade: 'experimental', dataset: 'positions', kind: '3pl',
  signature: ['Name', 'Inventory ID', 'SKU', 'On hand', 'Committed', 'Fulfillable', 'Awaiting'],
  columns: { sku: 'SKU', location: ['Fulfillment Center', 'Location'], quantity: 'On hand', lot: 'Lot Number' },
  otherStates: [
    { column: 'Fulfillable', state: 'available' }, { column: 'Committed', state: 'committed' },
    { column: 'Exception', state: 'quarantined' },
    { column: 'Awaiting', state: 'incoming' }, { column: 'Internal transfer', state: 'in_transit' },
  ],
  identity: { prefix: 'id:', columns: ['Inventory ID'], placeholders: [] },
  asks: ['location'],
};
