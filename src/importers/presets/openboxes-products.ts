import type { Preset } from './preset.ts';

export const openboxesProducts: Preset = {
  id: 'openboxes-products', vendor: 'openboxes', report: 'Products',
  grade: 'confirmed', dataset: 'items', kind: 'wms',
  signature: ['ProductCode', 'ProductType', 'Name', 'Category', 'UnitOfMeasure', 'UnitCost', 'UPC'],
  columns: {
    sku: 'ProductCode', description: 'Name', barcode: 'UPC', uom: 'UnitOfMeasure', unitCost: 'UnitCost', category: 'Category',
  },
};
