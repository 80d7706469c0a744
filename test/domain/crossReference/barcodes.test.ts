import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { comparableBarcode, hasCheckDigit, isLost, looksRounded } from '../../../src/domain/crossReference/barcodes.ts';
import { normalForm, seenForm } from '../../../src/domain/crossReference/codeForms.ts';

describe('barcodes', () => {
  it('end in the GS1 check digit', () => {
    // GS1's own example: 629104150021 → 3.
    expect(hasCheckDigit('6291041500213')).toBe(true);
    expect(hasCheckDigit('6291041500214')).toBe(false);
    expect([hasCheckDigit('4006381333931'), hasCheckDigit('036000291452'), hasCheckDigit('96385074')]).toEqual([true, true, true]);
    expect([hasCheckDigit('123'), hasCheckDigit('ABCDEFGH'), hasCheckDigit('')]).toEqual([undefined, undefined, undefined]);
  });

  it('have a check digit that a wrong digit anywhere shows', () => {
    fc.assert(fc.property(fc.nat({ max: 12 }), fc.integer({ min: 1, max: 9 }), (at, more) => {
      const digits = Array.from('6291041500213');
      digits[at] = String((Number(digits[at]) + more) % 10);
      expect(hasCheckDigit(digits.join(''))).toBe(false);
    }));
  });

  it('are compared without leading zeros, and not at all where they stand for nothing or are spoilt', () => {
    expect(comparableBarcode('0036000291452')).toBe(comparableBarcode('36000291452'));
    expect(comparableBarcode('3600-0291 452')).toBe('36000291452');
    for (const none of ['0', '000000', 'N/A', 'none', '-', '#REF!', '1.23E+11', '4814769000000000', '999999999999', '  ']) {
      expect([none, comparableBarcode(none)]).toEqual([none, null]);
    }
  });
});

describe('identifiers', () => {
  it('that a spreadsheet lost are told from those that look a little like it', () => {
    expect(['#REF!', '#N/A', '1.23E+11', '8,14014E+11'].map(isLost)).toEqual([true, true, true, true]);
    expect(['1E5', '#12', 'A1.2E+11', '1.23E-11', 'REF!'].map(isLost)).toEqual([false, false, false, false, false]);
    expect(['4814769000000000', '4814769000000001', '481476900000000'].map(looksRounded)).toEqual([true, false, false]);
  });

  it('have a form that a person sees and one that systems share', () => {
    expect(seenForm('\u0410-1')).toBe(seenForm('a-1'));
    expect(seenForm('A-1')).not.toBe(seenForm('A1'));
    expect(['SKU-00123', 'sku 123', 'Sku_123', 'SKU/0123'].map(normalForm)).toEqual(Array(4).fill('SKU123'));
    expect(normalForm('A-10')).not.toBe(normalForm('A-1'));
    expect(normalForm('--')).toBe('');
  });
});
