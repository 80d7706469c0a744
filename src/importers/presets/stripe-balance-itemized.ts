import type { Preset } from './preset.ts';

/** Every line of the balance. Its moments are in UTC and do not say so. */
export const stripeBalanceItemized: Preset = {
  id: 'stripe-balance-itemized', vendor: 'stripe', report: 'Balance report, itemized',
  grade: 'experimental', dataset: 'payments', kind: 'payments',
  signature: ['balance_transaction_id', ['created_utc', 'created'], 'currency', 'gross', 'fee', 'net', 'reporting_category'],
  columns: {
    kind: 'reporting_category', amount: 'gross', currency: 'currency', fee: 'fee', net: 'net', transaction: 'balance_transaction_id',
    reference: ['payment_metadata[order_id]', 'description'],
  },
  made: { at: { kind: 'joined', columns: [['created_utc', 'created']], then: '+00:00' } },
  values: {
    kind: {
      charge: 'charge', refund: 'refund', partial_capture_reversal: 'refund', payout: 'payout', fee: 'fee', dispute: 'chargeback',
      dispute_reversal: 'chargeback', '*': 'other',
    },
  },
};
