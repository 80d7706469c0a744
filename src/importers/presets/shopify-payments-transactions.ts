import type { Preset } from './preset.ts';

/** What a payout is made of. A refund's "Amount" is negative; "Presentment Amount", which is not read, has no sign. */
export const shopifyPaymentsTransactions: Preset = {
  id: 'shopify-payments-transactions', vendor: 'shopify', report: 'Payments, transactions of payouts',
  grade: 'confirmed', dataset: 'payments', kind: 'payments',
  signature: ['Transaction Date', 'Type', 'Order', 'Payout Status', 'Amount', 'Fee', 'Net', 'Checkout', 'Currency'],
  columns: {
    at: 'Transaction Date', kind: 'Type', amount: 'Amount', currency: 'Currency', reference: 'Order', transaction: 'Checkout', fee: 'Fee',
    net: 'Net',
  },
  values: { kind: { charge: 'charge', refund: 'refund', payout: 'payout', dispute: 'chargeback', chargeback: 'chargeback', '*': 'other' } },
};
