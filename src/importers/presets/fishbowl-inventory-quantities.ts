import type { Preset } from './preset.ts';

/** "InvQtys". The Tracking-… columns differ from company to company; the header ends in a column without a name. */
export const fishbowlInventoryQuantities: Preset = {
  id: 'fishbowl-inventory-quantities', vendor: 'fishbowl', report: 'Inventory Quantities (InvQtys)',
  grade: 'experimental', dataset: 'positions', kind: 'wms',
  signature: ['PartNumber', 'PartDescription', 'Location', 'Qty', 'UOM', 'Cost', 'QbClass'],
  columns: {
    sku: 'PartNumber', location: 'Location', quantity: 'Qty', uom: 'UOM', unitCost: 'Cost', lot: 'Tracking-Vendor Lot #',
  },
  doubts: ['Its "Location" is a location group and a place within it in one name, such as "Main-10/C11"; it was not taken apart.'],
};
