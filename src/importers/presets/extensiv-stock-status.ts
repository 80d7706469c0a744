import type { Preset } from './preset.ts';

/** A 3PL's stock of a customer, a row an item, qualifier and lot. Of one facility, which it does not name. */
export const extensivStockStatus: Preset = {
  id: 'extensiv-stock-status', vendor: 'extensiv', report: 'Stock status',
  grade: 'experimental', dataset: 'positions', kind: '3pl',
  signature: ['Customer', 'SKU', 'Description', 'Qualifier', 'On hand', 'Allocated', 'On hold', 'Available'],
  columns: { sku: 'SKU', location: ['Facility', 'Warehouse'], quantity: 'On hand', lot: 'Lot' },
  otherStates: [
    { column: 'Available', state: 'available' }, { column: 'Allocated', state: 'committed' }, { column: 'On hold', state: 'quarantined' },
  ],
  checks: [{ total: 'On hand', parts: ['Available', 'Allocated', 'On hold'] }],
  skip: [{ where: [{ column: 'SKU', is: ['total', 'totals', ''] }], what: 'totals' }],
  asks: ['location'],
};
