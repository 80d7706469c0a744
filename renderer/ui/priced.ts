import type { SummaryView } from '../../src/contract/views.ts';

/** Whether any export says what anything costs: without, no sum of money means a thing. */
export function isPriced({ netValue, exceptions, byKind, unpricedItems }: SummaryView): boolean {
  return unpricedItems === 0 || netValue !== 0 || exceptions === 0 || byKind.some(({ value }) => value !== 0);
}

/** Whether a sum over several items is money: one of 0 is, where what each of them costs is known. */
export function isSumPriced(value: number, summary: SummaryView | undefined): boolean {
  return value !== 0 || summary?.unpricedItems === 0;
}
