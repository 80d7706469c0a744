import type { Preset } from './preset.ts';

/** The products export with its names of 2025. "Inventory quantity" is there for shops with one location only. */
export const shopifyProducts2025: Preset = {
  id: 'shopify-products-2025', vendor: 'shopify', report: 'Products export (since 2025)',
  grade: 'experimental', dataset: 'items', kind: 'storefront',
  signature: ['URL handle', 'Title', 'Option1 name', 'Option1 value', 'SKU', 'Price', 'Status'],
  columns: { sku: 'SKU', description: 'Title', barcode: 'Barcode', unitCost: 'Cost per item', category: ['Type', 'Product category'] },
  values: { sku: { '-': '' } },
  fill: { by: 'URL handle', columns: ['Title', 'Type', 'Product category'] },
  identity: {
    prefix: 'handle:', columns: ['URL handle', 'Option1 value', 'Option2 value', 'Option3 value'], placeholders: ['Default Title'],
  },
  skip: [{
    where: [{ column: 'SKU', is: [''] }, { column: 'Price', is: [''] }, { column: 'Option1 value', is: [''] }],
    what: 'further pictures of the product above',
  }],
};
