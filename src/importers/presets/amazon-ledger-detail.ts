import { DISPOSITIONS } from './amazon-dispositions.ts';
import type { Preset } from './preset.ts';

/** One row an event; a change of disposition is a pair of adjustments, out of the one and into the other. */
export const amazonLedgerDetail: Preset = {
  id: 'amazon-ledger-detail', vendor: 'amazon', report: 'Inventory Ledger, detail',
  grade: 'experimental', dataset: 'events', kind: 'marketplace',
  signature: ['Date', 'FNSKU', 'ASIN', 'MSKU', 'Event Type', 'Reference ID', 'Quantity', 'Fulfillment Center', 'Disposition', 'Reason'],
  columns: {
    occurredAt: ['Date and Time', 'Date'], sku: 'MSKU', location: 'Fulfillment Center', quantity: 'Quantity', reference: 'Reference ID',
    reason: 'Reason', status: 'Disposition',
  },
  made: {
    type: {
      kind: 'bySign', column: 'Event Type', quantity: 'Quantity',
      negative: { WhseTransfers: 'transfer_out', 'Whse Transfers': 'transfer_out', 'Warehouse Transfer': 'transfer_out' },
    },
  },
  values: {
    type: {
      Receipts: 'receipt', Shipments: 'shipment', CustomerReturns: 'return', 'Customer Returns': 'return', VendorReturns: 'transfer_out',
      'Vendor Returns': 'transfer_out', WhseTransfers: 'transfer_in', 'Whse Transfers': 'transfer_in', 'Warehouse Transfer': 'transfer_in',
      Adjustments: 'adjustment',
    },
    status: DISPOSITIONS,
  },
};
