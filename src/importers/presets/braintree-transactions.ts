import type { Preset } from './preset.ts';

export const braintreeTransactions: Preset = {
  id: 'braintree-transactions', vendor: 'braintree', report: 'Transaction-level fee report',
  grade: 'confirmed', dataset: 'payments', kind: 'payments',
  signature: ['Merchant Account ID', 'Transaction ID', 'Transaction Type', 'Settlement Currency', 'Settlement Amount', 'Settlement Date'],
  columns: {
    at: 'Settlement Date', kind: 'Transaction Type', amount: 'Settlement Amount', currency: 'Settlement Currency', reference: 'Order ID',
    transaction: 'Transaction ID', fee: 'Total Fee Amount',
  },
  values: { kind: { sale: 'charge', credit: 'refund', refund: 'refund', chargeback: 'chargeback', '*': 'other' } },
};
