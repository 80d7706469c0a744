import type { Preset } from './preset.ts';

/** The catalogue at the marketplace; stock is in another report. */
export const walmartItems: Preset = {
  id: 'walmart-items', vendor: 'walmart', report: 'Item report (version 4)',
  grade: 'experimental', dataset: 'items', kind: 'marketplace',
  signature: ['SKU', 'Item ID', 'Product Name', 'Lifecycle Status', 'Publish Status', 'Product Category', 'Price', 'GTIN', 'UPC'],
  columns: { sku: 'SKU', description: 'Product Name', barcode: ['GTIN', 'UPC'], category: 'Product Category' },
};
