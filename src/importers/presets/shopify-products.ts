import type { Preset } from './preset.ts';

const IDENTITY = {
  prefix: 'handle:', columns: ['Handle', 'Option1 Value', 'Option2 Value', 'Option3 Value'], placeholders: ['Default Title'],
} as const;
/** Further pictures of a product stand in rows of their own, with nothing but a handle and a picture. */
const PICTURES = {
  where: [{ column: 'Variant SKU', is: [''] }, { column: 'Variant Price', is: [''] }, { column: 'Option1 Value', is: [''] }],
  what: 'further pictures of the product above',
};

/** One row a variant; title and type stand in the first row of a product only. Header names of before 2025. */
export const shopifyProducts: Preset = {
  id: 'shopify-products', vendor: 'shopify', report: 'Products export (until 2025)',
  grade: 'confirmed', dataset: 'items', kind: 'storefront',
  signature: ['Handle', 'Title', 'Option1 Name', 'Variant SKU', 'Variant Price', 'Variant Inventory Qty', 'Variant Barcode'],
  columns: {
    sku: 'Variant SKU', description: 'Title', barcode: 'Variant Barcode', unitCost: 'Cost per item', category: ['Type', 'Product Category'],
  },
  values: { sku: { '-': '' } },
  fill: { by: 'Handle', columns: ['Title', 'Type', 'Product Category'] },
  identity: IDENTITY, skip: [PICTURES],
};

/** The same export read for its quantity: what the shop may sell, of all its locations together. */
export const shopifyProductsStock: Preset = {
  id: 'shopify-products-stock', vendor: 'shopify', report: 'Products export (until 2025), its quantities',
  grade: 'confirmed', dataset: 'positions', kind: 'storefront', onRequest: true,
  signature: shopifyProducts.signature,
  columns: { sku: 'Variant SKU', quantity: 'Variant Inventory Qty', unitCost: 'Cost per item' },
  values: { sku: { '-': '' } },
  quantityState: 'available', identity: IDENTITY,
  skip: [PICTURES, { where: [{ column: 'Variant Inventory Tracker', is: [''] }], what: 'the shop does not track their stock' }],
  asks: ['location'],
  doubts: ['Its quantity is that of all locations together.'],
};
