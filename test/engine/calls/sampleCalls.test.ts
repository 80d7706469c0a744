import ExcelJS from 'exceljs';
import { beforeAll, expect, test } from 'vitest';
import type { EngagementView } from '../../../src/contract/views.ts';
import { createEngine } from '../../../src/engine/createEngine.ts';
import { SAMPLE_STORIES } from '../../../src/sample/stories.ts';
import { stubPorts, stubTask } from '../stubPorts.ts';

let written: Uint8Array = new Uint8Array();
const ports = stubPorts();
const engine = createEngine({
  ...ports, files: { ...ports.files, replace: async (_path, content) => { written = content as Uint8Array; } },
});
const task = stubTask();
let view: EngagementView;
beforeAll(async () => { view = await engine.importSample(task); }, 60_000);

test('every story of the sample is found in its results', async () => {
  const stories = await engine.calls['stories.list']({}, task);
  expect(stories.map((story) => story.title)).toEqual(SAMPLE_STORIES.map((story) => story.title));
});

test('every statement adds up to its variance, line by line, and every line reads aloud', async () => {
  const { rows, total } = await engine.calls['variances.page']({ start: 0, count: 1000, filter: { show: 'all' } }, task);
  expect(rows).toHaveLength(total);
  for (const row of rows) {
    const statement = await engine.calls['variances.statement']({ id: row.id }, task);
    const sum = statement.lines.reduce((units, line) => units + Math.round(line.quantity * 10_000), 0);
    expect(sum, `${row.sku} ${row.location} ${row.system}`).toBe(Math.round(row.variance * 10_000));
    for (const line of statement.lines) expect(line.text).toMatch(/^\S.{10,}[^.]$/u);
    expect(statement.positions.length).toBeGreaterThan(0);
  }
});

test('every exception has evidence whose lines are those of the source', async () => {
  const sources = new Map((await engine.calls['sources.list']({}, task)).map((source) => [source.file, source]));
  const { rows } = await engine.calls['exceptions.page']({ start: 0, count: 1000, sort: 'code', direction: 'asc', filter: {} }, task);
  expect(rows).toHaveLength(view.summary.exceptions);
  for (const row of rows.filter((_, at) => at % 7 === 0)) {
    const detail = await engine.calls['exceptions.detail']({ id: row.id }, task);
    expect(detail.evidence.length, row.code).toBeGreaterThan(0);
    const first = detail.evidence[0]!;
    const lines = await engine.calls['sources.lines']({ sourceId: first.sourceId, row: first.row, around: 0 }, task);
    expect(lines).toMatchObject({ file: first.file, sha256: sources.get(first.file)?.sha256 });
    expect(lines.lines[0]).toMatchObject({ row: first.row, isEvidence: true });
  }
});

test('the report has a row for every variance and exception of the view', async () => {
  await engine.runChecks(task);
  await engine.writeReport('report.xlsx', task);
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(Buffer.from(written) as unknown as ArrayBuffer);
  const rowsBelowHeader = (name: string): number => {
    const sheet = book.getWorksheet(name)!;
    return sheet.rowCount - Number(sheet.views[0]!.state === 'frozen' ? sheet.views[0]!.ySplit : 0);
  };
  expect(rowsBelowHeader('Variances')).toBe(view.summary.variances);
  expect(rowsBelowHeader('Exceptions')).toBe(view.summary.exceptions);
  const checks = await engine.calls['checks.list']({}, task);
  expect(rowsBelowHeader('Checks')).toBe(checks.length);
  expect(rowsBelowHeader('Check findings')).toBe(checks.reduce((sum, { result }) => sum + result!.found, 0));
}, 30_000);
