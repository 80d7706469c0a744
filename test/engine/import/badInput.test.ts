/** Whatever cannot be used is named by file, row and column, and nothing is left in the database (`problemOf` looks). */
import { describe, expect, it } from 'vitest';
import type { Problem } from '../../../src/domain/problem.ts';
import { describeProblem } from '../../../src/domain/problem.ts';
import { problemOf } from './imported.ts';
import type { Content } from './imported.ts';

const EVENTS = 'occurredAt,type,sku,location,quantity\n';
const STOCK = 'sku,location,quantity\n';
const source = (file: string, dataset: string, more: object = {}): object => ({ file, system: 'erp', dataset, ...more });
const manifest = (...sources: object[]): object => ({ systems: [{ id: 'erp', kind: 'erp' }], sources });
const events = (rows: string): Record<string, Content> =>
  ({ 'engagement.json': manifest(source('moves.csv', 'events')), 'moves.csv': EVENTS + rows });
const stock = (text: Content, more: object = {}): Record<string, Content> =>
  ({ 'engagement.json': manifest(source('stock.csv', 'positions', more)), 'stock.csv': text });

const CASES: Record<string, [Record<string, Content>, Partial<Problem>]> = {
  'an unknown word': [events('2026-10-01,sale,A,L,1\n2026-10-01,SHIP,A,L,1\n2026-10-01,SHIP,A,L,1\n'),
    { code: 'value_unknown', file: 'moves.csv', row: 3, column: 'type', found: '"SHIP"' }],
  'a number that is none': [stock(`${STOCK}A,L,5\nA,L,five\nA,L,--5\n`),
    { code: 'number_invalid', file: 'stock.csv', row: 3, column: 'quantity', found: '"five"' }],
  'NaN': [stock(`${STOCK}A,L,NaN\n`), { code: 'number_invalid', row: 2 }],
  '1e999': [stock(`${STOCK}A,L,1e999\n`), { code: 'number_invalid', row: 2 }],
  'decimals after commas here and after points there': [stock('sku;location;quantity\nA;L;1,5\nB;L;2.5\n'),
    { code: 'number_invalid', row: 3, column: 'quantity', found: '"2.5" in line 3 and "1,5" in line 2' }],
  'a mark that may stand before decimals or between thousands': [stock('sku;location;quantity\nA;L;12\nB;L;1.234\n'),
    { code: 'format_ambiguous', row: 3, column: 'quantity', found: '"1.234" and its like' }],
  'a date that is none': [events('2026-02-31,sale,A,L,1\n'), { code: 'date_invalid', file: 'moves.csv', row: 2,
  column: 'occurredAt' }],
  'a date that may be of two days': [events('03/04/2026,sale,A,L,1\n05/05/2026,sale,A,L,1\n'),
    { code: 'format_ambiguous', row: 2, column: 'occurredAt', found: '"03/04/2026" and its like' }],
  'dates in two orders': [events('31/10/2026,sale,A,L,1\n10/31/2026,sale,A,L,1\n'),
    { code: 'date_invalid', row: 3, found: '"31/10/2026" in line 2 and "10/31/2026" in line 3' }],
  'a date in a zone that nobody knows': [events('Oct 31 2026 10:00 XYZ,sale,A,L,1\n'), { code: 'date_invalid', row: 2 }],
  'quantities beyond any sum': [stock(`${STOCK}A,L,900000000000\nB,L,900000000000\n`), { code: 'number_invalid', file: 'stock.csv' }],
  'a missing file': [{ 'engagement.json': manifest(source('gone.csv', 'positions')) }, { code: 'not_found', file: 'gone.csv' }],
  'a missing column': [stock('sku,quantity\nA,1\n'), { code: 'column_missing', file: 'stock.csv', row: 1, column: 'location' }],
  'a mapped column that is not there': [stock('sku,location,quantity\nA,L,1\n', { columns: { quantity: 'On Hand' } }),
    { code: 'column_missing', file: 'stock.csv', row: 1, column: 'On Hand' }],
  'an empty file': [stock(''), { code: 'empty_file', file: 'stock.csv' }],
  'only a byte order mark': [stock('\ufeff'), { code: 'empty_file', file: 'stock.csv' }],
  'only blank lines': [stock('\n\r\n , ,\n'), { code: 'empty_file' }],
  'a quote that is never closed': [stock(`${STOCK}A,L,1\n"B,L,2\nC,L,3\n`), { code: 'quote_unbalanced', file: 'stock.csv', row: 3 }],
  'a record without an end': [stock(`${STOCK}A,L,1\n"${'x\n'.repeat(3 << 20)}`), { code: 'field_too_long', row: 3 }],
  'a header of thousands of columns': [stock(`sku,location,quantity${',x'.repeat(3_000)}\n`), { code: 'field_too_long', row: 1 }],
  'a header name of ten thousand characters': [stock(`sku,location,quantity,${'x'.repeat(10_000)}\n`),
  { code: 'field_too_long', row: 1 }],
  'two encodings in one file': [stock(new Uint8Array([...new TextEncoder().encode(`${STOCK}Ä,L,1\n`), 0xe4, 0x2c, 0x4c, 0x2c,
  0x31])),
    { code: 'encoding', file: 'stock.csv' }],
  'half a surrogate': [stock(new Uint8Array([0xff, 0xfe, 0x73, 0, 0x00, 0xd8, 0x61, 0])), { code: 'encoding',
  file: 'stock.csv' }],
  'a folder with nothing in it': [{}, { code: 'nothing_to_read' }],
  'a folder of other things': [{ 'a.xlsx': 'PK', 'b.csv': 'x,y\n1,2\n' }, { code: 'nothing_to_read' }],
  'no dataset that fits': [{ 'engagement.json': { sources: [{ file: 'wms.csv', system: 'wms' }] }, 'wms.csv': 'x,y\n1,2\n' },
    { code: 'not_recognised', file: 'wms.csv' }],
};

describe('an import refuses', () => {
  for (const [name, [files, expected]] of Object.entries(CASES)) {
    it(name, async () => {
      const problem = await problemOf(files);
      expect(problem).toMatchObject(expected);
      expect(problem.remedy).toBeTruthy();
      expect(problem.expected).toBeTruthy();
    });
  }

  it('and says how many more rows of the file are like the first', async () => {
    const problem = await problemOf(events('2026-10-01,SHIP,A,L,1\n2026-10-01,SHIP,A,L,1\n2026-10-01,x,A,L,y\n'));
    expect(describeProblem(problem)).toContain('2 more rows of this file cannot be read either');
    expect(problem.remedy).toContain('"values": { "type"');
  });
});
