/**
 * Hostile workbooks, archives and messages, one by one: each is refused, or read with what there is to say of it. Numbers are those of the
 * catalogue that the project tests against; delimited files are in `hostile.test.ts`, what is no file in
 * `test/electron/node/hostileFiles.test.ts`.
 */
import { describe, expect, it } from 'vitest';
import { describeProblem } from '../../../src/domain/problem.ts';
import { workbook, zipFile } from '../../importers/support/zipFile.ts';
import { imported, problemOf } from './imported.ts';

const HEADER = '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>2</v></c></row>';
const text = (at: string, of: string): string => `<c r="${at}" t="inlineStr"><is><t>${of}</t></is></c>`;
const GOOD = `<row r="2">${text('A2', 'B')}${text('B2', 'L')}<c r="C2"><v>2</v></c></row>`;
const own = (rows: string, parts: Readonly<Record<string, string | null>> = {}): Uint8Array => workbook(HEADER + rows, parts);
/** A row of three cells, the third as given. */
const third = (cell: string): Uint8Array => own(`<row r="2">${text('A2', 'A')}${text('B2', 'L')}${cell}</row>`);
const bytes = (of: string): Uint8Array => new TextEncoder().encode(of);
const OLE = Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...Array.from({ length: 600 }, () => 0)]);

const declared = (name: string, content: Uint8Array, dataset: string) => ({
  'engagement.json': { systems: [{ id: 'erp', kind: 'erp' }], sources: [{ file: name, system: 'erp', dataset }] }, [name]: content,
});
const stock = (content: Uint8Array) => declared('erp_stock.xlsx', content, 'positions');

const MANY = Array.from({ length: 10_001 }, (_, at) => ({ name: `part${at}.csv`, content: '' }));
const REFUSED: Readonly<Record<string, readonly [Uint8Array, RegExp]>> = {
  '54 a zip bomb': [own('', { 'xl/worksheets/sheet1.xml': `<worksheet><sheetData>${' '.repeat(90 << 20)}` }),
    /damaged|larger than can be read/u],
  '55 a size that is untrue': [zipFile([{ name: '[Content_Types].xml', content: '<Types/>' },
    { name: 'xl/workbook.xml', content: 'x'.repeat(9_000), statedBytes: 10 }]), /longer than it says/u],
  '56 ten thousand parts': [zipFile(MANY), /at most 2,?000/u],
  '56 two parts of one name': [zipFile([{ name: 'a', content: '' }, { name: 'a', content: '' }]), /two parts of the name "a"/u],
  '57 a part outside of the archive': [zipFile([{ name: '../../etc/passwd', content: 'x' }]), /The archive holds no file/u],
  '58 an archive that is cut off': [own(GOOD).slice(0, 700), /no directory at its end/u],
  '59 a sheet that is cut off': [own('', { 'xl/worksheets/sheet1.xml': `<worksheet><sheetData>${HEADER}` }), /breaks off after row 1/u],
  '60 no list of sheets': [own(GOOD, { 'xl/workbook.xml': null }), /list of sheets/u],
  '60 no sheet': [own(GOOD, { 'xl/worksheets/sheet1.xml': null }), /none in the file/u],
  '60 no texts': [own(GOOD, { 'xl/sharedStrings.xml': null }), /none in the file/u],
  '61 a text that is not there': [third('<c r="C2" t="s"><v>99</v></c>'), /row 2: .*in cell C2 the text number 99 of 4/u],
  '62 entities of entities': [own(GOOD, { 'xl/workbook.xml': '<!DOCTYPE a [<!ENTITY b "&c;&c;">]><workbook/>' }), /a DOCTYPE/u],
  '67 a row beyond the last': [own('<row r="99999999999"><c><v>1</v></c></row>'), /a row with the number "99999999999"/u],
  '67 a row below the first': [own('<row r="-1"><c><v>1</v></c></row>'), /a row with the number "-1"/u],
  '67 a row without a number': [own('<row r="abc"><c><v>1</v></c></row>'), /a row with the number "abc"/u],
  '79 a web page by another name': [bytes('<html><table><tr><td>sku</td></tr></table></html>'),
    /a web page, which is not read.*named \.xlsx/u],
  '79 an old or protected workbook by another name': [OLE, /damaged|protected|workbook/u],
  '82 nothing at all': [new Uint8Array(), /The file is empty/u],
};

/** What is read of a workbook: codes, quantity, rejected rows, and what is said. */
const READ: Readonly<Record<string, readonly [Uint8Array, readonly [readonly string[], number, number], RegExp]>> = {
  '63 checks over whole columns, 64 a merge over the whole sheet': [workbook('', { 'xl/worksheets/sheet1.xml':
    `<worksheet><sheetData>${HEADER}${GOOD}</sheetData><mergeCells><mergeCell ref="A3:XFD1048576"/></mergeCells><dataValidations>`
    + '<dataValidation type="list" sqref="A1:XFD1048576"/></dataValidations></worksheet>' }), [['B'], 2, 0], /./u],
  '66 a cell at the far corner': [own(`${GOOD}<row r="1048576">${text('XFD1048576', 'x')}</row>`),
    [['B'], 2, 0], /beyond column 2,000/u],
  '68 cells without references': [own('<row>'
    + '<c t="inlineStr"><is><t>B</t></is></c><c t="inlineStr"><is><t>L</t></is></c><c><v>2</v></c></row>'),
    [['B'], 2, 0], /./u],
  '69 prefixed tags': [own(GOOD.replaceAll('<c ', '<x:c ').replaceAll('</c>', '</x:c>').replaceAll('<v>', '<x:v>')
    .replaceAll('</v>', '</x:v>')), [['B'], 2, 0], /./u],
  '72 a formula without a value': [third('<c r="C2"><f>A1</f></c>'), [[], 0, 1],
    /Formulas without a stored value were read as blank: cell C2/u],
  '73 a formula with its value': [third('<c r="C2"><f>1+1</f><v>2</v></c>'), [['A'], 2, 0], /Formulas were read by the value .*cell C2/u],
  '74 a failed formula': [own(`${GOOD}<row r="3">${text('A3', 'A')}${text('B3', 'L')}<c r="C3" t="e"><v>#REF!</v></c></row>`),
    [['B'], 2, 1],
    /Cells hold an error/u],
  '75 a link to another file': [own(GOOD.replace('<c r="C2">', '<c r="C2"><f>[1]x!A1</f>'),
    { 'xl/externalLinks/externalLink1.xml': '<externalLink/>' }), [['B'], 2, 0], /refers to other files; .*no file was opened/u],
  '76 a hidden row': [own(GOOD.replace('r="2"', 'r="2" hidden="1"')), [['B'], 2, 0], /Hidden rows were read like the others: 1/u],
  '77 runs of text, and escapes': [own(`<row r="2"><c r="A2" t="inlineStr"><is><r><t>A</t></r><r><t>_x002D_1</t></r></is></c>${
    text('B2', 'L')}<c r="C2"><v>2</v></c></row>`), [['A-1'], 2, 0], /./u],
  '78 a number as a text': [third(text('C2', '2')), [['A'], 2, 0], /./u],
  '78 a code of twenty digits as a number': [own(`<row r="2"><c r="A2"><v>12345678901234567000</v></c>${
    text('B2', 'L')}<c r="C2"><v>2</v></c></row>`),
    [['12345678901234600000'], 2, 0], /16 digits and more have lost their last digits/u],
  '80 macros': [own(GOOD, { 'xl/vbaProject.bin': 'x' }), [['B'], 2, 0], /has macros; none was run/u],
};

describe('a hostile workbook or archive is refused, and nothing is left behind', () => {
  for (const [name, [content, message]] of Object.entries(REFUSED)) {
    it(name, async () => { expect(describeProblem(await problemOf(stock(content)))).toMatch(message); }, 30_000);
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

  it('70 and 71: dates as ISO texts, and serials counted from 1904', async () => {
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

const ISA = 'ISA*00*          *00*          *ZZ*SENDER         *ZZ*RECEIVER       *260714*1200*U*00401*000000001*0*T*>~';
const RECEIPT = 'W17*F*20260714*WR1*DO1~N1*WH*ACME*91*ACME01~W07*100*EA**VN*ITEM1~W14*100~';
const x12 = (count = '6', control = '000000001'): string =>
  `${ISA}GS*RE*S*R*20260714*1200*1*X*004010~ST*944*0001~${RECEIPT}SE*${count}*0001~GE*1*1~IEA*1*${control}~`;
const EDIFACT = 'UNB+UNOA:2+A+B+260904:0800+6\'UNH+1+INVRPT:D:96A:UN\'BGM+35+R1+9\'DTM+137:20260904:102\'NAD+WH+DC1::92\'LIN+1++I?+1:VN\''
  + 'QTY+145:850:EA\'UNT+7+1\'UNZ+1+6\'';
const message = (content: string, dataset = 'events') => declared('erp.edi', bytes(content), dataset);

describe('a hostile message is refused', () => {
  const cases: Readonly<Record<string, readonly [string, RegExp]>> = {
    '93 nothing of a message': ['hello there\nthis is no message at all\n', /header|columns|column|holds/u],
    '95 separators that are letters or digits': [`ISA${'A00'.repeat(40)}`, /separators|no column for occurredAt/u],
    '95 separators that are one': [x12().replaceAll('*', '~'), /separators|segments|kind/u],
  };
  for (const [name, [content, words]] of Object.entries(cases)) {
    it(name, async () => { expect(describeProblem(await problemOf(message(content)))).toMatch(words); });
  }

  it('104 a line of a gigabyte is refused before it is read', async () => {
    const { lookInto } = await import('../../../src/engine/import/lookInto.ts');
    const { memoryFiles } = await import('../../../src/engine/import/memoryFiles.ts');
    const { stubPorts } = await import('../stubPorts.ts');
    let read = 0;
    const files = {
      ...memoryFiles([]), stat: async () => ({ kind: 'file' as const, bytes: 1 << 30 }),
      open: async () => ({
        bytes: 1 << 30, assertUnchanged: async () => undefined, close: async () => undefined,
        read: async (into: Uint8Array, position: number) => {
          read += into.length;
          into.fill(0x41).set(bytes(x12()).subarray(position, position + into.length));
          return into.length;
        },
      }),
    };
    await expect(lookInto({ ports: { ...stubPorts(), files }, breathe: async () => undefined }, 'erp.edi', 'erp.edi', new Map()))
      .rejects.toMatchObject({ problem: { code: 'field_too_long', file: 'erp.edi' } });
    expect(read).toBeLessThan(1 << 20);
  });
});

describe('a hostile message is read, and what disagrees is said', () => {
  const cases: Readonly<Record<string, readonly [string, number, RegExp]>> = {
    '94 separators from the unprintable': [x12().replaceAll('*', '\u001d').replaceAll('~', '\u001e'), 100, /./u],
    '94 terminators with line ends': [x12().replaceAll('~', '~\r\n'), 100, /./u],
    '94 line ends for terminators': [x12().replaceAll('~', '\n'), 100, /./u],
    '96 padding that was lost': [x12().replace(/ +/gu, ' '), 100, /./u],
    '97 a byte order mark': [`\ufeff${x12()}`, 100, /./u],
    '98 counts and control numbers that disagree': [x12('70', '000000009'), 100,
      /stated as 70 and is 6.*000000009|000000009.*stated as 70/su],
    '100 the last terminator missing': [x12().slice(0, -1), 100, /./u],
    '102 several interchanges, each with its separators': [x12() + x12().replaceAll('*', '|').replaceAll('~', '\n'), 200, /./u],
    '103 segments that nobody knows': [x12('7').replace('W14*', 'ZZZ*1*2~W14*'), 100, /./u],
  };
  for (const [name, [content, quantity, said]] of Object.entries(cases)) {
    it(name, async () => {
      const { db } = await imported(message(content));
      expect(db.first('SELECT sum(quantity) FROM source', (row) => Number(row[0]) / 10_000)).toBe(quantity);
      expect(`${db.rows('SELECT doubts FROM source', (row) => String(row[0])).join(' ')}.`).toMatch(said);
      db.close();
    });
  }

  it('99 released separators are plain text', async () => {
    const { db } = await imported(message(EDIFACT, 'positions'));
    expect(db.rows('SELECT code FROM item', (row) => row[0])).toEqual(['I+1']);
    db.close();
  });

  it('101 the same message twice counts once', async () => {
    const { db } = await imported({
      'engagement.json': { systems: [{ id: 'erp' }],
        sources: ['a.edi', 'b.edi'].map((file) => ({ file, system: 'erp', dataset: 'events' })) },
      'a.edi': bytes(x12()), 'b.edi': bytes(x12()),
    });
    expect(db.first('SELECT sum(quantity) FROM source', (row) => Number(row[0]) / 10_000)).toBe(100);
    db.close();
  });
});
