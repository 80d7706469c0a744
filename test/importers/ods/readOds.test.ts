/** OpenDocument spreadsheets, as LibreOffice writes them: what their cells are, and that nothing is read that cannot be read truly. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { describeProblem } from '../../../src/domain/problem.ts';
import { memoryFiles } from '../../../src/engine/import/memoryFiles.ts';
import { rowTexts } from '../../../src/importers/grid/grid.ts';
import { readOds } from '../../../src/importers/ods/readOds.ts';
import type { Sheet } from '../../../src/importers/xlsx/readXlsx.ts';
import { ZipArchive } from '../../../src/importers/zip/zipArchive.ts';
import { imported, problemOf } from '../../engine/import/imported.ts';
import { stubPorts } from '../../engine/stubPorts.ts';
import { zipFile } from '../support/zipFile.ts';
import type { Packed } from '../support/zipFile.ts';

const FIXTURES = join(import.meta.dirname, '../../fixtures/workbooks');
const fixture = (name: string): Uint8Array => new Uint8Array(readFileSync(join(FIXTURES, name)));
const SPREADSHEET = 'application/vnd.oasis.opendocument.spreadsheet';

async function sheetsOf(bytes: Uint8Array): Promise<readonly Sheet[]> {
  const file = await memoryFiles([{ name: 'stock.ods', bytes }]).open('stock.ods');
  return readOds('stock.ods', await ZipArchive.open(file, 'stock.ods', stubPorts().compression), async () => undefined);
}
const rowsOf = (sheet: Sheet | undefined): string[][] =>
  (sheet === undefined ? [] : Array.from({ length: sheet.grid.places.length }, (_, row) => rowTexts(sheet.grid, row)));

const document = (tables: string): string => `<?xml version="1.0"?><office:document-content><office:body><office:spreadsheet>${tables}`
  + '</office:spreadsheet></office:body></office:document-content>';
const ods = (content: string, others: readonly Packed[] = []): Uint8Array =>
  zipFile([{ name: 'mimetype', content: SPREADSHEET }, { name: 'content.xml', content }, ...others]);
const cell = (text: string, attributes = ''): string =>
  `<table:table-cell ${attributes} office:value-type="string"><text:p>${text}</text:p></table:table-cell>`;
const HEADER = `<table:table-row>${cell('sku')}${cell('location')}${cell('quantity')}</table:table-row>`;
const stock = (rows: string): string => document(`<table:table table:name="S">${HEADER}${rows}</table:table>`);

describe('a spreadsheet of LibreOffice', () => {
  it('has the same cells as the old workbook that it was made of', async () => {
    const [sheet] = await sheetsOf(fixture('stock.ods'));
    expect(rowsOf(sheet)).toEqual([
      ['sku', 'location', 'quantity', 'asOf', 'code', 'note'], ['A-1', 'DC1', '12', '2026-10-31', '0000123', 'Läufer, 2 m'],
      ['A-2', 'DC1', '-3.5', '2026-11-01', '0000007', '日本語'], ['A-3', 'S01', '1234567.25', '2026-10-31', '0000456', 'plain'],
    ]);
  });

  it('has merged, repeated, hidden, dated and failed cells as they are, and says so', async () => {
    const [sheet, hidden] = await sheetsOf(fixture('shapes.ods'));
    expect(rowsOf(sheet)).toEqual([
      ['Stock at month end'],
      ['sku', 'location', 'quantity', 'asOf', 'note'],
      ['0000123', 'DC1', '12', '2026-10-31', 'two  blanks and more\nlines & <marks>'],
      ...Array.from({ length: 3 }, () => ['A-2', 'S01', '-3.5']),
      ['A-3', 'S01', '#DIV/0!'],
      ['A-4', 'S01', '0.5', '2026-11-01 06:30:00', 'TRUE'],
    ]);
    expect([...sheet?.grid.places ?? []]).toEqual([1, 3, 4, 5, 6, 7, 8, 9]);
    expect(sheet?.merges).toEqual([{ left: 0, top: 1, right: 2, bottom: 1 }]);
    expect(sheet?.doubts).toEqual([
      'Formulas were read by the value that the program stored last: 2 cells, the first C4.',
      'Cells hold an error (#REF!, #N/A and the like) and were read as that text: cell C8.',
      'Hidden rows were read like the others: 1.',
    ]);
    expect(hidden).toMatchObject({ name: 'Hidden one', doubts: ['The sheet is hidden; it was read like the others.'] });
    expect(rowsOf(hidden)).toEqual([['sku', 'description'], ['A-2', 'Läufer, 日本語']]);
  });

  it('goes through an import like any other: a failed formula is a rejected row', async () => {
    const { db } = await imported({
      'engagement.json': { systems: [{ id: 'erp' }], sources: [
        { file: 'erp.ods#Stock', system: 'erp' }, { file: 'erp.ods#Hidden one', system: 'erp' }] },
      'erp.ods': fixture('shapes.ods'),
    });
    expect(db.rows('SELECT file, encoding, header_line, rows_loaded, rows_rejected, quantity FROM source ORDER BY file', (row) => row))
      .toEqual([['erp.ods#Hidden one', 'ods', 1, 1, 0, 0], ['erp.ods#Stock', 'ods', 3, 5, 1, 20_000]]);
    expect(db.rows('SELECT line, value, code FROM reject', (row) => row)).toEqual([[8, '#DIV/0!', 'value_lost']]);
    expect(db.rows('SELECT recognition FROM source LIMIT 1', (row) => String(row[0]))[0]).toContain('OpenDocument spreadsheet');
    db.close();
  });
});

describe('rows and cells that stand there many times', () => {
  const BLANK = '<table:table-row table:number-rows-repeated="1048570">'
    + '<table:table-cell table:number-columns-repeated="16384"/></table:table-row>';

  it('are passed over where they are blank, however many', async () => {
    const [sheet] = await sheetsOf(ods(stock(`<table:table-row>${cell('A')}${cell('L')}${cell('1')}</table:table-row>${BLANK}`)));
    expect(rowsOf(sheet)).toHaveLength(2);
  });

  it('are as many as they say where they hold something, up to the columns that are read', async () => {
    const repeated = (rows: number, columns: number): string => `<table:table-row table:number-rows-repeated="${rows}">${cell('A')}`
      + `${cell('x', `table:number-columns-repeated="${columns}"`)}</table:table-row>`;
    const [sheet] = await sheetsOf(ods(stock(repeated(1_000, 3))));
    expect(rowsOf(sheet).length).toBe(1_001);
    expect(rowsOf(sheet).at(-1)).toEqual(['A', 'x', 'x', 'x']);
    const [wide] = await sheetsOf(ods(stock(repeated(1, 16_383))));
    expect(rowsOf(wide)[1]).toHaveLength(2_000);
    expect(wide?.doubts).toEqual(['Cells beyond column 2,000 were not read: cell BXY2.']);
    await expect(sheetsOf(ods(stock(repeated(1_048_575, 16_383))))).rejects.toMatchObject({ problem: { code: 'field_too_long' } });
  });

  it('are refused where a sheet has no room for them', async () => {
    for (const attribute of ['table:number-columns-repeated="99999999999"', 'table:number-columns-repeated="-1"',
      'table:number-columns-repeated="16385"']) {
      await expect(sheetsOf(ods(stock(`<table:table-row>${cell('A', attribute)}</table:table-row>`))))
        .rejects.toMatchObject({ problem: { code: 'file_damaged' } });
    }
    await expect(sheetsOf(ods(stock(`${BLANK}${BLANK}`)))).rejects.toMatchObject({ problem: { code: 'file_damaged' } });
  });
});

describe('a spreadsheet that cannot be read truly', () => {
  const row = `<table:table-row>${cell('A')}${cell('L')}`;
  const REFUSED: Readonly<Record<string, readonly [Uint8Array, RegExp]>> = {
    'one with a password': [ods(stock(''), [{ name: 'META-INF/manifest.xml',
      content: '<manifest:manifest><manifest:file-entry manifest:full-path="content.xml"><manifest:encryption-data/></manifest:file-entry>'
        + '</manifest:manifest>' }]), /protected by a password.*save it without a password/u],
    'a text document': [zipFile([{ name: 'mimetype', content: 'application/vnd.oasis.opendocument.text' },
      { name: 'content.xml', content: '<x/>' }]), /no spreadsheet.*opendocument\.text/u],
    'one that is cut off': [ods(stock('').slice(0, -60)), /breaks off|damaged/u],
    'a number that is none': [ods(stock(`${row}<table:table-cell office:value-type="float" office:value="1,5"/></table:table-row>`)),
      /in cell C2 the float "1,5"/u],
    'a date that is none': [ods(stock(`${row}<table:table-cell office:value-type="date" office:date-value="soon"/></table:table-row>`)),
      /in cell C2 the date "soon"/u],
    'entities': [ods(`<!DOCTYPE x [<!ENTITY a "b">]>${stock('')}`), /document type/u],
    'cells within cells': [ods(stock(`<table:table-row><table:table-cell>${cell('x')}</table:table-cell></table:table-row>`)),
      /a cell inside/u],
    'no sheet at all': [ods(document('')), /No sheet of the workbook holds anything/u],
  };
  for (const [name, [bytes, message]] of Object.entries(REFUSED)) {
    it(name, async () => {
      expect(describeProblem(await problemOf({ 'erp_stock.ods': bytes }, { setsAside: 'undeclared' }))).toMatch(message);
    });
  }

  it('passes over what is no cell of a sheet: remarks, drawings, changes that were undone, hidden parts of a merge', async () => {
    const aside = '<table:tracked-changes><table:cell-content-change><table:change-track-table-cell><text:p>old</text:p>'
      + '</table:change-track-table-cell></table:cell-content-change></table:tracked-changes>';
    const drawn = '<table:shapes><draw:frame><table:table><table:table-row>';
    const [sheet] = await sheetsOf(ods(document(`${aside}<table:table table:name="S">${drawn}${cell('no')}`
      + '</table:table-row></table:table></draw:frame></table:shapes>'
      + `${HEADER}<table:table-row>`
      + '<table:table-cell office:value-type="string" table:number-columns-spanned="2"><draw:frame><text:p>drawn</text:p></draw:frame>'
      + '<office:annotation><text:p>said</text:p></office:annotation><text:p>A<text:note><text:p>n</text:p></text:note>-1</text:p>'
      + '</table:table-cell><table:covered-table-cell office:value-type="string"><text:p>under</text:p></table:covered-table-cell>'
      + '<table:table-cell office:value-type="time" office:time-value="PT14H05M09S"/></table:table-row></table:table>')));
    expect(rowsOf(sheet)[1]).toEqual(['A-1', '', '14:05:09']);
    expect(sheet?.doubts).toEqual(['Cells under a merged one hold values that are not shown; they were not read: cell B2.']);
  });
});
