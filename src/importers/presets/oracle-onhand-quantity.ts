import type { Preset } from './preset.ts';

const ORGANIZATION = ['Organization', 'Organization Code', 'Org', 'Org Code'];
const SUBINVENTORY = ['Subinventory', 'Subinventory Code', 'Subinv'];

/** On-hand by organization and subinventory; a subinventory's code means something within its organization only. */
export const oracleOnhandQuantity: Preset = {
  id: 'oracle-onhand-quantity', vendor: 'oracle', report: 'On-hand quantity by subinventory',
  grade: 'experimental', dataset: 'positions', kind: 'erp',
  signature: [ORGANIZATION, SUBINVENTORY, ['Item', 'Item Number', 'Item Name'],
    ['On-hand Quantity', 'On Hand Quantity', 'Onhand Quantity', 'On-hand', 'On Hand']],
  columns: {
    sku: ['Item Number', 'Item', 'Item Name'], quantity: ['On-hand Quantity', 'On Hand Quantity', 'Onhand Quantity', 'On-hand', 'On Hand'],
    bin: 'Locator', lot: ['Lot', 'Lot Number'], uom: ['UOM', 'Primary UOM', 'Unit of Measure'],
  },
  made: { location: { kind: 'joined', columns: [ORGANIZATION, SUBINVENTORY], between: '/' } },
  otherStates: [{ column: ['Available to Transact', 'Available to Reserve'], state: 'available' }],
  doubts: ['Its locations are an organization and a subinventory with "/" between.'],
};
