import '../inEnglish.ts';
import { describe, expect, it } from 'vitest';
import { formatMoney, formatSignedMoney, formatSignedUnits, formatUnits } from '../../../renderer/ui/figures.ts';
import { plainNumber } from '../../../renderer/ui/plainNumber.ts';

describe('plainNumber', () => {
  it('reads back whatever figure is drawn', () => {
    for (const value of [0, 5, -12, 1234, -1234567, 0.5, -3728.64]) {
      expect(Number(plainNumber(formatUnits(value)))).toBe(value);
      expect(Number(plainNumber(formatSignedUnits(value)))).toBe(value);
      for (const currency of ['USD', 'EUR', 'CAD', 'GBP', 'CHF']) {
        expect(Number(plainNumber(formatMoney(value, currency))), currency).toBe(value);
        expect(Number(plainNumber(formatSignedMoney(value, currency))), currency).toBe(value);
      }
    }
  });

  it('leaves what is no number as it is', () => {
    for (const text of ['', 'never fired', '1 h 8 min', '99.4%', 'SKU-1247', '31 Oct 2026', 'no cost', 'E-000042']) {
      expect(plainNumber(text)).toBe(text);
    }
  });
});
