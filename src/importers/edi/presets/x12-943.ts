import type { Preset } from '../../presets/preset.ts';

/** What is on its way to a warehouse. */
export const x12StockTransfer = {
  id: 'x12-943', vendor: 'x12', report: 'Stock transfer notice (943)', grade: 'confirmed', dataset: 'orders', kind: '3pl',
  signature: ['943 order'],
  columns: { reference: '943 order', sku: 'item', quantity: 'quantity', state: 'state', at: 'date', location: 'location', line: 'line' },
} as const satisfies Preset;
