import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { KeyTable } from '../../../src/importers/bytes/keyTable.ts';
import { BEYOND_LIMIT, QuantityReader } from '../../../src/importers/bytes/quantityCell.ts';
import { checkUtf8, encodeText, endOfAscii, textOf } from '../../../src/importers/bytes/text.ts';

const quantity = (text: string, reader = new QuantityReader()): number => {
  const bytes = encodeText(`..${text}..`);
  return reader.read(bytes, 2, bytes.length - 2);
};

describe('numbers', () => {
  it('are read as scaled integers, exactly', () => {
    const cases: Record<string, number> = {
      '12': 120_000, '-3.5': -35_000, '+7': 70_000, '5-': -50_000, '(5)': -50_000, '(1,234.5)': -12_345_000, '1,234': 12_340_000,
      '1,234,567.0001': 12_345_670_001, '0': 0, '-0': 0, '.5': 5_000, '5.': 50_000, '007': 70_000, '0.00005': 1, '0.00004': 0,
      '-0.00005': -1, '2.50000': 25_000, '900719925474.0991': 9_007_199_254_740_991, '99999999999': 999_999_999_990_000,
    };
    for (const [text, scaled] of Object.entries(cases)) expect([text, quantity(text) + 0]).toEqual([text, scaled]);
  });

  it('are refused where they are none', () => {
    for (const text of ['--5', '(5', '5)', '1,5', ',123', '1234,567', '12,3456', 'NaN', '1e999', 'Infinity',
    '1.2.3', '1 00', '1,2345,678', '1,23,45,678,9', '1,234,56,789', '-',
      '()', '.', '5--', '-5-', '１２', '0x10', '1,', '1,234,', '+-1', '(-5)']) {
      expect([text, quantity(text)]).toEqual([text, NaN]);
    }
  });

  it('are told apart from those too large to stay exact', () => {
    expect(quantity('900719925474.0992')).toBe(BEYOND_LIMIT);
    expect(quantity('-99999999999999999999')).toBe(-BEYOND_LIMIT);
  });

  it('agree with decimal arithmetic for any number of up to four decimals', () => {
    fc.assert(fc.property(fc.integer({ min: -9_000_000_000_000_000, max: 9_000_000_000_000_000 }), (scaled) => {
      const size = String(Math.abs(scaled)).padStart(5, '0');
      const text = `${scaled < 0 ? '-' : ''}${size.slice(0, -4)}.${size.slice(-4)}`;
      expect(quantity(text) + 0).toBe(scaled + 0);
      const grouped = `${size.slice(0, -4).replace(/\B(?=(?:\d{3})+$)/gu, ',')}.${size.slice(-4)}`;
      expect(quantity(scaled < 0 ? `(${grouped})` : grouped) + 0).toBe(scaled + 0);
    }));
  });

  it('count how often decimals were lost', () => {
    const reader = new QuantityReader();
    for (const text of ['1.00001', '1.00000', '2', '1.99999']) quantity(text, reader);
    expect(reader.rounded).toBe(2);
  });
});

describe('the key table', () => {
  it('gives every distinct key its own id in order, and gives it again', () => {
    fc.assert(fc.property(fc.array(fc.string({ unit: 'binary', maxLength: 20 })), (keys) => {
      const table = new KeyTable();
      const expected = new Map<string, number>();
      for (const key of keys) {
        const bytes = encodeText(`<${key}>`);
        const id = table.intern(bytes, 1, bytes.length - 1);
        if (!expected.has(key)) expected.set(key, expected.size + 1);
        expect(id).toBe(expected.get(key));
      }
      expect(table.count).toBe(expected.size);
      for (const [key, id] of expected) expect(textOf(table.bytesOf(id), 0, table.bytesOf(id).length)).toBe(key);
      expect(table.find(encodeText('not there at all'), 0, 16)).toBe(0);
    }));
  });

  it('grows to hundreds of thousands of keys', () => {
    const table = new KeyTable();
    for (let key = 0; key < 300_000; key += 1) table.intern(encodeText(`SKU-${key}`), 0, `SKU-${key}`.length);
    expect(table.count).toBe(300_000);
    for (const key of [0, 1, 4_095, 150_000, 299_999]) expect(table.find(encodeText(`SKU-${key}`), 0,
    `SKU-${key}`.length)).toBe(key + 1);
  });
});

describe('UTF-8', () => {
  it('is told from other bytes as the runtime tells it', () => {
    fc.assert(fc.property(fc.oneof(fc.uint8Array({ maxLength: 40 }),
    fc.string({ unit: 'binary' }).map((text) => encodeText(text))), (bytes) => {
      const { bad, cut } = checkUtf8(bytes, 0, bytes.length);
      const isGood = bad < 0 && cut === bytes.length;
      let decoded = true;
      try {
        new TextDecoder('utf-8', { fatal: true }).decode(bytes);
      } catch {
        decoded = false;
      }
      expect(isGood).toBe(decoded);
    }), { numRuns: 2_000 });
  });

  it('finds the end of plain ASCII wherever it begins', () => {
    const bytes = encodeText('plain text, for quite a while é and on');
    for (let start = 0; start < 20; start += 1) expect(endOfAscii(bytes, start, bytes.length)).toBe(30);
    expect(endOfAscii(bytes, 3, 17)).toBe(17);
  });
});
