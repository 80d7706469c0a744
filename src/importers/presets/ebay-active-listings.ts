import type { Preset } from './preset.ts';

/** A listing with variations has a row of its own, with all values of an option and the sum of their quantities, before theirs. */
export const ebayActiveListings: Preset = {
  id: 'ebay-active-listings', vendor: 'ebay', report: 'Active listings',
  grade: 'experimental', dataset: 'positions', kind: 'marketplace',
  signature: ['Item number', 'Title', 'Variation details', 'Custom label (SKU)', 'Available quantity', 'Format', 'Sold quantity'],
  columns: { sku: 'Custom label (SKU)', quantity: 'Available quantity' },
  quantityState: 'available',
  identity: { prefix: 'item:', columns: ['Item number', 'Variation details'], placeholders: [] },
  skip: [{ where: [{ column: 'Variation details', is: ['*;*'] }], what: 'listings whose variations have rows of their own' }],
  asks: ['location'],
};
