import { DISPOSITIONS } from './amazon-dispositions.ts';
import type { Preset } from './preset.ts';

/** One row a day, item, disposition and location. It carries its own proof: opening balance and events make the closing one. */
export const amazonLedgerSummary: Preset = {
  id: 'amazon-ledger-summary', vendor: 'amazon', report: 'Inventory Ledger, summary',
  grade: 'experimental', dataset: 'positions', kind: 'marketplace',
  signature: [
    'Date', 'FNSKU', 'ASIN', 'MSKU', 'Disposition', ['Starting Warehouse Balance', 'Starting_Warehouse_Balance'],
    ['Customer Shipments', 'Customer_Shipments'], ['Ending Warehouse Balance', 'Ending_Warehouse_Balance'], 'Location',
  ],
  columns: {
    sku: 'MSKU', location: 'Location', quantity: ['Ending Warehouse Balance', 'Ending_Warehouse_Balance'], status: 'Disposition',
    asOf: 'Date',
  },
  values: { status: DISPOSITIONS },
  otherStates: [{ column: ['In Transit Between Warehouses', 'In_Transit_Between_Warehouses'], state: 'in_transit' }],
  checks: [{
    total: ['Ending Warehouse Balance', 'Ending_Warehouse_Balance'],
    parts: [
      ['Starting Warehouse Balance', 'Starting_Warehouse_Balance'], 'Receipts', ['Customer Shipments', 'Customer_Shipments'],
      ['Customer Returns', 'Customer_Returns'], ['Vendor Returns', 'Vendor_Returns'],
      ['Warehouse Transfer In/Out', 'Warehouse_Transfer_In/Out'], 'Found', 'Lost', 'Damaged', 'Disposed', ['Other Events', 'Other_Events'],
      ['Unknown Events', 'Unknown_Events'],
    ],
  }],
};
