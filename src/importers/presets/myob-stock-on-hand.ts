import type { Preset } from './preset.ts';

/** Of the whole company. */
export const myobStockOnHand: Preset = {
  id: 'myob-stock-on-hand', vendor: 'myob', report: 'Stock on Hand',
  grade: 'experimental', dataset: 'positions', kind: 'erp',
  signature: ['Item Number', 'Item Name', 'On Hand', 'Average Cost', 'Total Value'],
  columns: { sku: 'Item Number', quantity: 'On Hand', unitCost: 'Average Cost', value: 'Total Value' },
  skip: [{ where: [{ column: 'Item Number', is: ['total', 'total *', 'grand total', ''] }], what: 'totals' }],
  asks: ['location'],
};
