import type { SummaryView } from '../../src/contract/views.ts';

/** Whether any export says what anything costs: without, no sum of money means a thing. */
export function isPriced({ netValue, exceptions, byKind }: SummaryView): boolean {
  return netValue !== 0 || exceptions === 0 || byKind.some(({ value }) => value !== 0);
}
