import type { Preset } from './preset.ts';
import { HANDLE, PLACEHOLDER_SKUS, VARIANT, notStocked } from './shopify-inventory.ts';

/** With bins, and labels that say what may be edited. "On hand (new)" is where a person types a count to come: never read. */
export const shopifyInventory2024: Preset = {
  id: 'shopify-inventory-2024', vendor: 'shopify', report: 'Inventory export, a row a location, with bins (2024)',
  grade: 'confirmed', dataset: 'positions', kind: 'storefront',
  signature: [HANDLE, 'SKU', 'Location', 'Available (not editable)', 'On hand (current)'],
  columns: { sku: 'SKU', location: 'Location', quantity: 'On hand (current)', bin: 'Bin name' },
  values: { sku: PLACEHOLDER_SKUS },
  otherStates: [
    { column: 'Available (not editable)', state: 'available' },
    { column: 'Committed (not editable)', state: 'committed' },
    { column: 'Unavailable (not editable)', state: 'unavailable' },
    { column: 'Incoming (not editable)', state: 'incoming' },
  ],
  identity: VARIANT,
  skip: [notStocked('On hand (current)')],
  doubts: ['"On hand (new)" is for typing a count and was not read.'],
};
