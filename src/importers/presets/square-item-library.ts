import type { Preset } from './preset.ts';

/** A group of columns a location, of which "Current Quantity …" is the stock. Blank is a location that does not track the item. */
export const squareItemLibrary: Preset = {
  id: 'square-item-library', vendor: 'square', report: 'Item library export',
  grade: 'experimental', dataset: 'positions', kind: 'pos',
  signature: [['Token', 'Reference Handle'], 'Item Name', 'Variation Name', 'SKU', 'GTIN', 'Sellable', 'Stockable'],
  columns: { sku: 'SKU', unitCost: 'Default Unit Cost' },
  wide: { columns: { like: 'Current Quantity *' } },
  identity: { prefix: 'item:', columns: ['Item Name', 'Variation Name'], placeholders: ['Regular'] },
  doubts: ['"New Quantity …" is for typing a count and was not read.'],
};
