import type { Preset } from './preset.ts';

/** What a connector between a till and a web shop keeps: a total and a column an outlet, which do not always agree. */
export const lightspeedProductCache: Preset = {
  id: 'lightspeed-product-cache', vendor: 'lightspeed', report: 'Connector\'s product list, a column an outlet',
  grade: 'confirmed', dataset: 'positions', kind: 'pos',
  signature: ['id', 'handle', 'inventory_total', 'supplier_name', 'variant_parent_id', 'has_variants', 'variant_source_id'],
  columns: { sku: 'id' },
  wide: { columns: { like: 'inventory_*' }, except: ['inventory_total'] },
  checks: [{ total: 'inventory_total', parts: 'wide' }],
  doubts: ['It has no SKU: its own id names the item.'],
};
