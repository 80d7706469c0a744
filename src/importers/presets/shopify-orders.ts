import type { Preset } from './preset.ts';

/** One row a line of an order; what belongs to the order stands in its first row only. Refunds are not in it line by line. */
export const shopifyOrders: Preset = {
  id: 'shopify-orders', vendor: 'shopify', report: 'Orders export',
  grade: 'confirmed', dataset: 'orders', kind: 'storefront',
  signature: [
    'Name', 'Financial Status', 'Fulfillment Status', 'Created at', 'Lineitem quantity', 'Lineitem name', 'Lineitem sku',
    'Lineitem fulfillment status',
  ],
  columns: {
    reference: 'Name', sku: 'Lineitem sku', quantity: 'Lineitem quantity', at: 'Created at', location: 'Location', channel: 'Source',
  },
  made: { state: { kind: 'marked', column: 'Cancelled at', text: 'cancelled', otherwise: 'Lineitem fulfillment status' } },
  fill: { by: 'Name', columns: ['Created at', 'Cancelled at', 'Location', 'Source'] },
  identity: { prefix: 'lineitem:', columns: ['Lineitem name'], placeholders: [] },
  skip: [{ where: [{ column: 'Lineitem name', is: [''] }, { column: 'Lineitem quantity', is: [''] }], what: 'no line of an order' }],
  doubts: ['It says how much of an order was refunded, and not which lines: refunds were not read.'],
};
