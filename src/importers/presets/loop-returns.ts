import type { Preset } from './preset.ts';

/** One row an item that a customer asked to send back. What is sold beside returns stands among them and is no item. */
export const loopReturns: Preset = {
  id: 'loop-returns', vendor: 'loop', report: 'Returns export',
  grade: 'experimental', dataset: 'events', kind: 'returns',
  signature: ['Return ID', 'Return created at', 'Product title', 'SKU', 'Return reason'],
  columns: {
    occurredAt: 'Return created at', sku: 'SKU', quantity: 'Quantity', reference: ['Order name', 'Order number', 'Return ID'],
    reason: 'Return reason', location: ['Destination', 'Return location'],
  },
  made: { type: { kind: 'constant', text: 'return' } },
  values: { quantity: { '': '1' } },
  skip: [{
    where: [{ column: 'Product title', is: ['unlock free returns', 'shipping protection', '*return* coverage*'] }],
    what: 'fees that are listed like items',
  }],
  asks: ['location'],
  doubts: ['Its moments are those at which a return was asked for. Where it has no "Quantity", a row is one unit.'],
};
