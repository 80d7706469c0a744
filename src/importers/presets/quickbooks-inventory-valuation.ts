import type { Preset } from './preset.ts';

/** Of the whole company. Items nest as "Parent:Child"; parents and the report have total rows. */
export const quickbooksInventoryValuation: Preset = {
  id: 'quickbooks-inventory-valuation', vendor: 'quickbooks', report: 'Inventory Valuation Summary',
  grade: 'experimental', dataset: 'positions', kind: 'erp',
  signature: ['Item', ['Qty on Hand', 'On Hand'], ['Avg Cost', 'Average Cost'], 'Asset Value'],
  columns: { sku: 'Item', quantity: ['Qty on Hand', 'On Hand'], unitCost: ['Avg Cost', 'Average Cost'], value: 'Asset Value' },
  skip: [
    { where: [{ column: 'Item', is: ['total', 'total *', 'inventory', 'assembly', ''] }], what: 'totals and headings' },
    { where: [{ column: ['Qty on Hand', 'On Hand'], is: [''] }], what: 'headings of items that have others below them' },
  ],
  asks: ['location'],
};
