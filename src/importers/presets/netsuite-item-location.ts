import type { Preset } from './preset.ts';

/** A saved search of items by location. What the labels are is up to whoever saved it; these are the defaults. */
export const netsuiteItemLocation: Preset = {
  id: 'netsuite-item-location', vendor: 'netsuite', report: 'Saved search, a row an item and location',
  grade: 'experimental', dataset: 'positions', kind: 'erp',
  signature: [['Name', 'Item', 'Item Name/Number', 'Item Name'], 'Inventory Location', 'Location On Hand'],
  columns: {
    sku: ['Name', 'Item', 'Item Name/Number', 'Item Name'], location: 'Inventory Location', quantity: 'Location On Hand',
    unitCost: ['Location Average Cost', 'Average Cost'],
  },
  otherStates: [
    { column: 'Location Available', state: 'available' },
    { column: 'Location Committed', state: 'committed' },
    { column: 'Location On Order', state: 'incoming' },
    { column: 'Location In Transit', state: 'in_transit' },
  ],
  skip: [{
    where: [{ column: 'Inventory Location', is: [''] }, { column: 'Location On Hand', is: [''] }], what: 'items without a location',
  }, {
    where: [{ column: 'Location On Hand', is: [''] }], what: 'the location never held the item',
  }],
};
