import type { Preset } from '../../presets/preset.ts';

/** What a seller holds at the end of a period; what moved in it is left out. */
export const x12Activity = {
  id: 'x12-852', vendor: 'x12', report: 'Product activity (852)', grade: 'confirmed', dataset: 'positions', kind: 'pos',
  signature: ['852 reference'],
  columns: { sku: 'item', location: 'location', quantity: 'quantity', uom: 'unit', status: 'activity', asOf: 'to' },
  values: {
    status: {
      QA: 'available', OH: 'on_hand', HL: 'on_hand', QE: 'on_hand', QC: 'committed', QI: 'in_transit', QH: 'unavailable', QP: 'incoming',
    },
  },
  skip: [
    {
      where: [{ column: 'activity', is: ['QR', 'QS', 'QU', 'QT', 'QZ', 'QW', 'QO', 'QB'] }],
      what: 'what moved in the period, or stood at its beginning',
    },
  ],
  asks: ['location'],
} as const satisfies Preset;
