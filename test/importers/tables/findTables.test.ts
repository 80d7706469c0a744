/** The tables of texts: titles, groups, totals, footers, repeated headers, several tables below and beside each other. */
import { describe, expect, it } from 'vitest';
import { lookInto } from '../../../src/engine/import/lookInto.ts';
import type { FilePart } from '../../../src/engine/import/lookInto.ts';
import { memoryFiles } from '../../../src/engine/import/memoryFiles.ts';
import { rowTexts } from '../../../src/importers/grid/grid.ts';
import { stubPorts } from '../../engine/stubPorts.ts';
import { zipFile } from '../support/zipFile.ts';

async function parts(content: string | Uint8Array, name = 'stock.csv'): Promise<readonly FilePart[]> {
  const ports = { ...stubPorts(), files: memoryFiles([{ name, bytes: new Uint8Array(Buffer.from(content as string)) }]) };
  return lookInto({ ports, breathe: async () => undefined }, name, name, new Map());
}

async function table(content: string) {
  const [part] = await parts(content);
  const found = part?.table;
  return {
    header: part?.header, headerLine: part?.headerLine, doubts: part?.doubts,
    lines: found === undefined ? 'all' : Array.from(found.rows, (row) => found.grid.places[row]),
  };
}

const ROWS = ['A-1,Lamp,DC1,5,1.50', 'B-2,Cable,DC1,7,2.25', 'C-3,Fan,DC2,-1,9.00', 'D-4,Bulb,DC2,12,0.75'];

describe('in a text', () => {
  it('a table from its first line to its last is read as a stream', async () => {
    expect(await table(['Code,Name,Site,Held,Price', ...ROWS].join('\n'))).toMatchObject({ headerLine: 1, lines: 'all', doubts: [] });
  });

  it('titles, totals and a footer are none of its rows, and are told of', async () => {
    const text = [
      'Stock on hand', 'As of,31 Oct 2026', '', 'Code,Name,Site,Held,Price', ...ROWS, 'Total,,,23,', ',,,23,13.50', 'Printed by admin',
    ];
    const found = await table(text.join('\n'));
    expect(found).toMatchObject({ header: ['Code', 'Name', 'Site', 'Held', 'Price'], headerLine: 4, lines: [5, 6, 7, 8] });
    expect(found.doubts).toHaveLength(4);
    expect(found.doubts?.join(' ')).toContain('Lines 1 to 2 stand above the header and are no rows: "Stock on hand".');
  });

  it('pages repeat their header under a heading of their own', async () => {
    const text = ['Code,Name,Site,Held,Price', ...ROWS.slice(0, 2), 'Page 2', 'Code,Name,Site,Held,Price', ...ROWS.slice(2)];
    expect(await table(text.join('\n'))).toMatchObject({ headerLine: 1, lines: [2, 3, 6, 7] });
  });

  it('rows in groups have the group as a column', async () => {
    const text = ['Code,Name,Site,Held,Price', 'Group: Light,,,,', ...ROWS.slice(0, 2), 'Group: Air,,,,', ...ROWS.slice(2)];
    expect(await table(text.join('\n'))).toMatchObject({ header: ['Code', 'Name', 'Site', 'Held', 'Price', 'Group'], lines: [3, 4, 6, 7] });
  });

  it('a word in a column of figures is no header', async () => {
    const text = ['Code,Name,Site,Held,Price', ROWS[0], 'W-9,Wick,DC1,not stocked,', ...ROWS.slice(1)];
    expect(await table(text.join('\n'))).toMatchObject({ lines: 'all' });
  });

  it('few rows, a third of them totals, still show what a row is', async () => {
    const text = ['Code,Name,Site,Held,Price', ROWS[0], ',,,5,1.50', ROWS[1], ',,,7,2.25', ROWS[2], ',,,-1,9.00'];
    expect(await table(text.join('\n'))).toMatchObject({ lines: [2, 4, 6] });
  });

  it('tables below each other are each a part, under names of their own', async () => {
    const more = ['', 'Style,Stock', 'S-1,4', 'S-2,5', 'S-3,6', 'S-4,7', 'S-5,8'];
    const found = await parts(['Code,Name,Site,Held,Price', ...ROWS, ...more].join('\n'));
    expect(found.map(({ part, header, headerLine }) => [part, header, headerLine])).toEqual([
      ['table 1', ['Code', 'Name', 'Site', 'Held', 'Price'], 1], ['table 2', ['Style', 'Stock'], 7],
    ]);
  });

  it('a table glued on to the right with the same names is one of its own', async () => {
    const text = ['sku,fnsku,held,sent,sku1,fnsku1,held1', 'A-1,X1,5,1,Z-9,X9,3', 'B-2,X2,6,0,Y-8,X8,4'];
    const found = await parts(text.join('\n'));
    expect(found.map(({ header }) => header)).toEqual([['sku', 'fnsku', 'held', 'sent'], ['sku1', 'fnsku1', 'held1']]);
  });

  it('lines in quotation marks as a whole are cut again', async () => {
    const found = await table('"Code;Name, long;Held";\n"A-1;Lamp, 5"" tall;5";\n"B-2;Fan, big;7";\n');
    expect(found).toMatchObject({ header: ['Code', 'Name, long', 'Held'], lines: [2, 3] });
  });

  it('a list of pipes and dashes is read by its pipes', async () => {
    const rule = '-------------------------';
    const text = [rule, '|Material |Plnt|  Stock|', rule, '|A-1      |DC1 |  1.234|', '|B-2      |DC2 |     7-|', rule];
    expect(await table(text.join('\n'))).toMatchObject({ header: ['Material', 'Plnt', 'Stock'], headerLine: 2, lines: [4, 5] });
  });

  it('cells at fixed columns are found by a rule of dashes', async () => {
    const text = ['Item       Site  On hand', '---------- ----- -------', 'A-1        DC1         5', 'B-2 blue   DC2        17'];
    expect(await table(text.join('\n'))).toMatchObject({ header: ['Item', 'Site', 'On hand'], headerLine: 1, lines: [3, 4] });
  });

  it('figures without names have no header', async () => {
    const found = await table('11101,-10\n11102,-9\n2413,4\n');
    expect(found).toMatchObject({ header: ['Column 1', 'Column 2'], headerLine: 0, lines: [1, 2, 3] });
  });
});

it('an archive gives the files in it, each under its name', async () => {
  const found = await parts(zipFile([
    { name: 'a.csv', content: 'sku,location,quantity\nA-1,DC1,5\n' }, { name: 'b.csv', content: 'sku,location,quantity\nB-2,DC1,7\n' },
  ]), 'exports.zip');
  const texts = ({ table: one }: FilePart): string[][] => (one === undefined ? [] : Array.from(one.rows, (row) => rowTexts(one.grid, row)));
  expect(found.map((one) => [one.part, texts(one)])).toEqual([
    ['a.csv', [['A-1', 'DC1', '5']]], ['b.csv', [['B-2', 'DC1', '7']]],
  ]);
});
