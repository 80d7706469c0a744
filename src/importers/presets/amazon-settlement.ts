import type { Preset } from './preset.ts';

/** Flat file V2: several lines an order, each a part of its price or a fee. The first row is the settlement's own total. */
export const amazonSettlement: Preset = {
  id: 'amazon-settlement', vendor: 'amazon', report: 'Settlement report, flat file V2',
  grade: 'experimental', dataset: 'payments', kind: 'marketplace',
  signature: [
    'settlement-id', 'deposit-date', 'total-amount', 'transaction-type', 'order-id', 'amount-type', 'amount-description', 'amount',
    ['posted-date-time', 'posted-date'], 'currency',
  ],
  columns: {
    at: ['posted-date-time', 'posted-date'], amount: 'amount', currency: 'currency', reference: 'order-id', transaction: 'order-item-code',
  },
  made: { kind: { kind: 'joined', columns: ['transaction-type', 'amount-type'] } },
  values: {
    kind: {
      'Order ItemPrice': 'charge', 'Order Promotion': 'charge', 'Order *Fee*': 'fee', 'Refund ItemPrice': 'refund',
      'Refund Promotion': 'refund', 'Refund *Fee*': 'fee', 'Chargeback*': 'chargeback', 'ServiceFee*': 'fee', '*': 'other',
    },
  },
  // Some marketplaces give the currency in the settlement's own row alone.
  fill: { by: 'settlement-id', columns: ['currency'] },
  shortRows: true,
  skip: [{ where: [{ column: 'transaction-type', is: [''] }, { column: 'amount', is: [''] }], what: 'the settlement\'s own total' }],
};
