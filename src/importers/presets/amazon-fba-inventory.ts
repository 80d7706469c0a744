import type { Preset } from './preset.ts';

/** Manage FBA Inventory. The total column adds what is inbound to the warehouse's, so it is not read. */
export const amazonFbaInventory: Preset = {
  id: 'amazon-fba-inventory', vendor: 'amazon', report: 'Manage FBA Inventory',
  grade: 'experimental', dataset: 'positions', kind: 'marketplace',
  signature: [
    'sku', 'fnsku', 'asin', 'afn-warehouse-quantity', 'afn-fulfillable-quantity', 'afn-unsellable-quantity', 'afn-reserved-quantity',
    'afn-total-quantity',
  ],
  columns: { sku: 'sku', quantity: 'afn-warehouse-quantity' },
  otherStates: [
    { column: 'afn-fulfillable-quantity', state: 'available' },
    { column: 'afn-reserved-quantity', state: 'committed' },
    { column: 'afn-unsellable-quantity', state: 'unavailable' },
    { column: 'afn-inbound-working-quantity', state: 'incoming' },
    { column: 'afn-inbound-shipped-quantity', state: 'incoming' },
    { column: 'afn-inbound-receiving-quantity', state: 'incoming' },
  ],
  asks: ['location'],
  doubts: ["What the merchant ships himself (\"mfn-fulfillable-quantity\") is not in Amazon's hands and was not read."],
};
