import type { Preset } from './preset.ts';

const STOCK = ['Stock', 'Estoque', 'Bestand', 'Lager'];

/**
 * The header is in the shop's language: English, Brazilian Portuguese and German are known. A blank stock is one that is not
 * tracked; "parent" says that a variation draws on the stock of its product, which stands in the product's own row.
 */
export const woocommerceProducts: Preset = {
  id: 'woocommerce-products', vendor: 'woocommerce', report: 'Product export',
  grade: 'confirmed', dataset: 'positions', kind: 'storefront',
  signature: [
    'ID', ['Type', 'Tipo', 'Typ'], ['SKU', 'REF', 'Artikelnummer'], ['Name', 'Nome'], ['Published', 'Publicado', 'Veröffentlicht'],
    ['In stock?', 'Em estoque?', 'Vorrätig?'], STOCK,
  ],
  columns: { sku: ['SKU', 'REF', 'Artikelnummer'], quantity: STOCK },
  quantityState: 'available',
  identity: { prefix: 'id:', columns: ['ID'], placeholders: [] },
  skip: [
    { where: [{ column: STOCK, is: [''] }], what: 'the shop does not track their stock' },
    { where: [{ column: STOCK, is: ['parent'] }], what: 'variations that draw on their product\'s stock' },
  ],
  asks: ['location'],
};

/** The same export read as a list of items. */
export const woocommerceProductsItems: Preset = {
  id: 'woocommerce-products-items', vendor: 'woocommerce', report: 'Product export, its items',
  grade: 'confirmed', dataset: 'items', kind: 'storefront', onRequest: true,
  signature: woocommerceProducts.signature,
  columns: {
    sku: ['SKU', 'REF', 'Artikelnummer'], description: ['Name', 'Nome'], category: ['Categories', 'Categorias', 'Kategorien'],
    barcode: 'GTIN, UPC, EAN, or ISBN',
  },
  identity: { prefix: 'id:', columns: ['ID'], placeholders: [] },
};
