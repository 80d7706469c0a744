import type { Preset } from './preset.ts';

/** Stock at the end of a day as trade packages of India print it: two header rows, groups of items, totals without a label. */
export const tradeStockSummary: Preset = {
  id: 'trade-stock-summary', vendor: 'trade', report: 'Stock Summary, opening to closing',
  grade: 'confirmed', dataset: 'positions', kind: 'erp',
  signature: ['Item', 'Code', 'Unit', 'Opening', 'Closing', 'Received', 'Issue'],
  // The value of stock below zero is printed as 0, which would make costs of 0: it is not read.
  columns: { sku: 'Code', quantity: 'Closing' },
  asks: ['location'],
  doubts: ['Its quantities count in each item\'s own unit, as they stand; opening, received and issue are not read.'],
};
