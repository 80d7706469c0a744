import type { Preset } from './preset.ts';

/** Abbreviated labels, some of them a mark only. Of one shop, which it does not name. */
export const lightspeedRItems: Preset = {
  id: 'lightspeed-r-items', vendor: 'lightspeed', report: 'R-Series items',
  grade: 'experimental', dataset: 'positions', kind: 'pos',
  signature: ['System ID', 'Item', 'UPC', 'EAN', 'Custom SKU', 'Qty. On Hand', 'Qty. On Order'],
  columns: { sku: ['Custom SKU', 'System ID'], quantity: 'Qty. On Hand' },
  otherStates: [{ column: 'Qty. On Order', state: 'incoming' }],
  asks: ['location'],
  doubts: ['Where "Custom SKU" is blank, "System ID" is the item\'s code.'],
};
