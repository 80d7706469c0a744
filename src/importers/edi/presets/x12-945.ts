import type { Preset } from '../../presets/preset.ts';

/** What a warehouse shipped. */
export const x12Shipment = {
  id: 'x12-945', vendor: 'x12', report: 'Warehouse shipping advice (945)', grade: 'confirmed', dataset: 'events', kind: '3pl',
  signature: ['945 shipment'],
  columns: {
    occurredAt: 'date', type: 'type', sku: 'item', location: 'location', quantity: 'quantity', uom: 'unit', reference: 'reference',
    line: 'line', reason: 'reason',
  },
  asks: ['location'],
} as const satisfies Preset;
