import type { Preset } from './preset.ts';

/** One row an item, of one shop, which the file does not name. */
export const cloverInventory: Preset = {
  id: 'clover-inventory', vendor: 'clover', report: 'Inventory items',
  grade: 'experimental', dataset: 'positions', kind: 'pos',
  signature: ['Clover ID', 'Name', 'Price', 'Product Code', 'SKU', 'Quantity', 'Tax Rates'],
  columns: { sku: ['SKU', 'Product Code'], quantity: 'Quantity' },
  identity: { prefix: 'clover:', columns: ['Clover ID'], placeholders: [] },
  asks: ['location'],
  doubts: ['Where "SKU" is blank, "Product Code" is the item\'s code.'],
};
