import type { Preset } from './preset.ts';

/** Multi-source inventory: one row a source and item. */
export const magentoStockSources: Preset = {
  id: 'magento-stock-sources', vendor: 'magento', report: 'Stock sources (multi-source inventory)',
  grade: 'confirmed', dataset: 'positions', kind: 'storefront',
  signature: ['source_code', 'sku', 'status', 'quantity'],
  // "status" says whether the source offers the item for sale, not what state the stock is in.
  columns: { sku: 'sku', location: 'source_code', quantity: 'quantity' },
  doubts: ['Reservations are not in this export: its quantities are on hand, not available to sell.'],
};
