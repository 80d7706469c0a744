import type { Preset } from '../../presets/preset.ts';

/** What a warehouse was asked to ship. */
export const x12WarehouseOrder = {
  id: 'x12-940', vendor: 'x12', report: 'Warehouse shipping order (940)', grade: 'confirmed', dataset: 'orders', kind: '3pl',
  signature: ['940 order'],
  columns: { reference: '940 order', sku: 'item', quantity: 'quantity', state: 'state', at: 'date', location: 'location', line: 'line' },
} as const satisfies Preset;
