import type { Preset } from './preset.ts';

/** A group of columns an outlet, of which "inventory_…" is the stock; a blank cell is an outlet that does not track the product. */
export const lightspeedXProducts: Preset = {
  id: 'lightspeed-x-products', vendor: 'lightspeed', report: 'X-Series (Vend) product export',
  grade: 'confirmed', dataset: 'positions', kind: 'pos',
  signature: ['id', 'handle', 'sku', 'composite_sku', 'variant_option_one_name', 'supply_price', 'retail_price', 'track_inventory'],
  columns: { sku: 'sku', unitCost: 'supply_price' },
  wide: { columns: { like: 'inventory_*' } },
  identity: { prefix: 'id:', columns: ['id'], placeholders: [] },
};
