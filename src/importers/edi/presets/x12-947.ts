import type { Preset } from '../../presets/preset.ts';

/** What a warehouse corrected. */
export const x12Adjustment = {
  id: 'x12-947', vendor: 'x12', report: 'Inventory adjustment advice (947)', grade: 'confirmed', dataset: 'events', kind: '3pl',
  signature: ['947 adjustment'],
  columns: {
    occurredAt: 'date', type: 'type', sku: 'item', location: 'location', quantity: 'quantity', uom: 'unit', reference: 'reference',
    line: 'line', reason: 'reason',
  },
  asks: ['location'],
} as const satisfies Preset;
