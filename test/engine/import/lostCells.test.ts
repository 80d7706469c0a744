import { expect, test } from 'vitest';
import { inspectFiles } from '../../../src/engine/inspect.ts';
import { memoryFiles } from '../../../src/engine/import/memoryFiles.ts';
import { stubPorts, stubTask } from '../stubPorts.ts';
import { filesOf, imported } from './imported.ts';

const STOCK = 'sku,location,quantity,asOf\n';

test('an error that a spreadsheet left for a number or a date rejects its row, and the other rows are loaded', async () => {
  const { db } = await imported({
    'erp_stock.csv': `${STOCK}A-1,L,#REF!,2026-10-31\nA-2,L,5,#N/A\nA-3,L,7,2026-10-31\n`,
  });
  expect(db.rows('SELECT line, column_name, value, code, reason FROM reject ORDER BY line', (row) => row)).toEqual([
    [2, 'quantity', '#REF!', 'value_lost', 'quantity is an error that a spreadsheet left where a number stood'],
    [3, 'asOf', '#N/A', 'value_lost', 'asOf is an error that a spreadsheet left where a date stood'],
  ]);
  expect(db.number('SELECT quantity FROM source')).toBe(70_000);
  db.close();
});

test('the first rows are shown as an import would read them: by the commas and dates that the whole columns show', async () => {
  const files = filesOf({ 'erp_stock.csv': 'sku;location;quantity;asOf\nA-1;L;1.234;03/04/2026\nA-2;L;1,5;31/10/2026\n' });
  const [found] = await inspectFiles({ ...stubPorts(), files: memoryFiles(files) }, ['erp_stock.csv'], stubTask());
  expect(found?.problem).toBeNull();
  expect(found?.rows.map(({ values }) => [values['quantity'], values['asOf']])).toEqual([
    [1234, '2026-04-03T00:00:00Z'], [1.5, '2026-10-31T00:00:00Z'],
  ]);
  expect(found?.doubts).toEqual(expect.arrayContaining([
    'Numbers have a comma before their decimals, as "1,5" in line 3 shows.',
    'The dates of asOf are written with the day first, as "31/10/2026" in line 3 shows.',
  ]));
});

test('what only the whole column could show and does not is asked for by name, and the columns are shown all the same', async () => {
  const files = filesOf({ 'erp_stock.csv': 'sku;location;quantity;asOf\nA-1;L;5;03/04/2026\n' });
  const [found] = await inspectFiles({ ...stubPorts(), files: memoryFiles(files) }, ['erp_stock.csv'], stubTask());
  expect(found?.problem).toMatchObject({
    code: 'format_ambiguous', row: 2, column: 'asOf', expected: '"formats": { "asOf": "DD/MM/YYYY" } or "MM/DD/YYYY" in this source',
  });
  expect(found).toMatchObject({ dataset: 'positions', columns: [{ canonical: 'sku' }, {}, {}, {}] });
});
