import type { Preset } from './preset.ts';
import { HANDLE, PLACEHOLDER_SKUS, VARIANT, notStocked } from './shopify-inventory.ts';

/** One row a variant and location, 17 columns. On hand = available + committed + unavailable; incoming is outside of it. */
export const shopifyInventory2023: Preset = {
  id: 'shopify-inventory-2023', vendor: 'shopify', report: 'Inventory export, a row a location (2023)',
  grade: 'confirmed', dataset: 'positions', kind: 'storefront',
  signature: [HANDLE, 'SKU', 'Location', 'Available', 'On hand'],
  columns: { sku: 'SKU', location: 'Location', quantity: 'On hand' },
  values: { sku: PLACEHOLDER_SKUS },
  otherStates: [
    { column: 'Available', state: 'available' },
    { column: 'Committed', state: 'committed' },
    { column: 'Unavailable', state: 'unavailable' },
    { column: 'Incoming', state: 'incoming' },
  ],
  identity: VARIANT,
  skip: [notStocked('On hand')],
};
