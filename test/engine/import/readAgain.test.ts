import { beforeEach, expect, test } from 'vitest';
import { createEngine } from '../../../src/engine/createEngine.ts';
import { memoryFiles } from '../../../src/engine/import/memoryFiles.ts';
import type { Engine } from '../../../src/engine/engine.ts';
import type { Files } from '../../../src/ports.ts';
import { stubPorts, stubTask } from '../stubPorts.ts';

const task = stubTask();
const text = (content: string): Uint8Array => new TextEncoder().encode(content);

const MANIFEST = JSON.stringify({
  version: 1, name: 'Close', client: 'Acme', currency: 'USD', cutoff: '2026-10-31T23:59:59Z',
  systems: [{ id: 'wms', kind: 'wms', name: 'Warehouse' }, { id: 'erp', kind: 'erp', name: 'ERP' }],
});
const MORE = Array.from({ length: 40 }, (_, at) => `B-${at + 1},DC1,5,5`).join('\n');
const FOLDER = {
  'engagement.json': text(MANIFEST),
  'wms_stock.csv': text(`sku,location,quantity,counted\nA-1,DC1,47,40\nA-2,DC1,9999999999999,3\n${MORE}\n`),
  'erp_stock.csv': text('sku,location,quantity\nA-1,DC1,52\nA-2,DC1,8\n'),
};

let engine: Engine;
let written: Uint8Array;
beforeEach(async () => {
  const ports = stubPorts();
  // Added files lie elsewhere on the disk.
  const disk = memoryFiles([
    ...Object.entries(FOLDER).map(([name, bytes]) => ({ name, bytes })),
    { name: 'pos_stock.csv', bytes: text('sku,location,quantity\nA-1,DC1,50\n') },
  ]);
  const files: Files = {
    ...disk, list: async () => (await disk.list('')).filter(({ name }) => name !== 'pos_stock.csv'),
    replace: async (_path, content) => { written = (Array.isArray(content) ? content[0] : content) as Uint8Array; },
  };
  engine = createEngine({ ...ports, files });
  await engine.importFolder('', task);
});

const sources = () => engine.calls['sources.list']({}, task);
const files = async () => (await sources()).map((one) => one.file).toSorted();
const figures = async () => {
  const { rows } = await engine.calls['variances.page'](
    { start: 0, count: 200, sort: 'sku', direction: 'asc', filter: { show: 'all' } }, task);
  return rows.map((row) => [row.sku, row.recorded, row.recordedListed] as const);
};

test('a file is read by another column, and everything is as if it had been read so from the start', async () => {
  const before = await engine.calls['engagement.view']({}, task);
  const view = await engine.calls['sources.change']({
    change: { kind: 'read', file: 'wms_stock.csv', as: { columns: { quantity: ['counted'] }, dataset: 'positions', system: 'wms' } },
  }, task);
  expect(view).toMatchObject({ name: 'Close', client: 'Acme', cutoff: before.cutoff, unsaved: true });
  expect(await figures()).toContainEqual(['A-1', 40, true]);
  const { reading } = await engine.calls['sources.setup']({ file: 'wms_stock.csv' }, task);
  expect(reading).toEqual({ columns: { quantity: ['counted'] }, dataset: 'positions', system: 'wms' });
});

test('a rejected word is given its meaning, and its row is loaded', async () => {
  const rejected = async (): Promise<number> => (await sources()).find((one) => one.file === 'wms_stock.csv')!.rowsRejected;
  expect(await rejected()).toBe(1);
  await engine.calls['sources.change']({
    change: { kind: 'read', file: 'wms_stock.csv', as: { values: { quantity: { '9999999999999': '0' } } } },
  }, task);
  expect(await rejected()).toBe(0);
  expect(await figures()).toContainEqual(['A-2', 0, true]);
});

test('the first rows are shown raw beside typed, under a reading that is only tried', async () => {
  const preview = await engine.calls['sources.preview']({
    file: 'wms_stock.csv', as: { columns: { quantity: ['counted'] }, dataset: 'positions', system: 'wms' },
  }, task);
  expect(preview.problem).toBeNull();
  expect(preview.rows[0]).toEqual({ line: 2, raw: ['A-1', 'DC1', '47', '40'], typed: { sku: 'A-1', location: 'DC1', quantity: 40 } });
  expect(await figures()).toContainEqual(['A-1', 47, true]);
});

test('a reading that cannot be leaves everything as it was', async () => {
  const attempt = engine.calls['sources.change']({
    change: { kind: 'read', file: 'wms_stock.csv', as: { columns: { quantity: ['no such column'] }, dataset: 'positions', system: 'wms' } },
  }, task);
  await expect(attempt).rejects.toMatchObject({ problem: { code: 'column_missing', file: 'wms_stock.csv' } });
  expect(await figures()).toContainEqual(['A-1', 47, true]);
  expect((await engine.calls['sources.setup']({ file: 'wms_stock.csv' }, task)).reading).toEqual({});
});

test('a load is taken back, and a file is added, without a second look at the others', async () => {
  await engine.addFiles(['pos_stock.csv'], task);
  expect(await files()).toEqual(['erp_stock.csv', 'pos_stock.csv', 'wms_stock.csv']);
  await engine.calls['sources.change']({ change: { kind: 'leaveOut', file: 'wms_stock.csv' } }, task);
  expect(await files()).toEqual(['erp_stock.csv', 'pos_stock.csv']);
  await engine.calls['sources.change']({ change: { kind: 'leaveOut', file: 'pos_stock.csv' } }, task);
  await expect(engine.calls['sources.change']({ change: { kind: 'leaveOut', file: 'erp_stock.csv' } }, task))
    .rejects.toMatchObject({ problem: { code: 'nothing_to_read' } });
});

test('control totals are agreed without reading anything again, and stay with the file', async () => {
  const control = async () => (await sources()).find((one) => one.file === 'erp_stock.csv')!.control;
  expect(await control()).toEqual({ rows: 'not given', quantity: 'not given' });
  await engine.calls['sources.control']({ file: 'erp_stock.csv', rows: 2, quantity: 61 }, task);
  expect(await control()).toEqual({ rows: 'agreed', quantity: 'disagreed' });
  await engine.calls['sources.control']({ file: 'erp_stock.csv', rows: 2, quantity: 60 }, task);
  expect(await control()).toEqual({ rows: 'agreed', quantity: 'agreed' });
  await engine.calls['sources.change']({ change: { kind: 'leaveOut', file: 'wms_stock.csv' } }, task);
  expect(await control()).toEqual({ rows: 'agreed', quantity: 'agreed' });
});

test('rejected rows are written with what was received', async () => {
  expect(await engine.writeRejects('rejects.csv', 'wms_stock.csv', task)).toMatchObject({ rows: 1 });
  expect(new TextDecoder().decode(written)).toMatch(/Line,Column,Value as received,Reason\r\n3,quantity,9999999999999,/u);
});
