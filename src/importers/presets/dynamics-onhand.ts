import type { Preset } from './preset.ts';

/** Finance and Operations, the data entity of stock by site and warehouse. */
export const dynamicsOnhand: Preset = {
  id: 'dynamics-onhand', vendor: 'dynamics', report: 'Warehouse on-hand (Finance and Operations)',
  grade: 'experimental', dataset: 'positions', kind: 'erp',
  signature: ['ItemNumber', 'InventorySiteId', 'InventoryWarehouseId', 'OnHandQuantity', 'AvailableOnHandQuantity'],
  columns: { sku: 'ItemNumber', location: 'InventoryWarehouseId', quantity: 'OnHandQuantity' },
  otherStates: [
    { column: 'AvailableOnHandQuantity', state: 'available' }, { column: 'ReservedOnHandQuantity', state: 'committed' },
    { column: 'OnOrderQuantity', state: 'incoming' },
  ],
};
