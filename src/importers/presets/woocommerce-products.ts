import type { Preset } from './preset.ts';

const STOCK = ['Stock', 'Estoque', 'Bestand', 'Lager', 'Inventario', 'Voorraad', 'Magazzino'];
const SKU = ['SKU', 'REF', 'Artikelnummer', 'UGS', 'COD'];
const NAME = ['Name', 'Nome', 'Nom', 'Nombre', 'Naam'];
const BARCODE = [
  'GTIN, UPC, EAN, or ISBN', 'GTIN, UPC, EAN oder ISBN', 'GTIN, UPC, EAN ou ISBN', 'GTIN, UPC, EAN o ISBN', 'GTIN, UPC, EAN of ISBN',
];

/**
 * The header is in the shop's language: real exports confirm English and Brazilian Portuguese. A blank stock is one that is not
 * tracked; "parent" says that a variation draws on the stock of its product, which stands in the product's own row.
 */
export const woocommerceProducts: Preset = {
  id: 'woocommerce-products', vendor: 'woocommerce', report: 'Product export',
  grade: 'confirmed', unconfirmed: ['Vorrätig?', 'Publié', '¿Existencias?', '¿Hay existencias?', 'Gepubliceerd', 'Pubblicato'],
  dataset: 'positions', kind: 'storefront',
  signature: [
    'ID', ['Type', 'Tipo', 'Typ'], SKU, NAME,
    ['Published', 'Publicado', 'Veröffentlicht', 'Publié', 'Gepubliceerd', 'Pubblicato'],
    ['In stock?', 'Em estoque?', 'Vorrätig?', 'En stock ?', '¿Existencias?', '¿Hay existencias?', 'Op voorraad?', 'Disponibile?'], STOCK,
  ],
  columns: { sku: SKU, quantity: STOCK },
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
    sku: SKU, description: NAME, category: ['Categories', 'Categorias', 'Kategorien'],
    barcode: BARCODE,
  },
  identity: { prefix: 'id:', columns: ['ID'], placeholders: [] },
};
