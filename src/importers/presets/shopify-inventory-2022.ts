import type { Preset } from './preset.ts';
import { HANDLE, PLACEHOLDER_SKUS, VARIANT } from './shopify-inventory.ts';

/** A column a location, each holding what is available there; "not stocked" is not 0. */
export const shopifyInventory2022: Preset = {
  id: 'shopify-inventory-2022', vendor: 'shopify', report: 'Inventory export, a column a location (until 2022)',
  grade: 'experimental', dataset: 'positions', kind: 'storefront',
  signature: [HANDLE, 'Title', 'Option1 Name', 'Option1 Value', 'SKU'],
  absent: ['Location'],
  columns: { sku: 'SKU' },
  values: { sku: PLACEHOLDER_SKUS },
  quantityState: 'available',
  wide: { columns: { after: ['SKU', 'HS Code', 'COO'] }, none: ['not stocked'] },
  identity: VARIANT,
};
