import ExcelJS from 'exceljs';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { writeReport } from '../../src/engine/report/writeReport.ts';
import { cutShare } from '../../src/domain/share.ts';
import { ProblemError } from '../../src/domain/problem.ts';
import type { Database } from '../../src/store/database.ts';
import { summaryOf } from '../../src/store/queries/summary.ts';
import { stubPorts, stubTask } from '../engine/stubPorts.ts';
import { CUTOFF, HOSTILE_TEXTS, filledDatabase } from '../store/support/filledDatabase.ts';

const LONG = 'y'.repeat(10_000);
const CLIENT_TEXTS = [...HOSTILE_TEXTS, LONG, 'a\r\nb'];

let db: Database;
let book: ExcelJS.Workbook;

async function reportOf(of: Database): Promise<Buffer> {
  let written: Uint8Array = new Uint8Array();
  const ports = stubPorts();
  await writeReport(of, {
    ...ports, files: { ...ports.files, replace: async (_path, content) => { written = content as Uint8Array; } },
  }, 'report.xlsx', stubTask());
  return Buffer.from(written);
}

beforeAll(async () => {
  db = await filledDatabase(40);
  db.run('UPDATE item SET description = ? WHERE id = 4', [LONG]);
  db.run('UPDATE item SET description = ? WHERE id = 5', ['a\r\nb']);
  book = new ExcelJS.Workbook();
  await book.xlsx.load(await reportOf(db) as unknown as ArrayBuffer);
}, 60_000);
afterAll(() => { db.close(); });

function cellsOf(name: string): ExcelJS.Cell[] {
  const cells: ExcelJS.Cell[] = [];
  book.getWorksheet(name)!.eachRow((row) => { row.eachCell((cell) => { cells.push(cell); }); });
  return cells;
}

/** What a cell shows: of a link what it stands for. */
function shown(cell: ExcelJS.Cell): ExcelJS.CellValue {
  if (cell.type !== ExcelJS.ValueType.Formula) return cell.value;
  return cell.formula.startsWith('HYPERLINK') ? cell.result : cell.value;
}

function columnOf(name: string, header: string): ExcelJS.CellValue[] {
  const sheet = book.getWorksheet(name)!;
  let headerRow = 0;
  let column = 0;
  sheet.eachRow((row, number) => {
    row.eachCell((cell, at) => { if (headerRow === 0 && cell.value === header) { headerRow = number; column = at; } });
  });
  expect(column, `${name} has a column ${header}`).toBeGreaterThan(0);
  const values: ExcelJS.CellValue[] = [];
  sheet.eachRow((row, number) => { if (number > headerRow) values.push(shown(row.getCell(column))); });
  return values;
}

test('has its sheets, with a filter, a frozen header and print set-up on each list', () => {
  expect(book.worksheets.map((sheet) => sheet.name)).toEqual([
    'Summary', 'Method & sources', 'Handoffs', 'Variances', 'Statements', 'Exceptions', 'Checks', 'Check findings',
    'Rejects', 'Decisions', 'Evidence']);
  for (const name of ['Handoffs', 'Variances', 'Statements', 'Exceptions', 'Rejects']) {
    const sheet = book.getWorksheet(name)!;
    expect(sheet.autoFilter, name).toBeTruthy();
    expect(sheet.views[0], name).toMatchObject({ state: 'frozen' });
    expect(sheet.pageSetup, name).toMatchObject({ orientation: 'landscape', fitToPage: true, fitToWidth: 1 });
    expect(sheet.headerFooter.oddFooter, name).toContain('Page &P of &N');
  }
  expect(book.creator).toBe('Countersign');
  expect(book.created.getTime()).toBe(Math.floor(CUTOFF / 1000) * 1000);
});

test('every text of the client comes back as the same text', () => {
  const variances = columnOf('Variances', 'SKU');
  for (const text of HOSTILE_TEXTS) expect(variances, text).toContain(text);
  const descriptions = columnOf('Variances', 'Description');
  for (const text of [LONG, 'a\r\nb']) expect(descriptions).toContain(text);
  const walked = columnOf('Statements', 'SKU');
  for (const text of HOSTILE_TEXTS) expect(walked, text).toContain(text);
  expect(columnOf('Rejects', 'Value')).toContain('=12x');
});

test('no text of the client is a formula, a link or rich text; formulas are ours and carry finite results', () => {
  const ours = /^(?:SUBTOTAL|SUM|COUNTIF|COUNTA|SUMPRODUCT|IF)\([A-Za-z0-9!$:(),"<>=*/-]+\)$/u;
  const link = /^HYPERLINK\("#(?:[A-Z][a-z]+|'Method & sources')!A\d+",(?:-?[\d.]+|"[A-Za-z0-9:, -]+")\)$/u;
  let formulas = 0;
  for (const sheet of book.worksheets) {
    for (const cell of cellsOf(sheet.name)) {
      const { value } = cell;
      if (cell.type === ExcelJS.ValueType.Formula) {
        formulas += 1;
        const isLink = cell.formula.startsWith('HYPERLINK');
        expect(cell.formula, cell.address).toMatch(isLink ? link : ours);
        expect(Number.isFinite(cell.result) || (isLink && typeof cell.result === 'string'), `${sheet.name} ${cell.address}`).toBe(true);
        for (const text of CLIENT_TEXTS) expect(cell.formula).not.toBe(text.slice(1));
      } else if (typeof value === 'number') {
        expect(Number.isFinite(value)).toBe(true);
      } else if (value instanceof Date) {
        expect(Number.isFinite(value.getTime())).toBe(true);
      } else {
        expect(typeof value === 'string' || value === null, `${sheet.name} ${cell.address}`).toBe(true);
        if (typeof value === 'string') expect(cell.numFmt).toBe('@');
      }
    }
  }
  expect(formulas).toBeGreaterThan(20);
});

test('the key figures are those of the summary, each a formula over the sheets', () => {
  const summary = summaryOf(db);
  const sheet = book.getWorksheet('Summary')!;
  let row = 1;
  while (sheet.getRow(row).getCell(1).value !== 'Variances') row += 1;
  const labels = sheet.getRow(row);
  const figures = sheet.getRow(row + 1);
  const figure = (label: string): number => {
    for (let at = 1; at <= labels.cellCount; at += 1) {
      if (labels.getCell(at).value !== label) continue;
      const { value } = figures.getCell(at);
      return typeof value === 'object' ? Number((value as ExcelJS.CellFormulaValue).result) : Number(value);
    }
    throw new Error(`no figure ${label}`);
  };
  expect(figure('Variances')).toBe(summary.variances);
  expect(figure('Units apart')).toBe(summary.absoluteUnits);
  expect(figure('Net value (USD)')).toBe(summary.netValue);
  expect(figure('Explained')).toBe(cutShare(summary.explainedShare));
  expect(figure('Exceptions')).toBe(summary.exceptions);
  expect(columnOf('Variances', 'Variance').filter((value) => typeof value === 'number')).toHaveLength(summary.variances);
  const units = columnOf('Variances', 'Variance').reduce<number>((sum, value) => sum + Math.abs(Number(value)), 0);
  expect(units).toBe(summary.absoluteUnits);
});

test('a statement walks from the recorded figure to the authoritative one', () => {
  const skus = columnOf('Statements', 'SKU');
  const at = skus.indexOf('SKU-1247');
  const units = columnOf('Statements', 'Units').slice(at, at + 7);
  const texts = columnOf('Statements', 'Statement').slice(at, at + 7);
  expect(units.slice(0, 6)).toEqual([450, 2, -50, 3, 1, -4]);
  expect((units[6] as ExcelJS.CellFormulaValue).result).toBe(402);
  expect(units.slice(0, 6).reduce<number>((sum, value) => sum + Number(value), 0)).toBe(402);
  expect(texts[2]).toBe('Receipt PO1042 of +50 was recorded in Warehouse and never reached ERP');
  expect(texts[0]).toBe('Warehouse, on hand: +48 against the authority');
});

test('method names every source with its hash, what was assumed and the program version', () => {
  const texts = cellsOf('Method & sources').map((cell) => cell.value);
  expect(texts).toContain('2'.repeat(64));
  expect(texts).toContain('No handoff map was given: handoffs were inferred from the event logs.');
  expect(texts.some((text) => typeof text === 'string' && text.includes('Countersign 0.0.0-test'))).toBe(true);
  expect(columnOf('Method & sources', 'Control: rows')).toContain('Disagreed');
});

test('an engagement with nothing in it gives a report that says so', async () => {
  const empty = await filledDatabase();
  for (const table of ['statement_line', 'variance', 'evidence', 'finding', 'reject', 'handoff', 'handoff_figure', 'system_figure']) {
    empty.run(`DELETE FROM ${table}`);
  }
  const read = new ExcelJS.Workbook();
  await read.xlsx.load(await reportOf(empty) as unknown as ArrayBuffer);
  const texts: unknown[] = [];
  for (const sheet of read.worksheets) sheet.eachRow((row) => { row.eachCell((cell) => { texts.push(cell.value); }); });
  expect(texts).toEqual(expect.arrayContaining([
    'No exception was found.', 'Every row was loaded.', 'No system differs from the authoritative figures.']));
  empty.close();
});

test('a cancelled report writes nothing', async () => {
  let replaced = false;
  const ports = stubPorts();
  const work = writeReport(db, { ...ports, files: { ...ports.files, replace: async () => { replaced = true; } } }, 'r.xlsx', stubTask(2));
  await expect(work).rejects.toBeInstanceOf(ProblemError);
  expect(replaced).toBe(false);
});

test('is the same to the last byte whenever it is written', async () => {
  vi.useFakeTimers({ toFake: ['Date'] });
  try {
    vi.setSystemTime(new Date('2026-11-02T09:00:00Z'));
    const first = await reportOf(db);
    vi.setSystemTime(new Date('2031-03-04T17:31:12Z'));
    expect((await reportOf(db)).equals(first)).toBe(true);
  } finally {
    vi.useRealTimers();
  }
});
