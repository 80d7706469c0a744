import type { Preset } from '../../presets/preset.ts';

/** What a partner holds. The qualifiers of quantities differ by partner: "values" of the source say what they mean there. */
export const x12Inventory = {
  id: 'x12-846', vendor: 'x12', report: 'Inventory advice (846)', grade: 'confirmed', dataset: 'positions', kind: '3pl',
  signature: ['846 reference'],
  columns: { sku: 'item', location: 'location', quantity: 'quantity', uom: 'unit', status: 'state', asOf: 'as of' },
  values: {
    status: {
      17: 'on_hand', 33: 'available', 34: 'on_hand', 29: 'committed', 63: 'incoming', 87: 'incoming', QH: 'unavailable',
      QB: 'other', QA: 'available', QC: 'committed', QI: 'in_transit', QP: 'incoming', QE: 'on_hand', QD: 'damaged',
    },
  },
  doubts: ['What a quantity\'s qualifier means differs by partner; see "status" and say otherwise with "values" where it is wrong.'],
  asks: ['location'],
} as const satisfies Preset;
