import type { Preset } from '../../presets/preset.ts';

/** What a partner holds. */
export const edifactInventory = {
  id: 'edifact-invrpt', vendor: 'edifact', report: 'Inventory report (INVRPT)', grade: 'confirmed', dataset: 'positions', kind: '3pl',
  signature: ['INVRPT reference'],
  columns: { sku: 'item', location: 'location', quantity: 'quantity', uom: 'unit', status: 'state', asOf: 'as of' },
  values: { status: { 145: 'on_hand', 17: 'on_hand', 198: 'available', 16: 'other', 21: 'committed', 156: 'in_transit' } },
  doubts: ['What a quantity\'s qualifier means differs by partner; see "status" and say otherwise with "values" where it is wrong.'],
  asks: ['location'],
} as const satisfies Preset;
