import type { Preset } from '../../presets/preset.ts';

/** What a supplier says is on its way. */
export const edifactDespatch = {
  id: 'edifact-desadv', vendor: 'edifact', report: 'Despatch advice (DESADV)', grade: 'experimental', dataset: 'orders', kind: 'supplier',
  signature: ['DESADV reference'],
  columns: {
    reference: ['purchase order', 'DESADV reference'], sku: 'item', quantity: 'quantity', state: 'state', at: 'date', location: 'location',
    line: 'line',
  },
} as const satisfies Preset;
