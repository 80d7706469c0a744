import { expect, it } from 'vitest';
import { formatSignedWorth, formatWorth } from '../../../renderer/ui/figures.ts';
import { isPriced, isSumPriced } from '../../../renderer/ui/priced.ts';
import { engagement } from '../preview/fixtures.ts';

it('tells what costs nothing from what nobody knows the cost of', () => {
  expect(formatSignedWorth(0, true, 'USD')).toBe('$0.00');
  expect(formatSignedWorth(0, false, 'USD')).toBe('no cost');
  expect(formatWorth(12.5, true, 'USD')).toBe('$12.50');
});

it('takes a sum of nothing for money only where every item has a cost', () => {
  const { summary } = engagement;
  expect(isSumPriced(0, { ...summary, unpricedItems: 0 })).toBe(true);
  expect(isSumPriced(0, { ...summary, unpricedItems: 3 })).toBe(false);
  expect(isSumPriced(-2, { ...summary, unpricedItems: 3 })).toBe(true);
  const worthless = { ...summary, netValue: 0, byKind: summary.byKind.map((each) => ({ ...each, value: 0 })) };
  expect(isPriced({ ...worthless, unpricedItems: 3 })).toBe(false);
  expect(isPriced({ ...worthless, unpricedItems: 0 })).toBe(true);
});
