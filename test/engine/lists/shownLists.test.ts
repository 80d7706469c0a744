/** What is taken out of a list is the whole of it, whichever part of it the window draws. */
import ExcelJS from 'exceljs';
import { beforeAll, expect, test } from 'vitest';
import type { CallInput, ShownList } from '../../../src/contract/calls.ts';
import { createEngine } from '../../../src/engine/createEngine.ts';
import { stubPorts, stubTask } from '../stubPorts.ts';

let written: Uint8Array[] = [];
const ports = stubPorts();
const engine = createEngine({
  ...ports, files: { ...ports.files, replace: async (_path, content) => { written = [content].flat(); } },
});
const task = stubTask();
beforeAll(async () => {
  await engine.importSample(task);
  await engine.runChecks(task);
}, 60_000);

type Shown = CallInput<'list.rows'>['shown'];
const rowsOf = (shown: Shown) => engine.calls['list.rows']({ shown, most: 10_000 }, task);

async function sheetOf(shown: ShownList): Promise<readonly (readonly unknown[])[]> {
  await engine.writeList('list.xlsx', shown, [], task);
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(Buffer.concat(written) as unknown as ExcelJS.Buffer);
  return (book.worksheets[0]?.getSheetValues() ?? []).map((row) => (Array.isArray(row) ? row.slice(1) : []));
}

test('root events: all of them in the order of the rank, not the page that is open', async () => {
  for (const rank of ['exceptions', 'value'] as const) {
    const { rows, total } = await engine.calls['roots.page']({ start: 0, count: 1000, show: 'all', rank }, task);
    expect(total).toBeGreaterThan(20);
    const taken = await rowsOf({ list: 'roots', show: 'all', rank });
    expect(taken.total).toBe(total);
    expect(taken.rows.map(([code]) => code)).toEqual(rows.map(({ code }) => code));
  }
  const several = await engine.calls['roots.page']({ start: 0, count: 1, show: 'several', rank: 'units' }, task);
  const sheet = await sheetOf({ list: 'roots', show: 'several', rank: 'units' });
  const texts = sheet.flat().filter((cell) => typeof cell === 'string');
  expect(texts.filter((text) => /^R-\d+$/u.test(text))).toHaveLength(several.total);
  expect(texts).toContain('Filter: that set off several exceptions.');
  expect(texts).toContain('Order: units, descending.');
  expect(texts).toEqual(expect.arrayContaining(['Root event', 'First seen as', expect.stringMatching(/^At \(.+\)$/u), 'Value (USD)']));
});

test('people’s reports: every one, with what lies behind it and the line it was read from', async () => {
  const { rows, total } = await engine.calls['incidents.page']({ start: 0, count: 1000 }, task);
  const taken = await rowsOf({ list: 'reports' });
  expect(taken.total).toBe(total);
  const at = (title: string) => taken.header.findIndex((header) => header.startsWith(title));
  expect(taken.rows.map((row) => [row[at('Item')], row[at('Most likely')], row[at('File')], row[at('Line')]]))
    .toEqual(rows.map((row) => [row.sku, row.causes[0]?.text ?? '', row.file, String(row.row)]));
});

test('codes across systems: all that the choice and the search let through', async () => {
  const all = await engine.calls['map.crossReference']({ of: 'item', show: 'all', search: '', start: 0, count: 1000 }, task);
  expect((await rowsOf({ list: 'codes', of: 'item', show: 'all' })).rows.map(([code]) => code)).toEqual(all.rows.map(({ code }) => code));
  const search = all.rows[0]?.code ?? '';
  const some = await engine.calls['map.crossReference']({ of: 'item', show: 'all', search, start: 0, count: 1000 }, task);
  expect((await rowsOf({ list: 'codes', of: 'item', show: 'all', search })).total).toBe(some.total);
  const texts = (await sheetOf({ list: 'codes', of: 'item', show: 'all', search })).flat();
  expect(texts).toContain(`Filter: holding “${search}”.`);
});

test('the events of a cell and the rows behind a figure: all, with their lines', async () => {
  const paths = await engine.calls['map.writePaths']({}, task);
  const path = paths.toSorted((a, b) => b.events - a.events)[0];
  if (path === undefined) throw new Error('no path');
  const { system, eventType } = path;
  const taken = await rowsOf({ list: 'events', system, eventType });
  expect(taken.total).toBe(path.events);
  const page = await engine.calls['map.events']({ start: 100, count: 1, system, eventType }, task);
  expect(taken.rows[100]?.slice(-1)).toEqual([String(page.rows[0]?.row)]);
  const filter = { of: ['event' as const], system, eventType };
  const facts = await engine.calls['facts.page']({ filter, start: 0, count: 1 }, task);
  expect((await rowsOf({ list: 'rows', title: 'Sales', filter })).total).toBe(facts.total);
  // Those behind a latency are the pairs that took so long, and not all that the handoff has to carry.
  const { id } = (await engine.calls['handoffs.list']({}, task)).find(({ latencyMinutes }) => latencyMinutes !== null) ?? { id: 0 };
  const [bin] = (await engine.calls['handoffs.detail']({ id }, task)).latency;
  const pairs = { handoff: id, from: bin?.from ?? 0, to: bin?.to ?? null };
  expect((await rowsOf({ list: 'rows', title: 'Shortest', filter: { of: ['event'], pairs } })).total).toBe((bin?.events ?? 0) * 2);
});

test('what a check found and what was decided: all, in sentences', async () => {
  const checks = await engine.calls['checks.list']({}, task);
  const found = checks.filter(({ result }) => (result?.found ?? 0) > 0);
  expect(found.length).toBeGreaterThan(3);
  for (const { code, result } of found) expect((await rowsOf({ list: 'findings', code })).total, code).toBe(result?.found);
  const log = await engine.calls['decisions.list']({ start: 0, count: 100 }, task);
  expect((await rowsOf({ list: 'decisions' })).rows.map((row) => row[0])).toEqual(log.rows.map(({ seq }) => String(seq)));
  expect((await rowsOf({ list: 'gone' })).total).toBe(0);
});

test('a written grid names its filter and its order; money its currency, moments their zone', async () => {
  const texts = (await sheetOf({
    list: 'exceptions', sort: 'absoluteValue', direction: 'desc', filter: { kind: 'missing_event', severity: 'high' },
  })).flat();
  expect(texts).toContain('Filter: kind Missing event · severity High.');
  expect(texts).toContain('Order: size of value, descending.');
  expect(texts).toEqual(expect.arrayContaining([expect.stringMatching(/\(America\/New_York\)$/u), expect.stringMatching(/\(USD\)$/u)]));
  const variances = (await sheetOf({ list: 'variances', sort: 'sku', direction: 'asc', filter: { show: 'unexplained' } })).flat();
  expect(variances).toContain('Filter: records with a part unexplained.');
});
