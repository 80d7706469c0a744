import type { Preset } from '../../presets/preset.ts';

/** What a distributor sold on. */
export const x12Resale = {
  id: 'x12-867', vendor: 'x12', report: 'Resale report (867)', grade: 'confirmed', dataset: 'events', kind: 'supplier',
  signature: ['867 reference'],
  columns: {
    occurredAt: 'date', type: 'type', sku: 'item', location: 'location', quantity: 'quantity', uom: 'unit',
    reference: ['purchase order', '867 reference'],
  },
  asks: ['location'],
} as const satisfies Preset;
