import { beforeAll, expect, test } from 'vitest';
import { EXCEPTION_GROUPINGS, type ExceptionFilter, type ExceptionGrouping } from '../../../src/contract/calls.ts';
import type { EngagementView, ExceptionGroupView } from '../../../src/contract/views.ts';
import { createEngine } from '../../../src/engine/createEngine.ts';
import { stubPorts, stubTask } from '../stubPorts.ts';

const engine = createEngine(stubPorts());
const { calls } = engine;
const task = stubTask();
let view: EngagementView;
beforeAll(async () => { view = await engine.importSample(task); }, 60_000);

/** What shows just the exceptions of a group. */
function filterOf(by: ExceptionGrouping, { key }: ExceptionGroupView): ExceptionFilter {
  if (key !== null) return { [by]: key };
  return { without: by as 'handoff' | 'rootEvent' | 'owner' };
}

test.each(EXCEPTION_GROUPINGS)('grouped by %s, each exception is in one group, and a filter shows just that group', async (by) => {
  const { rows, total } = await calls['exceptions.groups']({ start: 0, count: 1000, by, filter: {} }, task);
  expect(rows).toHaveLength(total);
  expect(rows.reduce((sum, group) => sum + group.count, 0)).toBe(view.summary.exceptions);
  for (const group of rows.slice(0, 40)) {
    const page = await calls['exceptions.page']({ start: 0, count: 1000, filter: filterOf(by, group) }, task);
    expect(page.total, `${by} ${group.key ?? 'none'}`).toBe(group.count);
    expect(page.totals.units).toBeCloseTo(group.units, 4);
    expect(page.rows.reduce((sum, row) => sum + Math.abs(row.value), 0)).toBeCloseTo(group.value, 2);
    expect(Math.min(...page.rows.map((row) => row.firstAt))).toBe(group.oldestAt);
  }
});

test('groups are counted under the filter, and come a page at a time', async () => {
  const filter = { kind: 'missing_event' } as const;
  const all = await calls['exceptions.groups']({ start: 0, count: 1000, by: 'handoff', filter }, task);
  const page = await calls['exceptions.page']({ start: 0, count: 1, filter }, task);
  expect(all.rows.reduce((sum, group) => sum + group.count, 0)).toBe(page.total);
  const second = await calls['exceptions.groups']({ start: 1, count: 1, by: 'handoff', filter }, task);
  expect(second).toEqual({ ...all, rows: all.rows.slice(1, 2) });
  expect(all.exceptions).toBe(page.total);
});

test('a row is found at its place, under any order, and nowhere under a filter that leaves it out', async () => {
  for (const sort of ['absoluteValue', 'sku', 'firstAt'] as const) {
    const { rows } = await calls['exceptions.page']({ start: 0, count: 200, sort, direction: 'asc', filter: {} }, task);
    const { id } = rows[137]!;
    expect(await calls['exceptions.place']({ id, sort, direction: 'asc', filter: {} }, task)).toEqual({ index: 137 });
  }
  const { rows: [row] } = await calls['exceptions.page']({ start: 0, count: 1, filter: { kind: 'missing_event' } }, task);
  expect(await calls['exceptions.place']({ id: row!.id, filter: { kind: 'late_event' } }, task)).toEqual({ index: null });
});

test('the codes of a filter are those of its rows', async () => {
  const filter = { severity: 'high' } as const;
  const { rows } = await calls['exceptions.page']({ start: 0, count: 1000, sort: 'code', direction: 'asc', filter }, task);
  expect(await calls['exceptions.codes']({ filter }, task)).toEqual(rows.map((row) => row.code));
  const ids = rows.slice(3, 6).map((row) => row.id);
  expect((await calls['exceptions.page']({ start: 0, count: 10, sort: 'code', direction: 'asc', filter: { ids } }, task)).rows)
    .toEqual(rows.slice(3, 6));
});

test('items, references, exceptions and files are found by what is typed, whatever its case', async () => {
  const kindsOf = async (text: string): Promise<readonly string[]> =>
    (await calls['search.find']({ text }, task)).map((found) => `${found.kind} ${found.text}`);
  expect(await kindsOf('sku-1247')).toContain('item SKU-1247');
  expect(await kindsOf('E-12')).toContain('exception E-000012');
  const { rows } = await calls['exceptions.page']({ start: 0, count: 200, filter: {} }, task);
  const reference = rows.find((row) => row.reference !== null)!.reference!;
  expect(await kindsOf(reference.toLowerCase())).toContain(`reference ${reference}`);
  expect((await kindsOf('wms')).some((found) => found.startsWith('source '))).toBe(true);
  // The signs of LIKE are letters like others.
  expect(await kindsOf('%')).toEqual([]);
  expect(await kindsOf('   ')).toEqual([]);
});

test('a note is found by what it says, and leads to its exception', async () => {
  const text = 'The carrier’s manifest says 100 % of it came';
  await calls['decisions.make']({ who: 'K. Ito', decision: { command: 'note', exceptions: ['E-000007', 'E-000012'], text } }, task);
  const [found, ...others] = await calls['search.find']({ text: 'MANIFEST says 100 %' }, task);
  expect(others).toEqual([]);
  expect(found).toMatchObject({ kind: 'note', text, beside: 'E-000007' });
  expect((await calls['exceptions.detail']({ id: found!.id }, task)).exception.code).toBe('E-000007');
});
