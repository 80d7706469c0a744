import ExcelJS from 'exceljs';
import { beforeAll, expect, test } from 'vitest';
import { createEngine } from '../../src/engine/createEngine.ts';
import type { ExceptionRow, HandoffView } from '../../src/contract/views.ts';
import { stubPorts, stubTask } from '../engine/stubPorts.ts';

let written: Uint8Array = new Uint8Array();
const ports = stubPorts();
const engine = createEngine({
  ...ports, files: { ...ports.files, replace: async (_path, content) => { written = content as Uint8Array; } },
});
const task = stubTask();
let handoff: HandoffView;
let rows: readonly ExceptionRow[];
beforeAll(async () => {
  await engine.importSample(task);
  handoff = (await engine.calls['handoffs.list']({}, task)).find(({ code }) => code === 'receipt-wms-erp')!;
  ({ rows } = await engine.calls['exceptions.page']({ start: 0, count: 1000, filter: { handoff: handoff.code } }, task));
}, 60_000);

async function proofOf(...[about, filter]: [string, Parameters<typeof engine.writeProof>[2]]): Promise<ExcelJS.Workbook> {
  await engine.writeProof('proof.xlsx', about, filter, task);
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(Buffer.from(written) as unknown as ArrayBuffer);
  return book;
}

/** The rows of a sheet by its headers. */
function tableOf(book: ExcelJS.Workbook, name: string, first: string): Record<string, ExcelJS.CellValue>[] {
  const found: Record<string, ExcelJS.CellValue>[] = [];
  let header: ExcelJS.CellValue[] | null = null;
  book.getWorksheet(name)!.eachRow((row) => {
    const cells = row.values as ExcelJS.CellValue[];
    if (header === null) header = cells[1] === first ? cells : null;
    else found.push(Object.fromEntries(header.slice(1).map((word, at) => [typeof word === 'string' ? word : '', cells[at + 1] ?? null])));
  });
  return found;
}

test('a handoff’s proof names every exception, the rows of both sides, and the files by hash', async () => {
  const book = await proofOf(handoff.code, { handoff: handoff.code });
  expect(book.worksheets.map(({ name }) => name)).toEqual(['What happened', 'Rows of both sides', 'What was recorded', 'Files']);
  const claims = tableOf(book, 'What happened', 'Exception');
  expect(claims.map((row) => row['Exception'])).toEqual(rows.map(({ code }) => code));
  const evidence = tableOf(book, 'Rows of both sides', 'Exception');
  const files = new Map((await engine.calls['sources.list']({}, task)).map(({ file, sha256 }) => [file, sha256]));
  for (const { id, code } of rows) {
    const { evidence: shown, timeline } = await engine.calls['exceptions.detail']({ id }, task);
    const proved = evidence.filter((row) => row['Exception'] === code);
    expect(proved.map((row) => [row['File'], row['Line'], row['SHA-256 of the file']]))
      .toEqual(shown.map(({ file, row }) => [file, row, files.get(file)]));
    for (const [at, { sourceId, row }] of shown.entries()) {
      const { lines, sha256 } = await engine.calls['sources.lines']({ sourceId, row, around: 1 }, task);
      expect([proved[at]!['As received'], proved[at]!['Row code']])
        .toEqual([lines.find((line) => line.row === row)!.text, `${sha256.slice(0, 8)}:${row}`]);
      expect(proved[at]!['Line after'] ?? null).toBe(lines.find((line) => line.row === row + 1)?.text ?? null);
    }
    expect(tableOf(book, 'What was recorded', 'Exception').filter((row) => row['Exception'] === code)).toHaveLength(timeline.length);
  }
  // The ERP's log belongs to the proof that it holds nothing.
  expect(tableOf(book, 'Files', 'System').map((row) => row['File'])).toEqual(expect.arrayContaining(['wms_events.csv', 'erp_events.csv']));
});

test('one exception is proved alone; none is no proof', async () => {
  const one = rows[0]!;
  const book = await proofOf(one.code, { ids: [one.id] });
  expect(tableOf(book, 'What happened', 'Exception').map((row) => row['Exception'])).toEqual([one.code]);
  await expect(engine.writeProof('proof.xlsx', 'nothing', { search: 'no such thing' }, task)).rejects.toThrow('no exception to prove');
});
