import type { Preset } from './preset.ts';

/** Amazon-fulfilled inventory: one row an item and condition of the goods in the warehouse. */
export const amazonAfnInventory: Preset = {
  id: 'amazon-afn-inventory', vendor: 'amazon', report: 'Amazon-fulfilled inventory',
  grade: 'experimental', dataset: 'positions', kind: 'marketplace',
  signature: [
    'seller-sku', 'fulfillment-channel-sku', 'asin', 'condition-type', 'Warehouse-Condition-code', 'Quantity Available',
  ],
  columns: { sku: 'seller-sku', quantity: 'Quantity Available', status: 'Warehouse-Condition-code' },
  values: { status: { SELLABLE: 'sellable', UNSELLABLE: 'unavailable' } },
  asks: ['location'],
};
