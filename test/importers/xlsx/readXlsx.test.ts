/** Workbooks: what their cells are, and that nothing is read that cannot be read truly. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ProblemError } from '../../../src/domain/problem.ts';
import type { Problem } from '../../../src/domain/problem.ts';
import { lookInto } from '../../../src/engine/import/lookInto.ts';
import { memoryFiles } from '../../../src/engine/import/memoryFiles.ts';
import { rowTexts } from '../../../src/importers/grid/grid.ts';
import { plainNumber } from '../../../src/importers/xlsx/plainNumber.ts';
import { serialDate } from '../../../src/importers/xlsx/serialDate.ts';
import { stubPorts } from '../../engine/stubPorts.ts';
import { workbook, zipFile } from '../support/zipFile.ts';

const HEADER = '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>2</v></c></row>';

async function look(bytes: Uint8Array, name = 'stock.xlsx') {
  const ports = { ...stubPorts(), files: memoryFiles([{ name, bytes }]) };
  return lookInto({ ports, breathe: async () => undefined }, name, name, new Map());
}

async function rowsOf(bytes: Uint8Array): Promise<string[][]> {
  const [part] = await look(bytes);
  const table = part?.table;
  return table === undefined ? [] : Array.from(table.rows, (row) => rowTexts(table.grid, row));
}

async function problemOf(bytes: Uint8Array, name?: string): Promise<Problem> {
  try {
    await look(bytes, name);
  } catch (error) {
    if (error instanceof ProblemError) return error.problem;
    throw error;
  }
  throw new Error('it was read');
}

const row = (cells: string, attributes = 'r="2"'): Uint8Array => workbook(`${HEADER}<row ${attributes}>${cells}</row>`);

describe('a cell of a workbook', () => {
  it.each([
    ['a shared text', '<c r="A2" t="s"><v>3</v></c>', 'A-1'],
    ['an inline text of several runs',
      '<c r="A2" t="inlineStr"><is><r><t>A</t></r><rPh><t>x</t></rPh><r><t>&amp;1</t></r></is></c>', 'A&1'],
    ['a formula with its stored text', '<c r="A2" t="str"><f>X()</f><v>00123</v></c>', '00123'],
    ['an escaped character', '<c r="A2" t="inlineStr"><is><t>SKU_x0041_1</t></is></c>', 'SKUA1'],
    ['a padded code', '<c r="A2" s="3"><v>123</v></c>', '0000123'],
    ['a date by its style', '<c r="A2" s="1"><v>45931</v></c>', '2025-10-01'],
    ['a moment by its style', '<c r="A2" s="2"><v>42663.6241666667</v></c>', '2016-10-20 14:58:48'],
    ['an ISO date', '<c r="A2" t="d"><v>2026-10-31T23:59:00</v></c>', '2026-10-31 23:59:00'],
    ['a truth value', '<c r="A2" t="b"><v>1</v></c>', 'TRUE'],
    ['an error', '<c r="A2" t="e"><v>#REF!</v></c>', '#REF!'],
    ['the noise of binary fractions', '<c r="A2"><v>6.8800000000000008</v></c>', '6.88'],
    ['a cell without a reference', '<c><v>7</v></c>', '7'],
    ['a prefixed tag', '<x:c r="A2"><x:v>7</x:v></x:c>', '7'],
  ])('is %s', async (_, cell, text) => {
    expect(await rowsOf(row(`${cell}<c r="B2" t="s"><v>1</v></c><c r="C2"><v>5</v></c>`))).toEqual([[text, 'location', '5']]);
  });

  it('counts dates from 1904 where the workbook does', async () => {
    const parts = { 'xl/workbook.xml': '<workbook><workbookPr date1904="1"/><sheets><sheet name="S" r:id="rId1"/></sheets></workbook>' };
    const cells = '<row r="2"><c r="A2" s="1"><v>44469</v></c><c r="B2"><v>1</v></c><c r="C2"><v>1</v></c></row>';
    expect((await rowsOf(workbook(HEADER + cells, parts)))[0]?.[0]).toBe('2025-10-01');
  });

  it('tells of formulas without a value, errors, long numbers, hidden rows', async () => {
    const cells = '<c r="A2"><f>B2</f></c><c r="B2" t="e"><v>#N/A</v></c><c r="C2"><v>4814769000000000</v></c>';
    const [part] = await look(row(cells, 'r="2" hidden="1"'));
    expect(part?.doubts).toEqual([
      'Formulas without a stored value were read as blank: cell A2.',
      'Cells hold an error (#REF!, #N/A and the like) and were read as that text: cell B2.',
      'Numbers of 16 digits and more have lost their last digits; a code among them is no longer itself: cell C2.',
      'Hidden rows were read like the others: 1.',
    ]);
  });

  it('keeps every whole number of up to 15 digits and every date to the day', () => {
    fc.assert(fc.property(fc.integer({ min: -999_999_999_999_999, max: 999_999_999_999_999 }), (value) => {
      expect(plainNumber(String(value))?.text).toBe(String(value));
      expect(Number(plainNumber(value.toExponential())?.text)).toBe(value);
    }));
    fc.assert(fc.property(fc.date({ min: new Date('1900-03-01'), max: new Date('2200-01-01'), noInvalidDate: true }), (date) => {
      const day = Math.floor(date.getTime() / 86_400_000);
      expect(serialDate(day + 25_569, false, 'date')).toBe(new Date(day * 86_400_000).toISOString().slice(0, 10));
    }));
  });
});

describe('a workbook is refused', () => {
  it.each([
    ['where a row has no number', row('<c><v>1</v></c>', 'r="abc"'), 'a row with the number "abc"'],
    ['where a row is beyond the last', row('<c><v>1</v></c>', 'r="99999999999"'), 'a row with the number "99999999999"'],
    ['where rows are out of order', row('<c><v>1</v></c>', 'r="1"'), 'row 1 after row 1'],
    ['where a cell is beyond the last column', row('<c r="XFE2"><v>1</v></c>'), 'a cell "XFE2" in row 2'],
    ['where a cell is in another row', row('<c r="A9"><v>1</v></c>'), 'a cell "A9" in row 2'],
    ['where a text is not there', row('<c r="A2" t="s"><v>99</v></c>'), 'in cell A2 the text number 99 of 4'],
    ['where a number is none', row('<c r="A2"><v>NaN</v></c>'), 'in cell A2 the number "NaN"'],
    ['where the sheet breaks off',
      workbook('', { 'xl/worksheets/sheet1.xml': `<worksheet><sheetData>${HEADER}` }), 'breaks off after row 1'],
    ['where the texts are missing', workbook(HEADER, { 'xl/sharedStrings.xml': null }), 'none in the file'],
    ['where the texts break off', workbook(HEADER, { 'xl/sharedStrings.xml': '<sst><si><t>a</t></si>' }), 'and then nothing'],
    ['where a sheet is missing', workbook(HEADER, { 'xl/worksheets/sheet1.xml': null }), 'none in the file'],
    ['where the list of sheets is missing', workbook(HEADER, { 'xl/workbook.xml': null }), 'none in the file'],
    ['where it declares entities', workbook(HEADER, { 'xl/workbook.xml': '<!DOCTYPE a [<!ENTITY b "c">]><workbook/>' }), 'a DOCTYPE'],
    ['where it is cut off', row('<c><v>1</v></c>').slice(0, 900), 'no directory at its end'],
    ['where two parts have one name', zipFile([{ name: 'a', content: '' }, { name: 'a', content: '' }]), 'two parts of the name "a"'],
    ['where a size is untrue', zipFile([
      { name: '[Content_Types].xml', content: '' }, { name: 'xl/workbook.xml', content: 'x'.repeat(9000), statedBytes: 10 },
    ]), 'is longer than it says'],
  ])('%s', async (_, bytes, found) => {
    const problem = await problemOf(bytes);
    expect(problem).toMatchObject({ file: 'stock.xlsx' });
    expect(problem.found).toContain(found);
    expect(problem.remedy).not.toBe('');
  });

  it('where it grows beyond all measure, without filling the memory', async () => {
    const bomb = zipFile([{ name: 'huge.csv', content: new Uint8Array(300 << 20) }]);
    expect(bomb.length).toBeLessThan(400_000);
    expect(await problemOf(bomb, 'export.zip')).toMatchObject({ code: 'field_too_long', file: 'export.zip#huge.csv' });
  }, 60_000);

  it.each([
    ['a PDF', '%PDF-1.7'], ['a web page', '<html><table>'],
    ['JSON', '[{"a":1}]'],
  ])('where it is %s by another name', async (what, text) => {
    const problem = await problemOf(new Uint8Array(Buffer.from(text, 'latin1')));
    expect(problem.code).toBe('not_recognised');
    expect(problem.message).toContain(what);
  });
});

it('validations and merges over whole columns cost nothing', async () => {
  const rest = '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'
    + '<dataValidations><dataValidation sqref="A1:T1048576"/></dataValidations>';
  const bytes = workbook('', { 'xl/worksheets/sheet1.xml':
    `<worksheet><sheetData>${HEADER}<row r="2"><c t="s"><v>3</v></c><c><v>1</v></c><c><v>5</v></c></row></sheetData>${rest}</worksheet>` });
  expect(await rowsOf(bytes)).toEqual([['A-1', '1', '5']]);
});

describe('a hostile workbook', () => {
  const sheet = (xml: string): Uint8Array => workbook('', { 'xl/worksheets/sheet1.xml': `<worksheet>${xml}</worksheet>` });
  const data = `<sheetData>${HEADER}<row r="2"><c t="s"><v>3</v></c><c><v>1</v></c><c><v>5</v></c></row></sheetData>`;

  it('with a shared text of hundreds of megabytes is refused before it fills the memory', async () => {
    const parts = [['<sst><si><t>', '</t></si></sst>'], ['<sst><si><t>a</t></si><si><r><t>', '</t></r></si></sst>']] as const;
    for (const [open, close] of parts) {
      const bytes = workbook(HEADER, { 'xl/sharedStrings.xml': `${open}${'x'.repeat(150 << 20)}${close}` });
      const before = process.memoryUsage().rss;
      const problem = await problemOf(bytes);
      expect([problem.code, problem.file]).toEqual([expect.stringMatching(/^(?:field_too_long|file_damaged)$/u), 'stock.xlsx']);
      expect(process.memoryUsage().rss - before).toBeLessThan(700 << 20);
    }
  }, 60_000);

  it('with tags nested fifty thousand deep is refused or read, and comes to an end', async () => {
    const deep = `<si>${'<r>'.repeat(50_000)}<t>x</t>${'</r>'.repeat(50_000)}</si>`;
    const bytes = workbook(HEADER, { 'xl/sharedStrings.xml': `<sst>${deep}</sst>` });
    const codeOf = (error: unknown): string => (error instanceof ProblemError ? error.problem.code : 'crashed');
    const outcome = await look(bytes).then(() => 'read', codeOf);
    expect(['read', 'file_damaged', 'field_too_long']).toContain(outcome);
  });

  it('with one cell at the far corner is read by the cells it has', async () => {
    const far = '<row r="1048576"><c r="XFD1048576"><v>9</v></c></row></sheetData>';
    const [part] = await look(sheet(data.replace('</sheetData>', far)));
    expect(part?.doubts.join(' ')).toContain('Cells beyond column 2,000 were not read: cell XFD1048576.');
  });

  it('with hidden sheets, macros and links is read without opening or running anything, and says so', async () => {
    const bytes = workbook('', {
      'xl/workbook.xml': '<workbook><sheets><sheet name="Stock" state="veryHidden" r:id="rId1"/></sheets></workbook>',
      'xl/worksheets/sheet1.xml': `<worksheet>${data.replace('<c><v>5</v></c>', '<c><f>[1]S!A1</f><v>5</v></c>')}</worksheet>`,
      'xl/externalLinks/externalLink1.xml': '<externalLink/>', 'xl/vbaProject.bin': 'x',
    });
    const [part] = await look(bytes, 'stock.xlsm');
    const doubts = part?.doubts.join(' ') ?? '';
    for (const words of ['The sheet is hidden', 'no file was opened', 'none was run', 'Formulas were read by the value']) {
      expect(doubts).toContain(words);
    }
  });

  it('with a defined name of a megabyte, or a sheet of nothing, is read or refused at once', async () => {
    const names = `<definedNames><definedName name="x">${'A1,'.repeat(400_000)}</definedName></definedNames>`;
    const listed = '<sheets><sheet name="Stock" r:id="rId1"/></sheets>';
    const bytes = workbook('', {
      'xl/workbook.xml': `<workbook>${listed}${names}</workbook>`, 'xl/worksheets/sheet1.xml': `<worksheet>${data}</worksheet>`,
    });
    expect(await rowsOf(bytes)).toEqual([['A-1', '1', '5']]);
    expect(await problemOf(sheet('<sheetData/>'))).toMatchObject({ code: 'empty_file' });
    expect(await problemOf(new Uint8Array(0))).toMatchObject({ code: 'empty_file', found: '0 bytes' });
  });
});
