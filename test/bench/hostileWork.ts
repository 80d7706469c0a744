/**
 * `npm run bench -- hostileWork [--rows 40000] [--only NAME] [--assert]`
 *
 * Files made to keep a reader busy, each at a size and at four times it, looked at by the command in a process of its own: processor time
 * for a byte, and by how much the time grows. Work that is bounded a byte grows four times; what grows sixteen times would never end.
 */
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { workbook, zipFile } from '../importers/support/zipFile.ts';
import { measuredRun } from './measuredRun.ts';

const { values } = parseArgs({
  options: { rows: { type: 'string', default: '40000' }, only: { type: 'string' }, assert: { type: 'boolean', default: false } },
});
const COMMAND = 'dist/cli/countersign.cjs';
/** What may be said of noise: a machine that does other things, a table that is doubled. */
const GROWTH_AT_MOST = 7;
/** Below this much processor time above that of an empty file nothing can be said of growth. */
const TOLD_FROM = 0.5;

const lines = (rows: number, line: (row: number) => string): string => Array.from({ length: rows }, (_, row) =>
  line(row)).join('\n');
const text = (of: string): string => `<c t="inlineStr"><is><t>${of}</t></is></c>`;
const HEADER = `<row>${['sku', 'location', 'quantity'].map(text).join('')}</row>`;
const book = (rows: string, after = ''): Uint8Array => workbook('', {
  'xl/worksheets/sheet1.xml': `<worksheet><sheetData>${HEADER}${rows}</sheetData>${after}</worksheet>`,
});
const ISA = 'ISA*00*          *00*          *ZZ*SENDER         *ZZ*RECEIVER       *260714*1200*U*00401*000000001*0*T*>~';
const wide = (columns: number): string => Array.from({ length: columns }, (_, at) => `c${at}`).join(',');

/** By name: the file, and its content for a number of rows. */
const SHAPES: Readonly<Record<string, readonly [file: string, make: (rows: number) => string | Uint8Array]>> = {
  'plain rows': ['a.csv', (rows) => `sku,location,quantity\n${lines(rows, (row) => `A${row},L,1`)}\n`],
  'one word a row': ['a.xlsx', (rows) => book(`<row>${text('A')}</row>`.repeat(rows))],
  'repeated headers': ['a.xlsx', (rows) => book(HEADER.repeat(rows))],
  'repeated headers in text': ['a.csv', (rows) => `title\n\n${lines(rows, () => 'sku,location,quantity')}\nA,L,1\n`],
  'blank rows below one': ['a.csv', (rows) => `x\n\nsku,location,quantity\nA,L,1\n${',,\n'.repeat(rows)}`],
  'totals': ['a.csv', (rows) => `x\n\nsku,location,quantity\nA,L,1\n${'Total,,1\n'.repeat(rows)}`],
  'groups': ['a.csv', (rows) => `x\n\nsku,location,quantity,note,lot\n${lines(rows, (row) => `Place ${row}:\nA,L,1,x,y`)}\n`],
  'headers of other tables': ['a.csv', (rows) => `x\n\n${lines(rows, (row) => `n${row},m${row},o${row}\nA,L,1`)}\n`],
  'rows after gaps': ['a.xlsx', (rows) => book(lines(rows, (row) =>
    `<row r="${row * 3 + 5}">${text(`a${row}`)}${text('b')}<c><v>1</v></c></row>`))],
  'footers': ['a.csv', (rows) => `x\n\nsku,location,quantity,note\nA,L,1,x\n${lines(rows, (row) => `this is a note ${row}`)}\n`],
  'merges across every row': ['a.xlsx', (rows) => book(`<row>${text('A')}</row>`.repeat(rows), `<mergeCells>${
    lines(Math.min(rows, 20_000), (row) => `<mergeCell ref="A${row + 2}:D${row + 2}"/>`)}</mergeCells>`)],
  'empty columns between': ['a.csv', (rows) =>
    `x\n\n${`a,,`.repeat(300)}\n${lines(Math.ceil(rows / 200), () => '1,,'.repeat(300))}\n`],
  'tables beside each other': ['a.csv', (rows) =>
    `x\n\n${lines(Math.ceil(rows / 200) + 1, (row) => Array.from({ length: 100 }, (_, at) =>
    (row === 0 ? `sku${at},qty${at},place${at},` : `A${row},${at},L,`)).join(','))}\n`],
  'two thousand columns': ['a.csv', (rows) => `${wide(2_000)}\n${lines(Math.ceil(rows / 400), () => '1,'.repeat(1_999))}\n`],
  'torn rows': ['a.csv', (rows) => `sku,location,quantity\nA,L,1\n${'B,L\n'.repeat(rows)}`],
  'quotation marks': ['a.csv', (rows) => `sku,location,quantity\n${'"""""""",L,1\n'.repeat(rows)}`],
  'a quotation mark in every row': ['a.csv', (rows) => `sku,location,quantity\n${lines(rows, (row) => `5" x${row},L,1`)}\n`],
  'rows in quotation marks': ['a.csv', (rows) => `"sku;location;quantity"\n${lines(rows, (row) => `"A${row};L;1"`)}\n`],
  'line ends of three kinds': ['a.csv', (rows) =>
    `sku,location,quantity\n${lines(rows, (row) => `A,L,1${['\r', '\r\n', ''][row % 3] ?? ''}`)}\n`],
  'fixed columns': ['a.txt', (rows) =>
    `Item      Place     Quantity\n--------- --------- --------\n${lines(rows, (row) => `A${String(row).padEnd(8)} L         ${
    String(row % 99).padStart(8)}`)}\n`],
  'blanks between words': ['a.txt', (rows) => lines(rows, (row) => `word   ${row}   other   ${row % 7}      x`)],
  'dashes and bars': ['a.txt', (rows) =>
    `+---+---+\n| sku | quantity |\n${lines(rows, (row) => `| A${row} | ${row} |\n+---+---+`)}\n`],
  'words that look alike': ['a.csv', (rows) =>
    `sku,location,quantity\n${lines(rows, (row) => `${row % 2 === 0 ? 'a' : 'A'}${row >> 1},L,1`)}\n`],
  'numbers of every writing': ['a.csv', (rows) =>
    `sku,location,quantity\n${lines(rows, (row) => `A${row},L,"${['1,234', '(5)', '7-', '1 000'][row % 4] ?? ''}"`)}\n`],
  'formulas': ['a.xlsx', (rows) => book(lines(rows, () => `<row>${text('A')}${text('L')}<c><f>1+1</f><v>2</v></c></row>`))],
  'runs in one text': ['a.xlsx', (rows) => book(`<row><c t="inlineStr"><is>${'<r><t>a</t></r>'.repeat(rows)}</is></c></row>`)],
  'attributes of one tag': ['a.xlsx', (rows) => book(`<row ${lines(rows, (row) => `a${row}="1"`)}>${text('A')}</row>`)],
  'shared texts': ['a.xlsx', (rows) => workbook(`${HEADER}<row>${text('A')}${text('L')}<c><v>1</v></c></row>`, {
    'xl/sharedStrings.xml': `<sst>${'<si><t>x</t></si>'.repeat(rows * 4)}</sst>` })],
  'styles': ['a.xlsx', (rows) => workbook(`${HEADER}<row>${text('A')}${text('L')}<c><v>1</v></c></row>`, {
    'xl/styles.xml': `<styleSheet><cellXfs>${'<xf numFmtId="14"/>'.repeat(rows)}</cellXfs></styleSheet>` })],
  'cells of a spreadsheet': ['a.ods', (rows) => zipFile([
    { name: 'mimetype', content: 'application/vnd.oasis.opendocument.spreadsheet' },
    { name: 'content.xml', content: `<o:document-content xmlns:o="o" xmlns:t="t" xmlns:x="x"><o:spreadsheet><t:table t:name="S">${
      '<t:table-row><t:table-cell o:value-type="string"><x:p>A</x:p></t:table-cell></t:table-row>'.repeat(rows)
    }</t:table></o:spreadsheet></o:document-content>` }])],
  'segments': ['a.edi', (rows) => `${ISA}GS*RE*S*R*20260714*1200*1*X*004010~ST*944*0001~W17*F*20260714*WR1*DO1~N1*WH*A*91*A1~${
    'W07*1*EA**VN*I1~'.repeat(rows)}SE*1*0001~GE*1*1~IEA*1*000000001~`],
  'interchanges': ['a.edi', (rows) =>
    `${ISA}GS*RE*S*R*20260714*1200*1*X*004010~ST*944*0001~W17*F*20260714*WR1*DO1~W07*1*EA**VN*I1~SE*1*1~GE*1*1~IEA*1*1~`
    .repeat(Math.ceil(rows / 8))],
  'segments without terminators': ['a.edi', (rows) =>
    `${ISA}ST*846*0001~BIA*00*CM*R1*20260714~${'LIN**VN*I1QTY*33*5*EA'.repeat(rows / 20)}~SE*1*1~`],
  'a message of many elements': ['a.edi', (rows) => `${ISA}ST*944*0001~W17${'*x'.repeat(rows)}~W07*1*EA**VN*I1~SE*1*1~`],
  'EDIFACT': ['a.edi', (rows) => `UNB+UNOA:2+A+B+260904:0800+6'UNH+1+INVRPT:D:96A:UN'BGM+35+R1+9'NAD+WH+DC1::92'${
    'LIN+1++I1:VN\'QTY+145:3:EA\''.repeat(rows)}UNT+9+1'UNZ+1+6'`],
  'released marks': ['a.edi', (rows) => `UNB+UNOA:2+A+B+260904:0800+6'UNH+1+INVRPT:D:96A:UN'BGM+35+R1+9'${
    'LIN+1++?+?\'??I1:VN\'QTY+145:3:EA\''.repeat(rows)}UNT+9+1'UNZ+1+6'`],
  'files of an archive': ['a.zip', (rows) => zipFile(Array.from({ length: Math.min(500, rows / 80) }, (_, at) =>
    ({ name: `erp_stock_${at}.csv`, content: `sku,location,quantity\n${lines(40, (row) => `A${row},L${at},1`)}\n` })))],
};

const scratch = await mkdtemp(join(tmpdir(), 'countersign-work-'));
try {
  const cpuOf = async (file: string, content: string | Uint8Array): Promise<{ seconds: number; bytes: number }> => {
    const path = join(scratch, file);
    await writeFile(path, content);
    const { cpuSeconds } = await measuredRun([COMMAND, 'inspect', path], scratch);
    const { size } = await stat(path);
    await rm(path);
    return { seconds: cpuSeconds, bytes: size };
  };
  const idle = (await cpuOf('a.csv', 'sku,location,quantity\nA,L,1\n')).seconds;
  const rows = Number(values.rows);
  let isGood = true;
  for (const [name, [file, make]] of Object.entries(SHAPES)) {
    if (values.only !== undefined && values.only !== name) continue;
    const small = await cpuOf(file, make(rows));
    const large = await cpuOf(file, make(rows * 4));
    const [first, second] = [Math.max(0.02, small.seconds - idle), Math.max(0.02, large.seconds - idle)];
    const growth = second / first;
    const isBounded = second < TOLD_FROM || growth <= GROWTH_AT_MOST;
    isGood &&= isBounded;
    const each = (second / large.bytes * 1e9).toFixed(0).padStart(7);
    console.log(`${name.padEnd(30)} ${first.toFixed(2).padStart(7)} s, ${second.toFixed(2).padStart(7)} s for four times as much (${
      growth.toFixed(1).padStart(5)} times), ${each} ns a byte${isBounded ? '' : '  GROWS TOO FAST'}`);
  }
  process.exitCode = values.assert && !isGood ? 1 : 0;
} finally {
  await rm(scratch, { recursive: true, force: true });
}
