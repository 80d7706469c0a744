import type { Preset } from './preset.ts';

/** Audit Data Standards, inventory sub-ledger: movements of a period, signed, in the stocking unit. The standard has no location. */
export const aicpaInventoryTransactions: Preset = {
  id: 'aicpa-inventory-transactions', vendor: 'aicpa', report: 'Audit Data Standards, InventoryTransactions',
  grade: 'confirmed', dataset: 'events', kind: 'erp',
  signature: ['inventoryProductId', 'transactionType', 'transactionDate', 'transactionQuantity'],
  columns: {
    occurredAt: 'transactionDate', sku: 'inventoryProductId', location: 'locationID', quantity: 'transactionQuantity',
    reference: 'transactionDescription',
  },
  made: {
    type: { kind: 'bySign', column: 'transactionType', quantity: 'transactionQuantity', negative: { Transfer: 'transfer_out' } },
  },
  values: {
    type: {
      Receipt: 'receipt', Shipment: 'shipment', Return: 'return', Transfer: 'transfer_in', Physical_Count_Adjustment: 'count',
      Damage: 'write_off', Obsolete: 'write_off', Scrapped: 'write_off', Increase_Due_To_Revaluation: 'adjustment',
      Lower_Of_Cost_or_Market_Realization: 'adjustment', Moved_From_Production: 'receipt', Moved_To_Production: 'pick',
    },
  },
  systemColumn: 'sourceSystem',
  asks: ['location'],
};
