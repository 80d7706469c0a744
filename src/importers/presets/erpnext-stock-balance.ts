import type { Preset } from './preset.ts';

/** The columns that show are the user's choice; these are the ones without which it is no stock balance. */
export const erpnextStockBalance: Preset = {
  id: 'erpnext-stock-balance', vendor: 'erpnext', report: 'Stock Balance',
  grade: 'experimental', dataset: 'positions', kind: 'erp',
  signature: ['Item', 'Warehouse', 'Stock UOM', 'Balance Qty', 'Opening Qty', 'In Qty', 'Out Qty'],
  columns: {
    sku: 'Item', location: 'Warehouse', quantity: 'Balance Qty', uom: 'Stock UOM', unitCost: 'Valuation Rate', value: 'Balance Value',
  },
  otherStates: [{ column: 'Reserved Stock', state: 'committed' }],
  skip: [{ where: [{ column: 'Item', is: ['total', "'total'", ''] }, { column: 'Warehouse', is: [''] }], what: 'totals' }],
};
