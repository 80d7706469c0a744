/** Every preset there is, in the order of their ids. */
import { amazonAfnInventory } from './amazon-afn-inventory.ts';
import { amazonFbaInventory } from './amazon-fba-inventory.ts';
import { amazonRestock } from './amazon-restock.ts';
import { cloverInventory } from './clover-inventory.ts';
import { erpnextStockBalance } from './erpnext-stock-balance.ts';
import { fishbowlInventoryQuantities } from './fishbowl-inventory-quantities.ts';
import { magentoStockSources } from './magento-stock-sources.ts';
import { openboxesInventory } from './openboxes-inventory.ts';
import type { Preset } from './preset.ts';
import { shipheroInventoryByBin } from './shiphero-inventory-by-bin.ts';
import { shopifyInventory2023 } from './shopify-inventory-2023.ts';
import { shopifyInventory2024 } from './shopify-inventory-2024.ts';

export const PRESETS: readonly Preset[] = [
  amazonAfnInventory, amazonFbaInventory, amazonRestock, cloverInventory, erpnextStockBalance, fishbowlInventoryQuantities,
  magentoStockSources, openboxesInventory, shipheroInventoryByBin, shopifyInventory2023, shopifyInventory2024,
];

/** Names of `preset` in engagement.json that are no preset's. */
export const BUILT_IN = ['auto', 'canonical', 'mapped'] as const;
