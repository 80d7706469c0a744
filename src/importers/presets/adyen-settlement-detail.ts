import type { Preset } from './preset.ts';

/** A batch, with debits and credits in columns of their own. Fees and the payout have no gross amount. */
export const adyenSettlementDetail: Preset = {
  id: 'adyen-settlement-detail', vendor: 'adyen', report: 'Settlement detail',
  grade: 'confirmed', dataset: 'payments', kind: 'payments',
  signature: [
    'Psp Reference', 'Merchant Reference', 'Creation Date', 'TimeZone', 'Type', 'Gross Currency', 'Gross Debit (GC)', 'Gross Credit (GC)',
    'Net Debit (NC)', 'Net Credit (NC)',
  ],
  columns: {
    kind: 'Type', currency: ['Gross Currency', 'Net Currency'], reference: 'Merchant Reference', transaction: 'Psp Reference',
    fee: 'Commission (NC)',
  },
  made: {
    at: { kind: 'joined', columns: ['Creation Date', 'TimeZone'] },
    amount: { kind: 'balance', plus: ['Gross Credit (GC)', 'Net Credit (NC)'], minus: ['Gross Debit (GC)', 'Net Debit (NC)'] },
    net: { kind: 'balance', plus: ['Net Credit (NC)'], minus: ['Net Debit (NC)'] },
  },
  values: {
    kind: {
      Settled: 'charge', Refunded: 'refund', Fee: 'fee', MerchantPayout: 'payout', Chargeback: 'chargeback', SecondChargeback: 'chargeback',
      ChargebackReversed: 'chargeback', '*': 'other',
    },
  },
};
