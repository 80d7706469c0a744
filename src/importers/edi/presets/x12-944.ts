import type { Preset } from '../../presets/preset.ts';

/** What a warehouse received. */
export const x12Receipt = {
  id: 'x12-944', vendor: 'x12', report: 'Stock receipt advice (944)', grade: 'confirmed', dataset: 'events', kind: '3pl',
  signature: ['944 receipt'],
  columns: {
    occurredAt: 'date', type: 'type', sku: 'item', location: 'location', quantity: 'quantity', uom: 'unit', reference: 'reference',
    line: 'line', reason: 'reason',
  },
  asks: ['location'],
} as const satisfies Preset;
