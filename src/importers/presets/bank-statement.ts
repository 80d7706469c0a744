import type { Preset } from './preset.ts';

/** A bank's statement: what arrived and what left, to hold payouts against. */
export const bankStatement: Preset = {
  id: 'bank-statement', vendor: 'bank', report: 'Statement, one amount a row',
  grade: 'confirmed', dataset: 'payments', kind: 'payments',
  signature: ['Date', 'Label', 'Amount', 'Currency'],
  columns: { at: 'Date', amount: 'Amount', currency: 'Currency', reference: 'Label' },
  made: { kind: { kind: 'constant', text: 'other' } },
};

/** The same with debits and credits in columns of their own, in one currency that stands above the table. */
export const bankStatementDebitCredit: Preset = {
  id: 'bank-statement-debit-credit', vendor: 'bank', report: 'Statement, debit and credit',
  grade: 'confirmed', dataset: 'payments', kind: 'payments',
  signature: ['Date', 'Label', 'Debit', 'Credit'],
  columns: { at: 'Date', reference: 'Label', transaction: 'Operation Number', currency: 'Currency' },
  made: { kind: { kind: 'constant', text: 'other' }, amount: { kind: 'balance', plus: 'Credit', minus: 'Debit' } },
  asks: ['currency'],
};
