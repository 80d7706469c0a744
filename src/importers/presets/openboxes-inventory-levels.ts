import type { Preset } from './preset.ts';

/** Thresholds and classes by item and facility: no stock. */
export const openboxesInventoryLevels: Preset = {
  id: 'openboxes-inventory-levels', vendor: 'openboxes', report: 'Inventory levels',
  grade: 'confirmed', dataset: 'items', kind: 'wms',
  signature: ['productCode', 'productName', 'facility', 'abcClass', 'minQuantity', 'reorderQuantity', 'maxQuantity'],
  columns: { sku: 'productCode', description: 'productName', abc: 'abcClass' },
  doubts: ['Its thresholds ("minQuantity", "maxQuantity") were not read.'],
};
