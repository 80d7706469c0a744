/** The rows shown behind a figure are the rows that the run added up, whatever exports there were. */
import { expect, it } from 'vitest';
import { createEngine } from '../../../src/engine/createEngine.ts';
import { memoryFiles } from '../../../src/engine/import/memoryFiles.ts';
import { filesOf } from '../import/imported.ts';
import { stubPorts, stubTask } from '../stubPorts.ts';

const FILES = {
  'engagement.json': {
    cutoff: '2026-10-31T00:00:00Z', systems: [{ id: 'erp' }, { id: 'wms' }, { id: 'shop', kind: 'storefront' }],
    sources: [
      { file: 'erp.csv', system: 'erp', dataset: 'positions' },
      ...['wms_before.csv', 'wms_now.csv', 'wms_damaged.csv', 'wms_after.csv']
        .map((file) => ({ file, system: 'wms', dataset: 'positions' })),
      { file: 'shop.csv', system: 'shop', dataset: 'positions' },
    ],
  },
  'erp.csv': 'sku,location,quantity,status,asOf\nA,L,100,on_hand,\nA,L,9,committed,\nB,L,50,on_hand,\n',
  // Superseded as a whole where a later export names one of its cells, though that one says nothing of B in this state.
  'wms_before.csv': 'sku,location,quantity,status,asOf\nA,L,77,available,2026-10-29T00:00:00Z\nB,L,44,available,2026-10-29T00:00:00Z\n',
  // One export with two moments of A: the later one counts.
  'wms_now.csv': 'sku,location,quantity,status,asOf\nA,L,80,available,2026-10-30T00:00:00Z\nA,L,81,available,2026-10-30T06:00:00Z\n',
  // Another state: complements the export before it.
  'wms_damaged.csv': 'sku,location,quantity,status,asOf\nA,L,5,damaged,2026-10-30T00:00:00Z\n',
  'wms_after.csv': 'sku,location,quantity,status,asOf\nA,L,900,available,2026-11-02T00:00:00Z\n',
  'shop.csv': 'sku,location,quantity,status,asOf\nA,L,70,available,\nB,L,60,available,\n',
};

it('adds up to the figures of every variance', async () => {
  const engine = createEngine({ ...stubPorts(), files: memoryFiles(filesOf(FILES)) });
  await engine.importFolder('', stubTask());
  const { rows } = await engine.calls['variances.page']({ start: 0, count: 100, filter: { show: 'all' } }, stubTask());
  const sums: Record<string, readonly [number, number]> = {};
  for (const row of rows) {
    const { positions } = await engine.calls['variances.statement']({ id: row.id }, stubTask());
    const sumOf = (role: string): number => positions.filter((one) => one.role === role).reduce((sum, { fields }) => {
      const field = (name: string): string => fields.find((one) => one.name === name)?.value ?? '';
      const isTakenOff = row.meaning === 'available' && field('status') === 'committed';
      return sum + Number(field('quantity')) * (isTakenOff ? -1 : 1);
    }, 0);
    sums[`${row.sku} ${row.system}`] = [sumOf('recorded'), sumOf('authoritative')];
    expect([sumOf('recorded'), sumOf('authoritative')], `${row.sku} ${row.system}`).toEqual([row.recorded, row.authoritative]);
  }
  expect(sums).toEqual({ 'A wms': [86, 100], 'B wms': [0, 50], 'A shop': [70, 91], 'B shop': [60, 50] });
  await engine.close();
});
