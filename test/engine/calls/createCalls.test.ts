import { afterAll, beforeAll, expect, test } from 'vitest';
import { EXCEPTION_SORTS } from '../../../src/contract/calls.ts';
import { createCalls } from '../../../src/engine/calls/createCalls.ts';
import { ProblemError } from '../../../src/domain/problem.ts';
import type { Problem } from '../../../src/domain/problem.ts';
import type { Database } from '../../../src/store/database.ts';
import { CUTOFF, HOSTILE_TEXTS, filledDatabase } from '../../store/support/filledDatabase.ts';
import { stubPorts, stubTask } from '../stubPorts.ts';

let db: Database;
let calls: ReturnType<typeof createCalls>;
const task = stubTask();
beforeAll(async () => {
  db = await filledDatabase(25);
  const file = { fileName: 'October.countersign', savedAt: CUTOFF, unsaved: true, readOnly: false, notices: [] };
  calls = createCalls({ database: () => db, ports: stubPorts(), file: () => file });
});
afterAll(() => { db.close(); });

async function problemOf(work: Promise<unknown>): Promise<Problem> {
  const error: unknown = await work.then(() => undefined, (reason: unknown) => reason);
  expect(error).toBeInstanceOf(ProblemError);
  return (error as ProblemError).problem;
}

test('the view has the figures of the tables and where the engagement is kept', async () => {
  const view = await calls['engagement.view']({}, task);
  expect(view).toMatchObject({
    name: 'October close', client: '=Acme & Söhne', currency: 'USD', cutoff: CUTOFF, timezone: 'America/New_York', isUntouchedSample: false,
    fileName: 'October.countersign', savedAt: CUTOFF, unsaved: true,
  });
  expect(view.systems.map(({ code, isAuthority, recordAccuracy }) => ({ code, isAuthority, recordAccuracy }))).toEqual([
    { code: 'wms', isAuthority: false, recordAccuracy: 0.75 }, { code: 'erp', isAuthority: true, recordAccuracy: null },
    { code: 'web', isAuthority: false, recordAccuracy: 0.5 }]);
  const page = await calls['variances.page']({ start: 0, count: 1000, filter: {} }, task);
  const sum = (of: (row: (typeof page.rows)[number]) => number): number => page.rows.reduce((total, row) => total + of(row), 0);
  expect(view.summary).toMatchObject({
    positions: 6, events: 6, exceptions: 5, inFlight: 1, rejected: 1, variances: page.total, netValue: page.totals.value,
    absoluteUnits: sum((row) => Math.abs(row.variance)),
  });
  expect(view.summary.explainedShare).toBeCloseTo(1 - sum((row) => Math.abs(row.unexplained)) / sum((row) => Math.abs(row.variance)), 6);
  expect(view.summary.byKind).toContainEqual({ kind: 'missing_event', count: 1, units: 50, value: 625, unpriced: 0 });
});

test('a statement reads aloud, each line with its evidence, and adds up to its variance', async () => {
  const statement = await calls['variances.statement']({ id: 1 }, task);
  expect(statement.lines.map((line) => [line.quantity, line.text])).toEqual([
    [-2, 'Sale SO2300 of −2 was on its way from Warehouse to ERP at the cut-off, inside its window'],
    [50, 'Receipt PO1042 of +50 was recorded in Warehouse and never reached ERP'],
    [-3, 'Sale SO2231 of −3 was written twice in Warehouse'],
    [-1, 'Count CC88 of −1 was written in Warehouse only'],
    [4, '+4 that no recorded event explains'],
  ]);
  expect(statement.lines.reduce((sum, line) => sum + line.quantity, 0)).toBe(statement.variance.variance);
  expect(statement.lines.map((line) => line.value)).toEqual([-25, 625, -37.5, -12.5, 50]);
  expect(statement.lines[1]!.evidence).toEqual([{
    role: 'source', system: 'wms', file: 'wms_events.csv', sourceId: 2, row: 3, fields: [
      { name: 'type', value: 'receipt' }, { name: 'occurredAt', value: '30 Oct 2026 23:59:59 −04:00' },
      { name: 'recordedAt', value: '31 Oct 2026 00:29:59 −04:00' }, { name: 'sku', value: 'SKU-1247' },
      { name: 'location', value: 'DC1' }, { name: 'quantity', value: '+50' }, { name: 'reference', value: 'PO1042' }],
  }]);
  expect(statement.positions.map(({ role, file, row }) => ({ role, file, row }))).toEqual([
    { role: 'recorded', file: 'wms_stock.csv', row: 2 }, { role: 'authoritative', file: 'erp_stock.csv', row: 2 }]);
  expect(statement.figures).toEqual([
    { system: 'wms', state: 'on_hand', quantity: 450 }, { system: 'erp', state: 'on_hand', quantity: 402 },
    { system: 'web', state: 'available', quantity: 402 }]);
  expect(await problemOf(calls['variances.statement']({ id: 9_999_999 }, task))).toMatchObject({ code: 'unknown_record' });
});

test('the queue sorts by everything it offers and finds by code, reference and event type', async () => {
  for (const sort of EXCEPTION_SORTS) {
    const up = await calls['exceptions.page']({ start: 0, count: 10, sort, direction: 'asc', filter: {} }, task);
    expect(up.total, sort).toBe(5);
  }
  const codes = async (filter: object): Promise<string[]> =>
    (await calls['exceptions.page']({ start: 0, count: 10, sort: 'code', direction: 'asc', filter }, task)).rows.map((row) => row.code);
  expect(await codes({ search: 'e-000002' })).toEqual(['E-000002']);
  expect(await codes({ search: 'po10' })).toEqual(['E-000001']);
  expect(await codes({ eventType: 'sale' })).toEqual(['E-000002']);
  expect(await codes({ eventType: 'count' })).toEqual(['E-000003']);
  expect(await codes({ kind: 'missing_event', severity: 'high', status: 'open', owner: 'Integration', handoff: 'receipt-wms-erp' }))
    .toEqual(['E-000001']);
  expect(await codes({ location: 'S01' })).toEqual([]);
});

test('an exception tells why, what else stems from its root, and what every system recorded of it', async () => {
  const detail = await calls['exceptions.detail']({ id: 2 }, task);
  expect(detail.why).toBe(
    'Receipt PO1042 of +50 was recorded in Warehouse and never reached ERP. ERP has no receipt with this reference.');
  expect(detail.exception).toMatchObject({ code: 'E-000001', rootEvent: 'R-0001', from: 'wms', to: 'erp', confidence: 0.98 });
  expect(detail.related.map((row) => row.code)).toEqual(['E-000003']);
  expect(detail.variances.map((row) => row.id)).toEqual([1]);
  expect(detail.timeline).toHaveLength(1);
  // "SO2231" and "so-2231" have one normal form: both systems' records stand in the timeline.
  const duplicate = await calls['exceptions.detail']({ id: 3 }, task);
  expect(duplicate.timeline.map(({ system, reference, row }) => [system, reference, row])).toEqual([
    ['erp', 'so-2231', 2], ['wms', 'SO2231', 4], ['wms', 'SO2231', 5]]);
  // Without a reference: what happened around the moment.
  expect((await calls['exceptions.detail']({ id: 6 }, task)).timeline).toHaveLength(6);
  expect(await problemOf(calls['exceptions.detail']({ id: 1 }, task))).toMatchObject({ code: 'unknown_record' });
});

test('the lines of a source are shown as received, around the one that was asked for', async () => {
  const lines = await calls['sources.lines']({ sourceId: 2, row: 4, around: 1 }, task);
  expect(lines.header).toBe('when,kind,item,place,qty,ref');
  expect(lines.lines).toEqual([
    { row: 3, text: '2026-10-30,RECEIPT,SKU-1247,DC1,50,PO1042', isEvidence: true },
    { row: 4, text: '2026-10-30,SALE,SKU-1247,DC1,-3,SO2231', isEvidence: true },
    { row: 5, text: '2026-10-30,SALE,SKU-1247,DC1,-3,SO2231', isEvidence: true }]);
  expect((await calls['sources.lines']({ sourceId: 2, row: 2 }, task)).lines[1]).toMatchObject({ row: 2, isEvidence: false });
  expect(await problemOf(calls['sources.lines']({ sourceId: 1, row: 2 }, task))).toMatchObject({
    code: 'not_found', file: 'wms_stock.csv' });
  expect(await problemOf(calls['sources.lines']({ sourceId: 2, row: 99 }, task))).toMatchObject({ code: 'unknown_record', row: 99 });
});

test('sources say whether their control totals agree, and their rejects', async () => {
  const sources = await calls['sources.list']({}, task);
  expect(sources.map((source) => [source.file, source.control.rows, source.control.quantity])).toEqual([
    ['wms_stock.csv', 'agreed', 'agreed'], ['wms_events.csv', 'disagreed', 'agreed'], ['erp_stock.csv', 'not given', 'not given'],
    ['erp_events.csv', 'not given', 'not given'], ['web_stock.csv', 'not given', 'not given']]);
  expect(sources[0]!.columns[0]).toEqual({ canonical: 'sku', from: ['item'] });
  const rejects = await calls['sources.rejects']({ sourceId: 2, start: 0, count: 10 }, task);
  expect(rejects).toMatchObject({ total: 1, rows: [{ line: 8, column: 'qty', value: '=12x', code: 'number_invalid' }] });
});

test('the map says who records what; handoffs say how it went', async () => {
  expect(await calls['map.writePaths']({}, task)).toContainEqual(
    { system: 'wms', eventType: 'sale', events: 3, units: 8, lastAt: CUTOFF - 3_600_000, trend: [2, 1] });
  expect((await calls['handoffs.list']({}, task))[0]).toMatchObject({
    code: 'receipt-wms-erp', eventType: 'receipt', from: 'wms', to: 'erp', locations: ['DC1'], declared: true, missing: 1, exceptions: 1,
    units: 50, value: 625, latencyMinutes: { p50: 30, p95: 180, max: 300 } });
});

test('stories are told only where the data tell them, and open what they tell of', async () => {
  const stories = await calls['stories.list']({}, task);
  expect(stories.map((story) => [story.title, story.opens])).toEqual([
    ['One item, several causes at once', { kind: 'variance', id: 1 }],
    ['A receipt that one system has and another has not', { kind: 'exception', id: 2 }],
    ['One event written twice', { kind: 'exception', id: 3 }],
    ['A count corrected in one system only', { kind: 'exception', id: 4 }],
    ['Equal numbers that mean different things', { kind: 'variance', id: 2 }]]);
  expect(stories[1]!.sentence).toBe('SKU-1247 at DC1: Receipt PO1042 of +50 was recorded in Warehouse and never reached ERP.');
});

test('client text comes through unchanged, and input that a call does not take is refused', async () => {
  const page = await calls['variances.page']({ start: 0, count: 100, sort: 'sku', filter: { show: 'all' } }, task);
  const skus = page.rows.map((row) => row.sku);
  for (const text of HOSTILE_TEXTS) expect(skus).toContain(text);
  expect(await problemOf(calls['variances.page']({ start: -1, count: 10, filter: {} }, task))).toMatchObject({ code: 'bad_request' });
  const injected = 'sku; DROP TABLE variance' as 'sku';
  expect(await problemOf(calls['variances.page']({ start: 0, count: 1, sort: injected, filter: {} }, task))).toMatchObject({
    code: 'bad_request' });
});
