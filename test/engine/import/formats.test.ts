/** Numbers and dates as other places write them: told from the whole column, or declared. */
import { describe, expect, it } from 'vitest';
import { notationOf } from '../../../src/importers/delimited/surveyColumns.ts';
import { imported, problemOf } from './imported.ts';

const files = (dataset: string, text: string, more: object = {}): Record<string, string | object> => ({
  'engagement.json': { systems: [{ id: 'erp' }], sources: [{ file: 'a.csv', system: 'erp', dataset, ...more }] }, 'a.csv': text,
});
async function stock(text: string, more: object = {}): Promise<{ rows: unknown[]; doubts: string[] }> {
  const { db } = await imported(files('positions', text, more));
  return {
    rows: db.rows('SELECT quantity / 10000.0 FROM position ORDER BY id', (row) => row[0]),
    doubts: db.rows('SELECT doubts FROM source', (row) => JSON.parse(String(row[0])) as string[]).flat(),
  };
}
async function moments(rows: string[], more: object = {}): Promise<unknown[]> {
  const text = `occurredAt;recordedAt;type;sku;location;quantity\n${rows.map((row) => `${row};count;A;L;1\n`).join('')}`;
  const { db } = await imported(files('events', text, more));
  return db.rows('SELECT occurred_at, recorded_at FROM event ORDER BY id', (row) => row.map((at) =>
    (at === null ? null : new Date(Number(at)).toISOString().slice(0, 10))).join(' '));
}

describe('numbers', () => {
  it('show which mark stands before decimals', () => {
    expect(['1,5', '0,125', '1.234,5', '1.234.567', '12,50 €', '1234,567'].map(notationOf)).toEqual(Array(6).fill('comma'));
    expect(['1.5', '0.125', '1,234.5', '1,234,567', '$12.50', '5,76,362'].map(notationOf)).toEqual(Array(6).fill('point'));
    expect(['1,234', '1.234', '-12.345', '(1,234)'].map(notationOf)).toEqual(Array(4).fill('either'));
    expect(['12', 'N/A', '', '#REF!'].map(notationOf)).toEqual(Array(4).fill(undefined));
  });

  it('are read in the notation that any of them shows, and that is said', async () => {
    const { rows, doubts } = await stock('sku;location;quantity;unitCost\nA;L;1.234;12,50\nB;L;-2,5;\nC;L;1.234.567,25;\n');
    expect(rows).toEqual([1234, -2.5, 1_234_567.25]);
    expect(doubts).toEqual(['Numbers have a comma before their decimals, as "12,50" in line 2 shows.']);
  });

  it('are read as declared', async () => {
    expect((await stock('sku;location;quantity\nA;L;1.234\n', { formats: { quantity: '1.234,5' } })).rows).toEqual([1234]);
    expect((await stock('sku;location;quantity\nA;L;1.234\n', { formats: { quantity: '1,234.5' } })).rows).toEqual([1.234]);
  });

  it('in a file of commas have commas between thousands, which is said where none shows it', async () => {
    const { rows, doubts } = await stock('sku,location,quantity\nA,L,"1,234"\n');
    expect(rows).toEqual([1234]);
    expect(doubts).toEqual([expect.stringContaining('"1,234" in line 2 was read with commas between thousands')]);
  });

  it('show it wherever in the file they stand, a hundred thousand plain rows before them', async () => {
    const plain = Array.from({ length: 100_000 }, (_, row) => `S${row};L;${row}\n`).join('');
    const { rows } = await stock(`sku;location;quantity\n${plain}X;L;2,5\n`);
    expect(rows.length).toBe(100_001);
    expect(rows.at(-1)).toBe(2.5);
    const broken = await problemOf(files('positions', `sku;location;quantity\n${plain}X;L;two\n`));
    expect(broken).toMatchObject({ code: 'number_invalid', row: 100_002 });
  });

  it('may have signs behind, parentheses, lakhs, blanks between thousands, currencies and units', async () => {
    const { rows, doubts } = await stock('sku\tlocation\tquantity\tunitCost\n'
      + 'A\tL\t5-\t$1,234.50\nB\tL\t(7)\tUSD 3.25\nC\tL\t5,76,362.11\t\n'
      + 'D\tL\t1 234.5\t\nE\tL\t\u22125\t\nF\tL\t17 BOX\t\n');
    expect(rows).toEqual([-5, -7, 576_362.11, 1234.5, -5, 17]);
    expect(doubts).toEqual([
      '1 row, line 2, give an amount in "$", which counts as written.', '1 row, line 3, give an amount in "USD", which counts as written.',
      '1 row, line 7, are in "BOX", of which no items file gives a pack size, and count as written.',
    ]);
    for (const cell of ['$5', 'A5', 'SO 12', '5 5', '1 00', '7e3']) {
      expect(await problemOf(files('positions', `sku\tlocation\tquantity\nA\tL\t${cell}\n`))).toMatchObject({ code: 'number_invalid' });
    }
  });

  it('keep blank, a word for none, 0 and a negative apart', async () => {
    const { db } = await imported(files('positions', 'sku,location,quantity\nA,L,0\nB,L,-3\nC,L,\nD,L,not stocked\n',
      { values: { quantity: { 'not stocked': '' } } }));
    expect(db.rows('SELECT quantity FROM position ORDER BY id', (row) => row[0])).toEqual([0, -30_000]);
    expect(db.rows('SELECT line, value, code FROM reject ORDER BY id', (row) => [...row])).toEqual([
      [4, '', 'value_missing'], [5, 'not stocked', 'value_missing']]);
  });
});

describe('dates', () => {
  it('take their order from the whole column, or from the file\'s others', async () => {
    expect(await moments(['03/04/2026;', '31/10/2026;'])).toEqual(['2026-04-03 ', '2026-10-31 ']);
    expect(await moments(['03/04/2026;04/05/2026', '10/31/2026;'])).toEqual(['2026-03-04 2026-04-05', '2026-10-31 ']);
  });

  it('take it as declared where none shows it', async () => {
    const formats = (order: string): object => ({ formats: { occurredAt: order, recordedAt: order } });
    expect(await moments(['03/04/2026;03/04/2026'], formats('DD/MM/YYYY'))).toEqual(['2026-04-03 2026-04-03']);
    expect(await moments(['03/04/2026;03/04/2026'], formats('MM/DD/YYYY'))).toEqual(['2026-03-04 2026-03-04']);
  });

  it('are asked about by name', async () => {
    const problem = await problemOf(files('events', 'occurredAt,type,sku,location,quantity\n03/04/2026,count,A,L,1\n'));
    expect(problem).toMatchObject({
      code: 'format_ambiguous', expected: '"formats": { "occurredAt": "DD/MM/YYYY" } or "MM/DD/YYYY" in this source',
    });
  });
});
