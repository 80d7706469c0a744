import { expect, it } from 'vitest';
import { formatNetWorth, formatSignedWorth, formatSumWorth, formatWorth } from '../../../renderer/ui/figures.ts';

it('tells what costs nothing from what nobody knows the cost of', () => {
  expect(formatSignedWorth(0, true, 'USD')).toBe('$0.00');
  expect(formatSignedWorth(0, false, 'USD')).toBe('no cost');
  expect(formatWorth(12.5, true, 'USD')).toBe('$12.50');
});

it('says of a sum how many of its rows are worth nothing in it because nobody knows what they cost', () => {
  expect(formatSumWorth(120, { unpriced: 0, of: 3 }, 'USD')).toBe('$120.00');
  expect(formatSumWorth(120, { unpriced: 1, of: 3 }, 'USD')).toBe('≥\u00A0$120.00');
  expect(formatSumWorth(0, { unpriced: 3, of: 3 }, 'USD')).toBe('no cost');
  expect(formatSumWorth(0, { unpriced: 0, of: 0 }, 'USD')).toBe('$0.00');
  expect(formatNetWorth(-120, { unpriced: 0, of: 3 }, 'USD')).toBe('net −$120.00');
  expect(formatNetWorth(-120, { unpriced: 2, of: 3 }, 'USD')).toBe('net −$120.00, 2 without a cost');
  expect(formatNetWorth(0, { unpriced: 3, of: 3 }, 'USD')).toBe('no cost');
});
