/**
 * Hostile workbooks and archives, 54 to 82 of `catalogue.ts`, one by one: each is refused with its code, its row where it has one, and
 * what was found, or read with what there is to say of it.
 */
import { describe, expect, it } from 'vitest';
import type { Problem } from '../../src/domain/problem.ts';
import { imported, problemOf } from '../engine/import/imported.ts';
import { compoundFile } from '../importers/support/compoundFile.ts';
import { workbook, zipFile } from '../importers/support/zipFile.ts';

const HEADER = '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>2</v></c></row>';
const text = (at: string, of: string): string => `<c r="${at}" t="inlineStr"><is><t>${of}</t></is></c>`;
const GOOD = `<row r="2">${text('A2', 'B')}${text('B2', 'L')}<c r="C2"><v>2</v></c></row>`;
const own = (rows: string, parts: Readonly<Record<string, string | null>> = {}): Uint8Array => workbook(HEADER + rows, parts);
/** A row of three cells, the third as given. */
const third = (cell: string): Uint8Array => own(`<row r="2">${text('A2', 'A')}${text('B2', 'L')}${cell}</row>`);
const bytes = (of: string): Uint8Array => new TextEncoder().encode(of);
const declared = (name: string, content: Uint8Array, dataset: string) => ({
  'engagement.json': { systems: [{ id: 'erp', kind: 'erp' }], sources: [{ file: name, system: 'erp', dataset }] }, [
    name]: content,
});
const stock = (content: Uint8Array) => declared('erp_stock.xlsx', content, 'positions');

const MANY = Array.from({ length: 10_001 }, (_, at) => ({ name: `part${at}.csv`, content: '' }));
const damaged = (found: string, row?: number): Partial<Problem> => ({ code: 'file_damaged', found,
  ...(row === undefined ? {} : { row }) });
/** Where the part of a file is said to be damaged. */
const inPart = (found: RegExp): Partial<Problem> => ({ code: 'file_damaged', found: expect.stringMatching(found) as string });
const SHEET = 'xl/worksheets/sheet1.xml';
const DOCTYPE = '<!DOCTYPE a [<!ENTITY b "&c;&c;"><!ENTITY c SYSTEM "file:///etc/passwd">]>';
const REFUSED: Readonly<Record<string, readonly [Uint8Array, Partial<Problem>]>> = {
  '54 a zip bomb of one row': [own('', { [SHEET]: `<worksheet><sheetData>${' '.repeat(90 << 20)}` }), {
    code: 'field_too_long', expected: 'at most 64 MiB',
      message: 'In its part "xl/worksheets/sheet1.xml" a single row is larger than can be read.',
  }],
  '54 a zip bomb of one text': [own('', { 'xl/sharedStrings.xml': `<sst><si><t>${'x'.repeat(90 << 20)}</t></si></sst>` }), {
    code: 'field_too_long', message: 'In its part "xl/sharedStrings.xml" a single text is larger than can be read.',
  }],
  '55 a size that is untrue': [zipFile([{ name: '[Content_Types].xml', content: '<Types/>' },
    { name: 'xl/workbook.xml', content: 'x'.repeat(9_000), statedBytes: 10 }]),
      damaged('its part "xl/workbook.xml" is longer than it says (10 bytes)')],
  '56 ten thousand parts': [zipFile(MANY), { code: 'field_too_long', expected: 'at most 2000 files', found: '10001 files' }],
  '56 two parts of one name': [zipFile([{ name: 'a', content: '' }, { name: 'a', content: '' }]),
    damaged('two parts of the name "a"')],
  '57 a part outside of the archive': [zipFile([{ name: '../../etc/erp_stock.csv', content: 'sku,location,quantity\nA,L,1\n' }]),
    damaged('a part whose name leads out of it, "../../etc/erp_stock.csv"')],
  '57 one in the way of Windows': [zipFile([{ name: 'a\\..\\..\\b.csv', content: 'x' }]),
    damaged('a part whose name leads out of it, "a\\..\\..\\b.csv"')],
  '58 an archive that is cut off': [own(GOOD).slice(0, 700), damaged('no directory at its end: it is cut off')],
  '59 a sheet that is cut off': [own('', { [SHEET]: `<worksheet><sheetData>${HEADER}` }),
    damaged('a sheet that breaks off after row 1', 1)],
  '59 a sheet that is cut off behind its rows': [own('', { [SHEET]: `<worksheet><sheetData>${HEADER}${GOOD}</sheetData>` }),
    damaged('a sheet that breaks off after row 2', 2)],
  '59 a row that is cut off, in a sheet that ends': [own('',
    { [SHEET]: `<worksheet><sheetData>${HEADER}<row r="2">${text('A2', 'B')}</sheetData></worksheet>` }),
    inPart(/^a closing tag without its opening one \(byte \d+\)$/u)],
  '59 a list of sheets that is cut off': [own(GOOD,
    { 'xl/workbook.xml': '<workbook><sheets><sheet name="Stock" r:id="rId1"/><sheet name="Mo' }),
    inPart(/cut off \(byte \d+\)$/u)],
  '60 no list of sheets': [own(GOOD, { 'xl/workbook.xml': null }), { ...damaged('none in the file'),
    expected: 'the list of sheets (xl/workbook.xml)' }],
  '60 no sheet': [own(GOOD, { [SHEET]: null }), { ...damaged('none in the file'), expected: 'the part of the sheet "Stock"' }],
  '60 no texts': [own(GOOD, { 'xl/sharedStrings.xml': null }), { ...damaged('none in the file'),
    expected: 'the list of its texts (sharedStrings.xml)' }],
  '60 texts that break off': [own(GOOD, { 'xl/sharedStrings.xml': '<sst><si><t>sku</t></si><si><t>location</t></si>' }),
    damaged('2 texts and then nothing')],
  '61 a text that is not there': [third('<c r="C2" t="s"><v>99</v></c>'), damaged('in cell C2 the text number 99 of 4', 2)],
  '61 a style that is not there, which would tell dates from numbers': [third('<c r="C2" s="99"><v>45931</v></c>'),
    damaged('a cell C2 of a style that is not there', 2)],
  '62 entities in the list of sheets': [own(GOOD, { 'xl/workbook.xml': `${DOCTYPE}<workbook/>` }), damaged('a DOCTYPE')],
  '62 entities in a sheet': [own(GOOD, { [SHEET]: `${DOCTYPE}<worksheet><sheetData>${HEADER}${GOOD}</sheetData></worksheet>` }),
    damaged('a DOCTYPE')],
  '62 entities in the texts': [own(GOOD, { 'xl/sharedStrings.xml': `${DOCTYPE}<sst/>` }), damaged('a DOCTYPE')],
  '62 an entity that nothing declares': [own(GOOD.replace('>B<', '>&b;<')), inPart(/^an "&" that stands for nothing/u)],
  '67 a row beyond the last': [own('<row r="99999999999"><c><v>1</v></c></row>'), damaged('a row with the number "99999999999"',
    1)],
  '67 a row below the first': [own('<row r="-1"><c><v>1</v></c></row>'), damaged('a row with the number "-1"', 1)],
  '67 a row without a number': [own('<row r="abc"><c><v>1</v></c></row>'), damaged('a row with the number "abc"', 1)],
  '67 a cell beyond the last column': [own('<row r="2"><c r="ZZZZ2"><v>1</v></c></row>'), damaged('a cell "ZZZZ2" in row 2', 2)],
  '67 a cell of another row': [own('<row r="2"><c r="A3"><v>1</v></c></row>'), damaged('a cell "A3" in row 2', 2)],
  '67 rows out of their order': [own(`${GOOD}<row r="1"><c><v>1</v></c></row>`), damaged('row 1 after row 2', 2)],
  '79 a web page by another name': [bytes('<html><table><tr><td>sku</td></tr></table></html>'), {
    code: 'not_recognised', message: 'This is a web page, which is not read.', found: 'a web page named .xlsx',
  }],
  '79 a workbook under a password': [compoundFile('EncryptedPackage'), {
    code: 'not_recognised', message: 'This is a workbook that is protected by a password, which is not read.',
  }],
  '79 a text document of Word': [compoundFile('WordDocument'), { code: 'not_recognised' }],
  // The catalogue has it bounded and well. No program nests an element a thousand deep; what does is made to do harm.
  '81 elements fifty thousand deep': [
    third(`<c r="C2" t="inlineStr"><is>${'<r>'.repeat(50_000)}<t>2</t>${'</r>'.repeat(50_000)}</is></c>`),
    inPart(/^elements within each other more than 1,000 deep/u)],
  '82 nothing at all': [new Uint8Array(), { code: 'empty_file', found: '0 bytes' }],
};

/** A good sheet with something behind its rows. */
const around = (after: string): Uint8Array => workbook('',
  { [SHEET]: `<worksheet><sheetData>${HEADER}${GOOD}</sheetData>${after}</worksheet>` });
const PREFIXED = `<x:worksheet xmlns:x="y"><x:sheetData><x:row r="1">${['sku', 'location', 'quantity'].map((name, at) =>
  `<x:c r="${'ABC'.charAt(at)}1" t="inlineStr"><x:is><x:t>${name}</x:t></x:is></x:c>`).join('')}</x:row><x:row r="2">`
  + '<x:c r="A2" t="str"><x:v>B</x:v></x:c><x:c r="B2" t="str"><x:v>L</x:v></x:c><x:c r="C2"><x:v>2</x:v></x:c></x:row>'
  + '</x:sheetData></x:worksheet>';

/** What is read of a workbook: codes, quantity, rejected rows, and what is said. */
const READ: Readonly<Record<string, readonly [Uint8Array, readonly [readonly string[], number, number], RegExp]>> = {
  '63 checks over whole columns': [
    around('<dataValidations><dataValidation type="list" sqref="A1:XFD1048576"/></dataValidations>'),
    [['B'], 2, 0], /./u],
  '64 a merge over the whole sheet': [around('<mergeCells><mergeCell ref="A3:XFD1048576"/></mergeCells>'), [['B'], 2, 0], /./u],
  '64 a merge over header and rows': [around('<mergeCells><mergeCell ref="D1:XFD1048576"/></mergeCells>'), [['B'], 2, 0], /./u],
  '64 a hundred thousand merges': [
    around(`<mergeCells>${Array.from({ length: 100_000 }, (_, at) => `<mergeCell ref="A${at + 3}:XFD${at + 3}"/>`).join('')}</mergeCells>`),
    [['B'], 2, 0], /./u],
  '65 a name for five megabytes of cells': [own(GOOD,
    { 'xl/workbook.xml': `<workbook><sheets><sheet name="S" r:id="rId1"/></sheets><definedNames>
    <definedName name="x">${'A1,'.repeat(1_700_000)}</definedName></definedNames></workbook>` }), [['B'], 2, 0], /./u],
  '66 a cell at the far corner': [own(`${GOOD}<row r="1048576">${text('XFD1048576', 'x')}</row>`),
    [['B'], 2, 0], /beyond column 2,000/u],
  '68 cells without references': [own('<row>'
    + '<c t="inlineStr"><is><t>B</t></is></c><c t="inlineStr"><is><t>L</t></is></c><c><v>2</v></c></row>'),
    [['B'], 2, 0], /./u],
  '69 tags with a prefix, all of them': [workbook('', { [SHEET]: PREFIXED }), [['B'], 2, 0], /./u],
  '69 cells with a prefix': [own(GOOD.replaceAll('<c ', '<x:c ').replaceAll('</c>', '</x:c>').replaceAll('<v>', '<x:v>')
    .replaceAll('</v>', '</x:v>')), [['B'], 2, 0], /./u],
  '72 a formula without a value': [third('<c r="C2"><f>A1</f></c>'), [[], 0, 1],
    /Formulas without a stored value were read as blank: cell C2/u],
  '73 a formula with its value': [third('<c r="C2"><f>1+1</f><v>2</v></c>'), [['A'], 2, 0],
    /Formulas were read by the value .*cell C2/u],
  '74 a failed formula': [own(`${GOOD}<row r="3">${text('A3', 'A')}${text('B3', 'L')}<c r="C3" t="e"><v>#REF!</v></c></row>`),
    [['B'], 2, 1],
    /Cells hold an error/u],
  '75 a link to another file': [own(GOOD.replace('<c r="C2">', '<c r="C2"><f>[1]x!A1</f>'),
    { 'xl/externalLinks/externalLink1.xml': '<externalLink/>' }), [['B'], 2, 0], /refers to other files; .*no file was opened/u],
  '76 a hidden row': [own(GOOD.replace('r="2"', 'r="2" hidden="1"')), [['B'], 2, 0], /Hidden rows were read like the others: 1/u],
  '76 a sheet that is hidden well': [own(GOOD, { 'xl/workbook.xml':
    '<workbook><sheets><sheet name="S" r:id="rId1" state="veryHidden"/></sheets></workbook>' }), [['B'], 2, 0],
      /The sheet is hidden; it was read/u],
  '76 a hidden column': [workbook('',
    { [SHEET]: `<worksheet><cols><col min="2" max="2" hidden="1"/></cols><sheetData>${HEADER}${GOOD}</sheetData></worksheet>` }),
    [['B'], 2, 0], /Hidden columns were read like the others/u],
  '76 rows that a filter hides': [workbook('',
    { [SHEET]: `<worksheet><sheetData>${HEADER}${GOOD.replace('r="2"', 'r="2" hidden="1"')}</sheetData>
    <autoFilter ref="A1:C2"/></worksheet>` }), [['B'], 2, 0], /rows that the filter hides count too/u],
  '77 runs of text, and escapes': [own(`<row r="2"><c r="A2" t="inlineStr"><is><r><t>A</t></r><r><t>_x002D_1</t></r></is></c>${
    text('B2', 'L')}<c r="C2"><v>2</v></c></row>`), [['A-1'], 2, 0], /./u],
  '78 a number as a text': [third(text('C2', '2')), [['A'], 2, 0], /./u],
  '78 a code of twenty digits as a number': [own(`<row r="2"><c r="A2"><v>12345678901234567000</v></c>${
    text('B2', 'L')}<c r="C2"><v>2</v></c></row>`),
    [['12345678901234600000'], 2, 0], /16 digits and more have lost their last digits/u],
  '79 a CSV by another name': [bytes('sku,location,quantity\nB,L,2\n'), [['B'], 2, 0], /./u],
  '81 fifty thousand runs in a text': [
    own(`<row r="2"><c r="A2" t="inlineStr"><is>${'<r><t></t></r>'.repeat(50_000)}<r><t>B</t></r></is></c>${
    text('B2', 'L')}<c r="C2"><v>2</v></c></row>`), [['B'], 2, 0], /./u],
  '80 macros': [own(GOOD, { 'xl/vbaProject.bin': 'x' }), [['B'], 2, 0], /has macros; none was run/u],
};

describe('a hostile workbook or archive is refused, and nothing is left behind', () => {
  for (const [name, [content, problem]] of Object.entries(REFUSED)) {
    it(name, async () => {
      const found = await problemOf(stock(content));
      expect(found).toMatchObject({ file: 'erp_stock.xlsx', ...problem });
      expect(found.remedy).toBeTruthy();
    });
  }
});

describe('a hostile workbook is read as it is, and says so', () => {
  for (const [name, [content, [codes, quantity, rejected], said]] of Object.entries(READ)) {
    it(name, async () => {
      const { db } = await imported(stock(content));
      const found = db.first('SELECT quantity, rows_rejected, doubts FROM source', (row) =>
        [Number(row[0]) / 10_000, Number(row[1]), String(row[2])] as const);
      expect(found?.slice(0, 2)).toEqual([quantity, rejected]);
      expect(db.rows('SELECT code FROM item WHERE id IN (SELECT item_id FROM position)', (row) => row[0])).toEqual(codes);
      expect(`${found?.[2] ?? ''}.`).toMatch(said);
      db.close();
    });
  }

  it('70, 71 dates as ISO texts, and serials counted from 1904', async () => {
    const header = `<row r="1">${text('A1', 'sku')}${text('B1', 'location')}${text('C1', 'quantity')}${text('D1', 'asOf')}</row>`;
    const line = (at: number, date: string): string => 
      `<row r="${at}">${text(`A${at}`, `A${at}`)}${text(`B${at}`, 'L')}<c r="C${at}"><v>1</v></c>${date}</row>`;
    const { db } = await imported(stock(workbook(`${header}${line(2, '<c r="D2" t="d"><v>2026-10-31T00:00:00</v></c>')}${
      line(3, '<c r="D3" s="1"><v>44864</v></c>')}`, {
      'xl/workbook.xml': '<workbook><workbookPr date1904="1"/><sheets><sheet name="S" r:id="rId1"/></sheets></workbook>',
    })));
    expect(db.rows('SELECT as_of FROM position', (row) => new Date(Number(row[0])).toISOString().slice(0, 10)))
      .toEqual(['2026-10-31', '2026-10-31']);
    db.close();
  });
});

