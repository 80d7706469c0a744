import type { Preset } from './preset.ts';

/** A product's row is followed by a row for each of its SKUs and rules; where stock is tracked by option, the SKUs' rows count. */
export const bigcommerceProducts: Preset = {
  id: 'bigcommerce-products', vendor: 'bigcommerce', report: 'Product export (legacy)',
  grade: 'experimental', dataset: 'positions', kind: 'storefront',
  signature: [
    'Item Type', 'Product ID', 'Product Name', 'Product Code/SKU', 'Track Inventory', ['Current Stock Level', 'Stock Level'],
  ],
  columns: { sku: 'Product Code/SKU', quantity: ['Current Stock Level', 'Stock Level'], bin: 'Bin Picking Number', unitCost: 'Cost Price' },
  quantityState: 'available',
  skip: [
    { where: [{ column: 'Item Type', is: ['rule'] }], what: 'rules of the product above' },
    { where: [{ column: 'Item Type', is: ['product'] }, { column: 'Track Inventory', is: ['by option', 'by options'] }],
      what: 'products whose stock stands in the rows of their SKUs' },
    { where: [{ column: 'Track Inventory', is: ['none'] }], what: 'the shop does not track their stock' },
  ],
  asks: ['location'],
};
