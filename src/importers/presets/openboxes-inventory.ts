import type { Preset } from './preset.ts';

/** A count sheet: what the system says beside what was counted, for one facility, which the file does not name. */
export const openboxesInventory: Preset = {
  id: 'openboxes-inventory', vendor: 'openboxes', report: 'Inventory import and count sheet',
  grade: 'confirmed', dataset: 'positions', kind: 'count',
  signature: ['Product code', 'Lot number', 'Expiration date', 'Bin location', 'OB QOH', 'Physical QOH'],
  columns: { sku: 'Product code', quantity: 'Physical QOH', bin: 'Bin location', lot: 'Lot number' },
  asks: ['location'],
  doubts: ['The quantity is what was counted ("Physical QOH"); "OB QOH", what the system said, was not read.'],
};
