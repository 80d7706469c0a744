/** What could be read in silence and mean something else is said at its file, or asked about. */
import { describe, expect, it } from 'vitest';
import { ProblemError } from '../../../src/domain/problem.ts';
import { importFolder } from '../../../src/engine/import/importFolder.ts';
import { memoryFiles } from '../../../src/engine/import/memoryFiles.ts';
import { stubPorts, stubTask } from '../stubPorts.ts';
import { emptyEngagement, filesOf, imported, problemOf } from './imported.ts';
import type { Content } from './imported.ts';

const STOCK = 'sku,location,quantity\n';
const folder = (dataset: string, content: Content, more: object = {}, system: object = {}): Record<string, Content> => ({
  'engagement.json': { systems: [{ id: 'erp', ...system }], sources: [{ file: 'a.csv', system: 'erp', dataset, ...more }] },
  'a.csv': content,
});

async function doubtsOf(dataset: string, content: Content, more: object = {}, system: object = {}): Promise<readonly string[]> {
  const { db } = await imported(folder(dataset, content, more, system));
  const doubts = db.rows('SELECT doubts FROM source', (row) => JSON.parse(String(row[0])) as string[]).flat();
  db.close();
  return doubts;
}

describe('an import says', () => {
  it.each([
    ['sku-1', 'SKU-1'], ['\u00c5-1', 'A\u030a-1'], ['\u0410-1', 'A-1'], ['A  1', 'A 1'], ['\uff21-1', 'A-1'], ['A\u00ad-1', 'A-1'],
  ])('that "%s" looks like "%s" and is another item', async (code, like) => {
    const { db } = await imported(folder('positions', `${STOCK}${like},L,1\n${code},L,2\n`));
    expect(db.number('SELECT count(*) FROM item')).toBe(2);
    expect(db.rows('SELECT doubts FROM source', (row) => row[0])[0]).toMatch(/look like others and count as items of their own/u);
  });

  it('nothing of codes that look different', async () => {
    expect(await doubtsOf('positions', `${STOCK}A-1,L,1\nA1,L,1\nA-01,L,1\nB-1,L1,1\n`)).toEqual([]);
  });

  it('at the list that has them, that two of its codes look alike', async () => {
    expect(await doubtsOf('items', 'sku\nabc\nABC\n')).toEqual([expect.stringContaining('"abc" and "ABC"')]);
  });

  it('that the last line of a file may be cut off, rejects one that is, and says nothing of one that ends', async () => {
    expect(await doubtsOf('positions', `${STOCK}A,L,1\nB,L,4`)).toEqual([expect.stringContaining('Line 3, the last,')]);
    expect(await doubtsOf('positions', `${STOCK}A,L,1\nB,L,47\n`)).toEqual([]);
    const { db } = await imported(folder('positions', `${STOCK}A,L,1\nB,L`));
    expect(db.rows('SELECT line, code FROM reject', (row) => row)).toEqual([[3, 'row_ragged']]);
  });

  it('which local times clocks showed twice or never', async () => {
    const rows = (...times: string[]): string =>
      `occurredAt,type,sku,location,quantity\n${times.map((time) => `${time},count,A,L,1\n`).join('')}`;
    const zone = { timezone: 'America/New_York' };
    const at = (...times: string[]): Promise<readonly string[]> => doubtsOf('events', rows(...times), {}, zone);
    expect(await at('2026-11-01 01:30', '2026-11-01 00:59', '2026-11-01 01:00', '2026-11-01 02:00')).toEqual([
      expect.stringMatching(/^2 moments fall into an hour that clocks in America\/New_York showed twice, .*, the first on line 2;/u)]);
    expect(await at('2026-03-08 02:30', '2026-03-08 01:59', '2026-03-08 03:00')).toEqual([
      expect.stringMatching(/^1 moment falls into an hour that clocks in America\/New_York skipped, the first on line 2; it was moved/u)]);
    expect(await at('2026-11-01T01:30:00-05:00', '2026-10-31 01:30', '2026-11-02 01:30', '2026-11-03 01:30')).toEqual([]);
    expect(await doubtsOf('events', rows('2026-11-01 01:30'))).toEqual([]);
  });

  it('which types have quantities against what they do, and signs them where it is told to', async () => {
    const rows = 'occurredAt,type,sku,location,quantity\n2026-10-01,sale,A,L,3\n2026-10-01,sale,A,L,-1\n2026-10-01,receipt,A,L,5\n'
      + '2026-10-01,shipment,A,L,2\n2026-10-01,adjustment,A,L,-2\n2026-10-01,return,A,L,-1\n2026-10-01,return,A,L,1\n';
    expect(await doubtsOf('events', rows)).toEqual([
      '1 of 2 rows of type sale have a quantity above 0, where a sale takes stock out; counted as written.',
      'The one row of type shipment has a quantity above 0, where a shipment takes stock out; counted as written; where the export gives '
        + 'amounts without signs, declare "signs": "by_type" for this source in engagement.json.',
      '1 of 2 rows of type return have a quantity below 0, where a return brings stock in; counted as written.',
    ]);
    const { db } = await imported(folder('events', rows, { signs: 'by_type' }));
    expect(db.rows('SELECT quantity / 10000 FROM event ORDER BY id', (row) => row[0])).toEqual([-3, 1, 5, -2, -2, -1, 1]);
  });

  it('which prices and pack sizes it did not use, and which prices it worked out', async () => {
    expect(await doubtsOf('items', 'sku,packSize,unitCost\nA,0,1\nB,-6,-2\nC,12,0\n')).toEqual([
      '2 rows, the first line 2, give a pack size that is not above 0, which was not used.',
      '1 row, line 3, give a price of a unit below 0, which was not used.',
    ]);
    const header = 'sku,location,quantity,unitCost,value\n';
    const { db } = await imported(folder('positions', `${header}A,L,2,-1,\nB,L,4,,10\nC,L,4,,-10\nD,L,0,,5\n`));
    expect(db.rows('SELECT unit_cost FROM position ORDER BY id', (row) => row[0])).toEqual([null, 25_000, null, null]);
    expect(db.rows('SELECT doubts FROM source', (row) => JSON.parse(String(row[0])) as string[])[0]).toEqual([
      '1 row, line 2, give a price of a unit below 0, which was not used.',
      '1 row, line 3, give no price of a unit; it was taken to be their value divided by their quantity.',
      '1 row, line 4, give a value and a quantity of opposite signs, from which no price of a unit was taken.',
    ]);
  });

  it('that a code holds what stands for a lost character', async () => {
    expect(await doubtsOf('positions', `${STOCK}A\ufffd,L,1\n`)).toEqual([expect.stringContaining('marks that cannot be seen')]);
  });

  it('which identifiers and barcodes a spreadsheet spoilt, and merges none of those it lost', async () => {
    const { db } = await imported(folder('positions', `${STOCK}#REF!,L,1\n#REF!,L,2\n1.23E+11,L,3\n4814769000000000,L,4\n1E5,L,5\n`));
    expect(db.rows('SELECT code FROM item ORDER BY id', (row) => row[0])).toEqual(['4814769000000000', '1E5']);
    expect(db.rows('SELECT line, code FROM reject ORDER BY id', (row) => [...row])).toEqual([
      [2, 'text_invalid'], [3, 'text_invalid'], [4, 'text_invalid']]);
    expect(db.rows('SELECT doubts FROM source', (row) => row[0])[0]).toContain('end in 0, as numbers do that a spreadsheet rounded');
    expect(await doubtsOf('items', 'sku,barcode\nA,6291041500214\nB,#N/A\nC,6291041500213\n')).toEqual([
      '1 row, line 2, give a barcode whose GS1 check digit is wrong.',
      '1 row, line 3, give a barcode that a spreadsheet lost, which was not used.',
    ]);
  });

  it('which of several columns of one name it reads, where one was named', async () => {
    const doubts = await doubtsOf('positions', 'sku,location,Qty,Qty\nA,L,1,2\n', { columns: { quantity: 'Qty' } });
    expect(doubts).toContain('Of the 2 columns called "Qty", "Qty" is read as quantity.');
  });

  it('whatever was assumed, once each', async () => {
    const { outcome } = await imported(folder('positions', `${STOCK}A,L,1\n`));
    expect(outcome.defaults).toEqual(expect.arrayContaining([
      'No client is named.', 'Called by their ids, as no name is given: "erp".',
      'Without an owner, so that what is found there is nobody\'s yet: "erp".',
    ]));
  });
});

describe('an import asks', () => {
  it('which of several columns is meant, where none was named', async () => {
    expect(await problemOf(folder('positions', 'sku,location,quantity,Quantity\nA,L,1,2\n'))).toMatchObject({
      code: 'column_duplicate', file: 'a.csv', row: 1, found: '"quantity", "Quantity"',
      remedy: 'Name the one that counts: "columns": { "quantity": "quantity" } in this source of engagement.json.',
    });
  });

  it('for a file without half characters', async () => {
    const half = new Uint8Array([...new TextEncoder().encode(`${STOCK}A`), 0xed, 0xa0, 0x80, ...new TextEncoder().encode(',L,1\n')]);
    expect(await problemOf(folder('positions', half))).toMatchObject({
      code: 'encoding', message: 'The text holds half a character (a lone surrogate) at byte 23.',
    });
  });

  it('for a file that holds still: what is kept is what was read, or nothing', async () => {
    const memory = memoryFiles(filesOf(folder('positions', `${STOCK}A,L,1\n`)));
    const other = new TextEncoder().encode(`${STOCK}A,L,2\n`);
    const files = { ...memory, readWhole: async (path: string) => (path === 'a.csv' ? other : memory.readWhole(path)) };
    const db = await emptyEngagement();
    const attempt = importFolder(db, { ...stubPorts(), files }, '', { keepSources: true }, stubTask());
    await expect(attempt).rejects.toThrow(ProblemError);
    await expect(attempt).rejects.toThrow(/a\.csv: The file changed between being read and being kept/u);
    expect(db.number('SELECT count(*) FROM source')).toBe(0);
  });
});
