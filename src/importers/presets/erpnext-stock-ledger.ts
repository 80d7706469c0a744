import type { Preset } from './preset.ts';

/**
 * Every movement with the voucher that made it; what goes out is below zero in its own column. What a "Stock Entry" is (a transfer, an
 * issue, a receipt, a manufacture) the report does not say, so it is left to be said.
 */
export const erpnextStockLedger: Preset = {
  id: 'erpnext-stock-ledger', vendor: 'erpnext', report: 'Stock Ledger',
  grade: 'experimental', dataset: 'events', kind: 'erp',
  signature: ['Date', 'Item', 'Warehouse', 'In Qty', 'Out Qty', 'Balance Qty', 'Voucher Type', 'Voucher #'],
  columns: {
    occurredAt: 'Date', type: 'Voucher Type', sku: 'Item', location: 'Warehouse', reference: 'Voucher #', uom: 'Stock UOM',
    unitCost: 'Valuation Rate',
  },
  made: { quantity: { kind: 'balance', plus: ['In Qty'], minus: ['Out Qty'] } },
  values: {
    type: {
      'Purchase Receipt': 'receipt', 'Purchase Invoice': 'receipt', 'Subcontracting Receipt': 'receipt', 'Delivery Note': 'shipment',
      'Sales Invoice': 'sale', 'POS Invoice': 'sale', 'Stock Reconciliation': 'count',
    },
  },
  skip: [{ where: [{ column: 'Item', is: ['\'opening\'', 'opening', 'total', '\'total\'', ''] }, { column: 'Warehouse', is: [''] }],
    what: 'opening balances and totals' }],
};
