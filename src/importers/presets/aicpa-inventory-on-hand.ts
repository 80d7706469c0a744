import type { Preset } from './preset.ts';

/** Audit Data Standards, inventory sub-ledger: quantities and the cost of a unit at a balance date. */
export const aicpaInventoryOnHand: Preset = {
  id: 'aicpa-inventory-on-hand', vendor: 'aicpa', report: 'Audit Data Standards, InventoryOnHand',
  grade: 'confirmed', dataset: 'positions', kind: 'erp',
  signature: ['inventoryProductId', 'inventoryQuantity', 'inventoryStockingUOM', 'inventoryCost'],
  columns: {
    sku: 'inventoryProductId', location: 'locationID', quantity: 'inventoryQuantity', uom: 'inventoryStockingUOM',
    unitCost: 'inventoryCost', asOf: 'balanceAsOfDate',
  },
  systemColumn: 'sourceSystem',
  asks: ['location'],
};
