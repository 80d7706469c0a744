import type { Preset } from './preset.ts';

/**
 * One row an item and marketplace country. Its dates and its "Total Units" are not read: what the total includes is not the
 * same in all that has been seen of it.
 */
export const amazonRestock: Preset = {
  id: 'amazon-restock', vendor: 'amazon', report: 'Restock inventory',
  grade: 'experimental', dataset: 'positions', kind: 'marketplace',
  signature: [
    'Country', 'FNSKU', 'Merchant SKU', 'ASIN', 'Total Units', 'Inbound', 'Available', 'FC transfer', 'FC Processing', 'Customer Order',
    'Unfulfillable',
  ],
  columns: { sku: 'Merchant SKU', location: 'Country', quantity: 'Available' },
  quantityState: 'available',
  otherStates: [
    { column: 'Customer Order', state: 'committed' },
    { column: 'FC transfer', state: 'unavailable' },
    { column: 'FC Processing', state: 'unavailable' },
    { column: 'Unfulfillable', state: 'unavailable' },
    { column: 'Inbound', state: 'incoming' },
  ],
  doubts: ["It names no fulfilment centre: the country stands for Amazon's network there."],
};
