import type { Preset } from './preset.ts';

/** Quants by their external ids, as the database exports them for import. */
export const odooStockQuant: Preset = {
  id: 'odoo-stock-quant', vendor: 'odoo', report: 'Stock quants (stock.quant)',
  grade: 'experimental', dataset: 'positions', kind: 'erp',
  signature: [['product_id/id', 'product_id'], ['location_id/id', 'location_id'], ['inventory_quantity', 'quantity']],
  columns: {
    sku: ['product_id/id', 'product_id'], location: ['location_id/id', 'location_id'], quantity: ['quantity', 'inventory_quantity'],
    lot: ['lot_id', 'lot_id/id'],
  },
  otherStates: [{ column: 'reserved_quantity', state: 'committed' }],
  doubts: ['"inventory_quantity", where there is no "quantity", is the quantity that was counted.'],
};
