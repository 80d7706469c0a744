import { describe, expect, it } from 'vitest';
import { ProblemError } from '../../../src/domain/problem.ts';
import { cellText, rowCount, widthOf } from '../../../src/importers/grid/grid.ts';
import { readSpreadsheetXml } from '../../../src/importers/spreadsheetXml/readSpreadsheetXml.ts';
import type { Sheet } from '../../../src/importers/xlsx/readXlsx.ts';
import { imported } from '../../engine/import/imported.ts';

const read = (xml: string): Promise<readonly Sheet[]> => readSpreadsheetXml('book.xls', xml, async () => undefined);
const book = (sheets: string): string => `<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>
<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">
<Styles><Style ss:ID="s1"><NumberFormat ss:Format="00000"/></Style></Styles>${sheets}</Workbook>`;
const sheet = (rows: string, name = 'Stock'): string => `<Worksheet ss:Name="${name}"><Table>${rows}</Table></Worksheet>`;
const cell = (type: string, text: string, more = ''): string => `<Cell${more}><Data ss:Type="${type}">${text}</Data></Cell>`;

function rowsOf({ grid }: Sheet): readonly (readonly [number, ...string[]])[] {
  return Array.from({ length: rowCount(grid) }, (_, row) => [
    grid.places[row] ?? 0, ...Array.from({ length: widthOf(grid, row) }, (__, column) => cellText(grid, row, column)),
  ]);
}

async function foundIn(xml: string): Promise<string> {
  const failure = await read(xml).then(() => { throw new Error('did not fail'); }, (error: unknown) => error);
  if (failure instanceof ProblemError) return `${failure.problem.code}: ${failure.problem.found ?? ''}`;
  throw failure;
}

describe('an XML spreadsheet of Excel 2003', () => {
  it('has texts, numbers, moments and truths where its rows and cells say that they stand', async () => {
    const [stock, other] = await read(book(
      sheet(`<Row ss:Index="3">${cell('String', 'A &amp; B')}${cell('Number', '1.5E3', ' ss:Index="3"')}</Row>`
        + `<Row>${cell('Number', '42', ' ss:StyleID="s1"')}${cell('DateTime', '2026-10-31T00:00:00.000')}`
        + `${cell('DateTime', '2026-10-31T08:30:00.000')}${cell('Boolean', '1')}</Row>`)
      + sheet(`<Row>${cell('String', 'x')}</Row>`, 'Other'),
    ));
    expect(stock === undefined ? [] : rowsOf(stock)).toEqual([
      [3, 'A & B', '', '1500'], [4, '00042', '2026-10-31', '2026-10-31 08:30:00', 'TRUE'],
    ]);
    expect(other?.name).toBe('Other');
  });

  it('reads marked text and CDATA as text, and no comment of a cell', async () => {
    const [stock] = await read(book(sheet('<Row><Cell><ss:Data ss:Type="String"><B>Bold</B> and <I>not</I></ss:Data>'
      + '<Comment ss:Author="x"><ss:Data>Ask Bob</ss:Data></Comment></Cell>'
      + '<Cell><Data ss:Type="String"><![CDATA[<A-1> & more]]></Data></Cell></Row>')));
    expect(stock === undefined ? [] : rowsOf(stock)).toEqual([[1, 'Bold and not', '<A-1> & more']]);
  });

  it('says which cells are formulas, errors, merged, hidden, or have lost digits', async () => {
    const [stock] = await read(book(sheet(`<Column ss:Hidden="1"/><Row ss:Hidden="1">${cell('Number', '3', ' ss:Formula="=1+2"')}`
      + `${cell('Error', '#REF!')}${cell('Number', '4006381333931123456')}</Row><Row>${cell('String', 'wide', ' ss:MergeAcross="2"')}`
      + `${cell('String', 'next')}</Row>`)));
    expect(stock?.merges).toEqual([{ left: 0, top: 2, right: 2, bottom: 2 }]);
    expect(stock === undefined ? [] : rowsOf(stock)[1]).toEqual([2, 'wide', '', '', 'next']);
    expect(stock?.doubts.join(' ')).toMatch(/Formulas .* cell A1.*last digits.*|error/u);
    expect(stock?.doubts).toHaveLength(5);
  });

  it.each([
    ['breaks off', book(sheet(`<Row>${cell('String', 'x')}</Row>`)).replace(/<\/Table>[\s\S]*$/u, ''),
      'file_damaged: content that breaks off'],
    ['declares a document type', book('').replace('<Workbook', '<!DOCTYPE x [<!ENTITY a "b">]><Workbook'), 'file_damaged: a DOCTYPE'],
    ['goes back to a row', book(sheet('<Row ss:Index="3"/><Row ss:Index="2"/>')), 'file_damaged: a place "2" after place 3'],
    ['has a number that is none', book(sheet(`<Row>${cell('Number', 'many')}</Row>`)), 'file_damaged: in cell A1 the Number "many"'],
    ['has two values in a cell', book(sheet('<Row><Cell><Data ss:Type="String">a</Data><Data ss:Type="String">b</Data></Cell></Row>')),
      'file_damaged: two values in cell A1'],
    ['is no workbook', '<a/>', 'file_damaged: no workbook'],
  ])('is refused where it %s', async (_what, xml, found) => {
    expect(await foundIn(xml)).toContain(found);
  });

  it('is read as an export, whatever its name: as NetSuite saves a search', async () => {
    const row = (...cells: readonly string[]): string => `<Row>${cells.map((text) =>
      cell(/^-?\d+$/u.test(text) && !text.startsWith('0') ? 'Number' : 'String', text)).join('')}</Row>`;
    const { db } = await imported({
      'netsuite_results.xls': book(sheet(row('Name', 'Inventory Location', 'Location On Hand') + row('00012', 'West : DC1', '5')
        + row('A-2', 'West : DC1', '-1'), 'ItemSearchResults')),
    });
    expect(db.rows('SELECT preset, rows_loaded, quantity, encoding FROM source', (one) => one))
      .toEqual([['netsuite-item-location', 2, 40_000, 'xml']]);
    db.close();
  });

  it('is told from the XML of Tally, which says how to get a table out', async () => {
    const { outcome, db } = await imported({
      'erp_stock.csv': 'sku,location,quantity\nA,DC1,5\n', 'tally.xml': '<ENVELOPE><HEADER/><BODY/></ENVELOPE>',
    });
    expect(outcome.unrecognised.map(({ reason }) => reason)).toEqual([expect.stringContaining('In Tally, export the report again')]);
    db.close();
  });
});
