import { expect, test } from 'vitest';
import { createEngine } from '../../../src/engine/createEngine.ts';
import { memoryFiles } from '../../../src/engine/import/memoryFiles.ts';
import { stubPorts, stubTask } from '../stubPorts.ts';
import { filesOf } from './imported.ts';
import { workbookOf } from '../../importers/support/workbookOf.ts';

const task = stubTask();

test('rows of a workbook are shown raw beside typed, and one sheet of several is read again by its name', async () => {
  const bytes = workbookOf([
    { name: 'Stock', rows: [['sku', 'location', 'quantity', 'counted'], ['A-1', 'DC1', '1,204', '1,200'], ['A-2', 'DC1', 'n/a', '7']] },
    { name: 'Items', rows: [['sku', 'description'], ['A-1', 'Lamp'], ['A-2', 'Chair']] },
  ]);
  const values = { quantity: { 'n/a': '0' } };
  const manifest = {
    systems: [{ id: 'wms' }], sources: [{ file: 'wms.xlsx#Stock', system: 'wms', values }, { file: 'wms.xlsx#Items', system: 'wms' }],
  };
  const engine = createEngine({
    ...stubPorts(), files: memoryFiles(filesOf({ 'engagement.json': manifest, 'wms.xlsx': bytes })),
  });
  await engine.importFolder('', task);
  const setup = await engine.calls['sources.setup']({ file: 'wms.xlsx#Stock' }, task);
  expect(setup.header).toEqual(['sku', 'location', 'quantity', 'counted']);
  const preview = await engine.calls['sources.preview']({ file: 'wms.xlsx#Stock', as: { system: 'wms', values } }, task);
  expect(preview.rows).toEqual([
    { line: 2, raw: ['A-1', 'DC1', '1,204', '1,200'], typed: { sku: 'A-1', location: 'DC1', quantity: 1204 } },
    { line: 3, raw: ['A-2', 'DC1', 'n/a', '7'], typed: { sku: 'A-2', location: 'DC1', quantity: 0 } },
  ]);
  await engine.calls['sources.change']({
    change: { kind: 'read', file: 'wms.xlsx#Stock', as: { system: 'wms', dataset: 'positions', columns: { quantity: ['counted'] } } },
  }, task);
  const sources = await engine.calls['sources.list']({}, task);
  expect(sources.map(({ file, quantity, rowsLoaded }) => [file, quantity, rowsLoaded])).toEqual([
    ['wms.xlsx#Stock', 1207, 2], ['wms.xlsx#Items', 0, 2],
  ]);
});
