import type { Preset } from './preset.ts';

/** One row a bin: an item's quantity at a warehouse is the sum of its rows. */
export const shipheroInventoryByBin: Preset = {
  id: 'shiphero-inventory-by-bin', vendor: 'shiphero', report: 'Inventory snapshot by bin',
  grade: 'experimental', dataset: 'positions', kind: 'wms',
  signature: ['Warehouse Name', 'SKU', 'Bin/Location Name', 'Storage Location Type', 'Quantity'],
  columns: { sku: 'SKU', location: 'Warehouse Name', quantity: 'Quantity', bin: 'Bin/Location Name' },
};
