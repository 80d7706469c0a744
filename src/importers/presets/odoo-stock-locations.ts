import type { Preset } from './preset.ts';

/** The locations report with its labels. Grouped, it leaves out what stands in the row above. */
export const odooStockLocations: Preset = {
  id: 'odoo-stock-locations', vendor: 'odoo', report: 'Locations report',
  grade: 'experimental', dataset: 'positions', kind: 'erp',
  signature: ['Product', 'Location', ['On Hand Quantity', 'Quantity'], 'Reserved Quantity'],
  columns: {
    sku: ['Product/Internal Reference', 'Internal Reference', 'Product'], location: 'Location', quantity: ['On Hand Quantity', 'Quantity'],
    lot: 'Lot/Serial Number', value: 'Value',
  },
  otherStates: [{ column: 'Reserved Quantity', state: 'committed' }, { column: 'Available Quantity', state: 'available' }],
  fill: { by: 'Product', columns: ['Location'] },
};
