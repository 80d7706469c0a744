/** Headers of two rows: names that stand over several columns, and the names below that divide them. */
import { expect, it } from 'vitest';
import { GridBuilder } from '../../../src/importers/grid/grid.ts';
import { findTables } from '../../../src/importers/tables/findTables.ts';

const ROWS = [
  ['Stock Summary', '', '', '', '', ''],
  ['Item', 'Code', 'Unit', 'Stock', '', 'Value'],
  ['', '', '', 'Opening', 'Closing', ''],
  ['Tea', '0001294', 'BOX', '20', '17.2', '1,720.00'],
  ['Milk', '00001537', 'BOX', '5', '-3', '-300.00'],
  ['Coffee', '0001295', 'PCS', '1000', '26764.8', '5,76,362.11'],
];

it('a row that divides merged names of the one above is the header with it', () => {
  const builder = new GridBuilder('stock.xlsx');
  ROWS.forEach((row, at) => {
    for (const text of row) builder.addText(text);
    builder.endRow(at + 1);
  });
  const merges = [{ top: 1, bottom: 1, left: 0, right: 5 }, { top: 2, bottom: 2, left: 3, right: 4 }];
  const [table, ...others] = findTables(builder.finish(), merges, () => false);
  expect(others).toEqual([]);
  expect(table).toMatchObject({
    headerRow: 2, groupHeaderRow: 1, header: ['Item', 'Code', 'Unit', 'Opening', 'Closing', 'Value'], rows: [3, 4, 5],
  });
});
