import type { Preset } from '../../presets/preset.ts';

/** What a supplier says is on its way. */
export const x12ShipNotice = {
  id: 'x12-856', vendor: 'x12', report: 'Ship notice (856)', grade: 'confirmed', dataset: 'orders', kind: 'supplier',
  signature: ['856 shipment'],
  columns: {
    reference: ['purchase order', '856 shipment'], sku: 'item', quantity: 'quantity', state: 'state', at: 'date', location: 'location',
  },
} as const satisfies Preset;
