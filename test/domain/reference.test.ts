import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalReference, normaliseReferenceBytes } from '../../src/domain/reference.ts';

describe('the normal form of a reference', () => {
  it('is that of the examples', () => {
    const cases: Record<string, string> = {
      'PO-1042': 'PO1042', 'po 001042': 'PO1042', 'PO#1042': 'PO1042', 'so/02231/A': 'SO2231A', '#1001': '1001',
      'PO#0-0': 'PO00', 'Ü-7': 'Ü7',
      '1-02': '12', '10-2': '102', '000': '0', 'A:B.c_d': 'ABCD', '': '', '--': '',
    };
    for (const [text, form] of Object.entries(cases)) expect([text, normalReference(text)]).toEqual([text, form]);
  });

  const text = fc.string({ unit: fc.constantFrom(...Array.from('aZ09 -_/.#:x\u00fc\u00df\u0661')), maxLength: 14 });

  it('does not mind case, separators around groups or more leading zeros', () => {
    fc.assert(fc.property(fc.string({ unit: fc.constantFrom(...Array.from('aZ09 -_/.#:x')), maxLength: 14 }), (reference) => {
      expect(normalReference(reference.toLowerCase())).toBe(normalReference(reference));
      expect(normalReference(`-${reference} `)).toBe(normalReference(reference));
      expect(normalReference(reference.replace(/\d+/gu, '00$&'))).toBe(normalReference(reference));
    }));
  });

  it('is the same from bytes', () => {
    fc.assert(fc.property(fc.oneof(text, fc.string({ maxLength: 14 })), (reference) => {
      const bytes = new TextEncoder().encode(reference);
      const into = new Uint8Array(bytes.length);
      const length = normaliseReferenceBytes(bytes, 0, bytes.length, into);
      if (/^[\u0000-\u007f]*$/u.test(reference)) {
        expect(new TextDecoder().decode(into.subarray(0, length))).toBe(normalReference(reference));
      } else expect(length).toBe(-1);
    }), { numRuns: 1_000 });
  });
});
