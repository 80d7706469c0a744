import ExcelJS from 'exceljs';
import { beforeAll, expect, test } from 'vitest';
import { createEngine } from '../../src/engine/createEngine.ts';
import { stubPorts, stubTask } from '../engine/stubPorts.ts';

let written: Uint8Array = new Uint8Array();
const ports = stubPorts();
const engine = createEngine({
  ...ports, files: { ...ports.files, replace: async (_path, content) => { written = content as Uint8Array; } },
});
const task = stubTask();
let book: ExcelJS.Workbook;
beforeAll(async () => {
  await engine.importSample(task);
  await engine.runChecks(task);
  await engine.writeReport('report.xlsx', task);
  book = new ExcelJS.Workbook();
  await book.xlsx.load(Buffer.from(written) as unknown as ArrayBuffer);
}, 60_000);

const sheet = (name: string): ExcelJS.Worksheet => book.getWorksheet(name)!;

const formulaOf = (cell: ExcelJS.Cell): string => (cell.type === ExcelJS.ValueType.Formula ? cell.formula : '');
/** Only texts and numbers are looked at as texts. */
const textOf = (cell: ExcelJS.Cell): string => (typeof cell.value === 'string' || typeof cell.value === 'number' ? String(cell.value) : '');

/** The row of `Evidence` that a cell leads to; undefined where it leads nowhere. */
function leadsTo(cell: ExcelJS.Cell): { readonly sheet: string; readonly row: number } | undefined {
  const found = /^HYPERLINK\("#(?<sheet>[A-Za-z]+)!A(?<row>\d+)"/u.exec(formulaOf(cell))?.groups;
  return found === undefined ? undefined : { sheet: found['sheet']!, row: Number(found['row']) };
}

interface Received {
  readonly file: string;
  readonly code: string;
  readonly sha256: string;
  readonly row: number;
  readonly around: readonly string[];
}

/** The marked rows of the block that begins at a row: where each stands, with the lines shown round it. */
function blockAt(start: number): { readonly title: string; readonly rows: Received[] } {
  const at = (row: number, column: number): string => textOf(sheet('Evidence').getRow(row).getCell(column));
  const rows: Received[] = [];
  for (let row = start + 1; at(row, 8) !== ''; row += 1) {
    if (at(row, 5) === '') continue;
    const around = [row - 1, row, row + 1].filter((one) => at(one, 4) === at(row, 4) && at(one, 7) !== 'header').map((one) => at(one, 8));
    rows.push({ file: at(row, 4), code: at(row, 5), sha256: at(row, 6), row: Number(at(row, 7)), around });
  }
  return { title: at(start, 2), rows };
}

/** Each row of a sheet below its header, with its columns by name. */
function rowsOf(name: string, first: string): { readonly cell: (header: string) => ExcelJS.Cell }[] {
  let headers: ExcelJS.CellValue[] = [];
  const found: { readonly cell: (header: string) => ExcelJS.Cell }[] = [];
  sheet(name).eachRow((row) => {
    if (headers.length > 0) found.push({ cell: (header) => row.getCell(headers.indexOf(header)) });
    else if (row.getCell(1).value === first) headers = row.values as ExcelJS.CellValue[];
  });
  return found;
}

test('every exception leads to its rows as received, with the lines around, the file and its hash, as the window shows them', async () => {
  const { rows } = await engine.calls['exceptions.page']({ start: 0, count: 1000, filter: {} }, task);
  const printed = rowsOf('Exceptions', 'Exception');
  expect(printed).toHaveLength(rows.length);
  for (const [at, { id, code }] of rows.entries()) {
    const cell = printed[at]!.cell('Exception');
    expect(cell.result, code).toBe(code);
    const place = leadsTo(cell)!;
    expect(place.sheet).toBe('Evidence');
    const head = sheet('Evidence').getRow(place.row).getCell(1);
    expect(head.result).toBe(code);
    expect(leadsTo(head)).toEqual({ sheet: 'Exceptions', row: cell.row });
    const { evidence } = await engine.calls['exceptions.detail']({ id }, task);
    const shown = blockAt(place.row).rows;
    expect(shown.map(({ file, row }) => [file, row]), code).toEqual(evidence.slice(0, 12).map(({ file, row }) => [file, row]));
    for (const [index, { sourceId, row }] of evidence.slice(0, 12).entries()) {
      const { lines, sha256 } = await engine.calls['sources.lines']({ sourceId, row, around: 1 }, task);
      const body = lines.filter(({ row: line }) => line !== 1);
      expect(shown[index]).toMatchObject({ sha256, code: `${sha256.slice(0, 8)}:${row}`, around: body.map(({ text }) => text) });
    }
  }
});

test('a row’s code opens that row in the window; so does the file’s name with a line, whatever its case', async () => {
  const place = leadsTo(rowsOf('Exceptions', 'Exception')[0]!.cell('Exception'))!;
  const [row] = blockAt(place.row).rows;
  for (const text of [row!.code, `${row!.file}:${row!.row}`, `${row!.file.toUpperCase()}, line ${row!.row}`, ` ${row!.code} `]) {
    const [found] = await engine.calls['search.find']({ text }, task);
    expect(found, text).toMatchObject({ kind: 'row', row: row!.row, text: `${row!.file}, line ${row!.row}`, beside: row!.code });
    const { file, lines } = await engine.calls['sources.lines']({ sourceId: found!.id, row: found!.row!, around: 0 }, task);
    expect([file, lines[0]!.text]).toEqual([row!.file, row!.around.find((text) => lines[0]!.text === text)]);
  }
  expect((await engine.calls['search.find']({ text: 'ffffffff:3' }, task)).filter(({ kind }) => kind === 'row')).toEqual([]);
});

test('both figures of every variance lead to the rows they are read from, the variance to its statement', async () => {
  const { rows } = await engine.calls['variances.page']({ start: 0, count: 1000, filter: { show: 'differing' } }, task);
  const printed = rowsOf('Variances', 'SKU');
  for (const [at, { id, sku, variance }] of rows.entries()) {
    const line = printed[at]!;
    const { positions } = await engine.calls['variances.statement']({ id }, task);
    const place = leadsTo(line.cell('Recorded'))!;
    expect(leadsTo(line.cell('Authoritative'))).toEqual(place);
    expect(blockAt(place.row).rows.map(({ file, row }) => [file, row]), sku)
      .toEqual(positions.slice(0, 12).map(({ file, row }) => [file, row]));
    const statement = leadsTo(line.cell('Variance'))!;
    expect([line.cell('Variance').result, statement.sheet]).toEqual([variance, 'Statements']);
    const walk = sheet('Statements').getRow(statement.row);
    expect([walk.getCell(1).value, walk.getCell(4).value]).toEqual([sku, 'Recorded']);
    expect(leadsTo(walk.getCell(6))).toEqual(place);
  }
});

test('every step of every statement leads to its rows, timing too', () => {
  const steps = rowsOf('Statements', 'SKU').filter(({ cell }) =>
    !['Recorded', 'Authoritative'].includes(textOf(cell('Step'))) && formulaOf(cell('Step')) === '');
  expect(steps.length).toBeGreaterThan(100);
  for (const { cell } of steps) {
    const place = leadsTo(cell('Units'))!;
    expect(place.sheet).toBe('Evidence');
    expect(blockAt(place.row).title, textOf(cell('Statement'))).toBe(cell('Statement').value);
  }
});

test('every count of a handoff leads to where its rows are shown or named, and stays a number', async () => {
  const handoffs = await engine.calls['handoffs.list']({}, task);
  const printed = rowsOf('Handoffs', 'Event');
  for (const [at, handoff] of handoffs.entries()) {
    const { cell } = printed[at]!;
    const figures = [['Events', handoff.events], ['Matched', handoff.matched], ['Late', handoff.late], ['Missing', handoff.missing],
      ['Duplicate', handoff.duplicate], ['Mis-matched', handoff.mismatched], ['Out of order', handoff.outOfOrder],
      ['Orphan', handoff.orphan], ['In flight', handoff.inFlight]] as const;
    for (const [header, figure] of figures) {
      const one = cell(header);
      if (one.value === 0) continue;
      expect(one.result, `${handoff.code} ${header}`).toBe(figure);
      expect(leadsTo(one)?.sheet).toBe('Evidence');
    }
    if (handoff.missing > 0) {
      const text = textOf(sheet('Evidence').getRow(leadsTo(cell('Missing'))!.row).getCell(1));
      expect(text).toMatch(new RegExp(`^(?:Missing event|Ungated write|${textOf(cell('Event'))}: )`, 'u'));
    }
  }
});

test('what a check found leads to its rows, and every rejected row has its code', () => {
  const found = rowsOf('Check findings', 'Check');
  expect(found.length).toBeGreaterThan(20);
  const led = found.filter(({ cell }) => leadsTo(cell('Units')) !== undefined);
  expect(led.length).toBeGreaterThan(20);
  for (const { cell } of led.slice(0, 200)) expect(blockAt(leadsTo(cell('Units'))!.row).title).toBe(cell('What was found').value);
});
