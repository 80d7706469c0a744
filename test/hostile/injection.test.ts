/**
 * What a spreadsheet, a page, a database or a terminal would run, 41 to 53 of `catalogue.ts`: read as the text that it is, written so that
 * no program calculates it, and the same again when it is read back.
 */
import ExcelJS from 'exceljs';
import { describe, expect, it } from 'vitest';
import { describeProblem } from '../../src/domain/problem.ts';
import { createEngine } from '../../src/engine/createEngine.ts';
import { memoryFiles } from '../../src/engine/import/memoryFiles.ts';
import { writeReport } from '../../src/engine/report/writeReport.ts';
import { column } from '../../src/reports/model/table.ts';
import type { TableSheet } from '../../src/reports/model/table.ts';
import { listText, listWorkbook } from '../../src/reports/writeList.ts';
import { filesOf, imported, problemOf } from '../engine/import/imported.ts';
import { stubPorts, stubTask } from '../engine/stubPorts.ts';
import { filledDatabase } from '../store/support/filledDatabase.ts';

/** As a file says them. A code has no blanks around it and no control characters in it: those are shown as values of other cells. */
const CODES: Readonly<Record<string, readonly string[]>> = {
  '41 a sum': ['=1+1', '=SUM(A1:A9)'],
  '42 the other signs': ['+1+1', '-2+3', '@SUM(A1)'],
  '44 a command': ['=cmd|\' /C calc\'!A0', '+cmd|\' /C calc\'!A0'],
  '45 links and services': ['=HYPERLINK("http://example.invalid";"x")', '=WEBSERVICE("http://example.invalid")'],
  '46 full width': ['\uff1d1+1', '\uff0b1', '\uff0d1', '\uff201'],
  '50 SQL': ['\'); DROP TABLE item; --', '" OR 1=1; --'],
};
/** Beside those, what stands in other cells. */
const VALUES: Readonly<Record<string, readonly string[]>> = {
  ...CODES,
  '43 a control in front': ['\t=1+1', '\r=1+1', '\n=1+1'],
  '47 blanks and quotation marks in front': [' =1+1', '"=1+1', '\' =1+1'],
};

const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;
const pace = { rows: async () => undefined };
const sheetOf = (texts: readonly string[]): TableSheet => ({
  name: 'List', title: 'List', rowCount: texts.length, empty: '', notes: [], columns: [column('text', 'sku', 30), column('text',
    'Note', 30)],
  rows: () => texts.map((text) => [text, text]),
});

describe('a code is text and nothing else', () => {
  for (const [name, codes] of Object.entries(CODES)) {
    it(`${name}: is in the tables to the character`, async () => {
      const { db } = await imported({ 'erp_stock.csv': `sku,location,quantity\n${codes.map((code) => `${quoted(code)},L,1\n`).join('')}` });
      expect(db.rows('SELECT code FROM item ORDER BY id', (row) => row[0])).toEqual(codes);
      expect(db.number("SELECT count(*) FROM sqlite_schema WHERE name = 'item'")).toBe(1);
      db.close();
    });

    it(`${name}: comes back the same from the audit data`, async () => {
      const written = new Map<string, string>();
      const stock = `sku,location,quantity\n${codes.map((code) => `${quoted(code)},${quoted(code)},1\n`).join('')}`;
      const files = memoryFiles(filesOf({ 'erp_stock.csv': stock }));
      const engine = createEngine({ ...stubPorts(), files: {
        ...files, replace: async (path, content) => {
          written.set(path.replace(/^.*\//u, ''), Buffer.concat(content instanceof Uint8Array ? [content] : content).toString());
        },
      } });
      await engine.importFolder('', stubTask(), { keepSources: false });
      await engine.writeAuditData('out', stubTask());
      await engine.close();
      const again = [...written].find(([file]) => file.startsWith('InventoryOnHand'))?.[1] ?? '';
      const { db } = await imported({ 'erp_stock.csv': again });
      expect(db.rows('SELECT code FROM item ORDER BY id', (row) => row[0])).toEqual(codes);
      db.close();
    });
  }
});

describe('a text that is written is calculated by no program', () => {
  for (const [name, texts] of Object.entries(VALUES)) {
    it(`${name}: in a workbook it is the same text, and no formula`, async () => {
      const bytes = await listWorkbook(sheetOf(texts), 'test', 0, pace);
      const book = new ExcelJS.Workbook();
      await book.xlsx.load(Buffer.from(bytes) as unknown as ArrayBuffer);
      const cells: ExcelJS.Cell[] = [];
      book.worksheets[0]?.eachRow((row) => { row.eachCell((cell) => { cells.push(cell); }); });
      for (const text of texts) expect(cells.map(({ value }) => value)).toContain(text);
      expect(cells.filter(({ type }) => [ExcelJS.ValueType.Formula, ExcelJS.ValueType.Hyperlink].includes(type))).toEqual([]);
    });

    it(`${name}: in a list of commas an apostrophe stands before it`, async () => {
      const text = Buffer.concat(await listText(sheetOf(texts), pace)).toString();
      for (const one of texts.filter((code) => !/^['"]\)? ?(?:;|OR|\))/u.test(code))) {
        expect(text).toMatch(new RegExp(`(?:^|,|\\n)"?'${one.replaceAll('"', '""').replace(/[\\^$.*+?()[\]{}|]/gu, '\\$&')}`,
          'u'));
      }
    });
  }
});

describe('43, 47 around a code', () => {
  it('43 controls are taken off its ends, or reject its row', async () => {
    const { db } = await imported({ 'erp_stock.csv': 'sku,location,quantity\n"\t=1+1",L,1\n"A\t1",L,2\n"B\r1",L,1\n' });
    expect(db.rows('SELECT code FROM item ORDER BY id', (row) => row[0])).toEqual(['=1+1']);
    expect(db.rows('SELECT line, column_name, code FROM reject', (row) => [...row])).toEqual([
      [3, 'sku', 'text_invalid'], [4, 'sku', 'text_invalid']]);
    db.close();
  });

  it('47 blanks are taken off its ends, and quotation marks are its own', async () => {
    const { db } = await imported({ 'erp_stock.csv': 'sku,location,quantity\n  =1+1  ,L,1\n"""=2",L,1\n' });
    expect(db.rows('SELECT code FROM item ORDER BY id', (row) => row[0])).toEqual(['=1+1', '"=2']);
    db.close();
  });
});

it('52 sheets of a report are named by us, whatever clients call things', async () => {
  const db = await filledDatabase(5);
  db.run('UPDATE system SET name = ?, owner = ?', ['a/b:[c]*?\\', `History ${'x'.repeat(60)}'`]);
  let bytes: Uint8Array = new Uint8Array();
  const ports = stubPorts();
  await writeReport(db, {
    ...ports, files: { ...ports.files, replace: async (_path, content) => { bytes = content as Uint8Array; } },
  }, 'report.xlsx', stubTask());
  db.close();
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(Buffer.from(bytes) as unknown as ArrayBuffer);
  const names = book.worksheets.map(({ name }) => name);
  expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(names.length);
  for (const name of names) expect(name).toMatch(/^[A-Za-z][A-Za-z &]{0,30}$/u);
});

it('53 escapes of a terminal in a value are shown as what they are', async () => {
  const problem = await problemOf({
    'engagement.json': { systems: [{ id: 'erp' }], sources: [{ file: 'a.csv', system: 'erp', dataset: 'positions' }] },
    'a.csv': 'sku,location,quantity\nA,L,\u001b[2J\u202e5\n',
  });
  expect(describeProblem(problem)).toContain('found "\\u001b[2J\\u202e5"');
  expect(describeProblem(problem)).not.toMatch(/[\u001b\u202e]/u);
});
