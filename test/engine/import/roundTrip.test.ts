/** Whatever table is written in whatever dialect, the same identifiers, numbers and dates are read back. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { imported } from './imported.ts';

const mark = fc.constantFrom(
  'A', 'z', '0', '7', '-', '_', '/', '.', '#', '"', ',', ';', '|', '\'', ' ', 'é', '漢', '\u{1F4E6}', 'E', '+');
const code = fc.array(mark, { minLength: 1, maxLength: 8 }).map((marks) => `x${marks.join('')}x`);
const row = fc.record({
  sku: code, location: code, scaled: fc.integer({ min: -2_000_000_000, max: 2_000_000_000 }),
  second: fc.integer({ min: 0, max: 4_000_000_000 }), lot: fc.option(code, { nil: '' }),
});
type Row = typeof row extends fc.Arbitrary<infer R> ? R : never;

const NUMBERS = ['plain', 'thousands', 'trailing', 'parentheses', 'comma'] as const;
const DATES = ['iso', 'blank', 'dmy', 'mdy', 'offset'] as const;
const dialect = fc.record({
  delimiter: fc.constantFrom(',', ';', '\t', '|'), end: fc.constantFrom('\n', '\r\n', '\r'), quotesAll: fc.boolean(),
  encoding: fc.constantFrom('utf-8', 'utf-8-mark', 'utf-16le', 'utf-16be'),
  numbers: fc.constantFrom(...NUMBERS), dates: fc.constantFrom(...DATES),
});
type Dialect = typeof dialect extends fc.Arbitrary<infer D> ? D : never;

const two = (value: number): string => String(value).padStart(2, '0');

function numberText(scaled: number, style: Dialect['numbers']): string {
  const size = Math.abs(scaled);
  const [whole, rest] = [Math.floor(size / 10_000), String(size % 10_000).padStart(4, '0')];
  const grouped = style === 'plain' ? String(whole) : String(whole).replace(/\B(?=(?:\d{3})+$)/gu, style === 'comma' ? '.' : ',');
  const text = `${grouped}${style === 'comma' ? ',' : '.'}${rest}`;
  if (scaled >= 0) return text;
  return style === 'trailing' ? `${text}-` : style === 'parentheses' ? `(${text})` : `-${text}`;
}

function dateText(second: number, style: Dialect['dates']): string {
  const at = new Date(second * 1000);
  const time = at.toISOString().slice(11, 19);
  const [year, month, day] = [at.getUTCFullYear(), two(at.getUTCMonth() + 1), two(at.getUTCDate())];
  switch (style) {
    case 'iso': return at.toISOString();
    case 'blank': return `${year}-${month}-${day} ${time}`;
    case 'dmy': return `${day}/${month}/${year} ${time}`;
    case 'mdy': return `${month}/${day}/${year} ${time}`;
    case 'offset': return `${new Date(at.getTime() + 3_600_000).toISOString().slice(0, 19)}+01:00`;
  }
}

function written(rows: readonly Row[], { delimiter, end, quotesAll, encoding, numbers, dates }: Dialect): Uint8Array {
  const cell = (text: string): string =>
    (quotesAll || /["\r\n]/u.test(text) || text.includes(delimiter) ? `"${text.replaceAll('"', '""')}"` : text);
  const lines = [['sku', 'location', 'quantity', 'asOf', 'lot'], ...rows.map((one) => [
    one.sku, one.location, numberText(one.scaled, numbers), dateText(one.second, dates), one.lot])];
  const text = `${lines.map((cells) => cells.map(cell).join(delimiter)).join(end)}${end}`;
  if (encoding === 'utf-8') return new TextEncoder().encode(text);
  if (encoding === 'utf-8-mark') return new TextEncoder().encode(`\ufeff${text}`);
  const bytes = Buffer.from(`\ufeff${text}`, 'utf16le');
  return new Uint8Array(encoding === 'utf-16le' ? bytes : bytes.swap16());
}

describe('a table of positions', () => {
  it('is the same whatever the dialect it is written in', async () => {
    await fc.assert(fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 12 }), dialect, async (rows, how) => {
      const formats = {
        quantity: how.numbers === 'comma' ? '1.234,5' : '1,234.5', ...(how.dates === 'dmy' ? { asOf: 'DD/MM/YYYY' } : {}),
        ...(how.dates === 'mdy' ? { asOf: 'MM/DD/YYYY' } : {}),
      };
      const { db } = await imported({
        'engagement.json': { systems: [{ id: 'erp' }], sources: [{ file: 'a.csv', system: 'erp', dataset: 'positions', formats }] },
        'a.csv': written(rows, how),
      });
      const read = db.rows(`SELECT i.code, l.code, p.quantity, p.as_of / 1000, COALESCE(w.text, '') FROM position p
        JOIN item i ON i.id = p.item_id JOIN location l ON l.id = p.location_id LEFT JOIN word w ON w.id = p.lot_id
        ORDER BY p.id`, (one) => [...one]);
      expect(read).toEqual(rows.map((one) => [one.sku, one.location, one.scaled, one.second, one.lot]));
      db.close();
    }), { numRuns: 60 });
  });
});
