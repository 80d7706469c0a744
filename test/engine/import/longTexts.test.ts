import { expect, test } from 'vitest';
import { imported } from './imported.ts';

const rows = Array.from({ length: 150_000 }, (_, at) => `SKU-${at + 1},DC${at % 7},${at % 50}\n`).join('');

test('titles, a page header in the middle and a total are found in a text of several megabytes', async () => {
  const header = 'sku,location,quantity\n';
  const text = `Stock list\nas of 31 October\n\n${header}${rows}${header}LAST,DC1,5\nTotal,,123\n`;
  expect(text.length).toBeGreaterThan(2 << 20);
  const { db } = await imported({ 'erp_stock.csv': text });
  expect(db.rows('SELECT header_line, rows_read, rows_loaded, rows_rejected FROM source', (row) => row)).toEqual([
    [4, 150_001, 150_001, 0]]);
  const doubts = db.rows('SELECT doubts FROM source', (row) => String(row[0]))[0];
  expect(doubts).toMatch(/Total/u);
  db.close();
});

test('a plain one is read as a stream, to the same figures', async () => {
  const { db } = await imported({ 'erp_stock.csv': `sku,location,quantity\n${rows}` });
  expect(db.rows('SELECT header_line, rows_loaded, quantity / 10000 FROM source', (row) => row)).toEqual([
    [1, 150_000, Array.from({ length: 150_000 }, (_, at) => at % 50).reduce((sum, one) => sum + one, 0)]]);
  db.close();
});
