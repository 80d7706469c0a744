import type { Preset } from './preset.ts';

/** Pairs of columns, one naming a location and one holding its quantity, beside a total that does not always agree. */
export const merchantInventoryByLocation: Preset = {
  id: 'merchant-inventory-by-location', vendor: 'merchant', report: 'Inventory with pairs of location and quantity',
  grade: 'confirmed', dataset: 'positions', kind: 'erp',
  signature: ['SKU', 'Name', 'Quantity', 'UPC', 'Location_1', 'Qty_1'],
  columns: { sku: 'SKU', unitCost: 'Cost' },
  wide: { columns: { like: 'Qty_*', named: 'Location_*' } },
  checks: [{ total: 'Quantity', parts: 'wide' }],
};
