import type { Preset } from './preset.ts';

/** Item ledger entries, quantities signed. */
export const businesscentralItemLedger: Preset = {
  id: 'businesscentral-item-ledger', vendor: 'businesscentral', report: 'Item ledger entries',
  grade: 'experimental', dataset: 'events', kind: 'erp',
  signature: ['Posting Date', 'Entry Type', 'Document No.', 'Item No.', 'Location Code', 'Quantity', 'Entry No.'],
  columns: {
    occurredAt: 'Posting Date', sku: 'Item No.', location: 'Location Code', quantity: 'Quantity', reference: 'Document No.',
    line: 'Entry No.', actor: 'User ID', reason: 'Document Type',
  },
  made: { type: { kind: 'bySign', column: 'Entry Type', quantity: 'Quantity', negative: { Transfer: 'transfer_out' } } },
  values: {
    type: {
      Purchase: 'receipt', Sale: 'shipment', 'Positive Adjmt.': 'adjustment', 'Negative Adjmt.': 'adjustment', Transfer: 'transfer_in',
      Consumption: 'pick', Output: 'receipt', 'Assembly Consumption': 'pick', 'Assembly Output': 'receipt',
    },
  },
};
