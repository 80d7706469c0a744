/** What a check found in an order export is proved by the lines of that export. */
import { expect, it } from 'vitest';
import { createEngine } from '../../../src/engine/createEngine.ts';
import { memoryFiles } from '../../../src/engine/import/memoryFiles.ts';
import { filesOf } from '../import/imported.ts';
import { stubPorts, stubTask } from '../stubPorts.ts';

const FILES = {
  'engagement.json': {
    cutoff: '2026-10-31T00:00:00Z', systems: [{ id: 'erp' }, { id: 'oms', kind: 'oms' }],
    sources: [{ file: 'erp.csv', system: 'erp', dataset: 'positions' }, { file: 'orders.csv', system: 'oms', dataset: 'orders' }],
  },
  'erp.csv': 'sku,location,quantity\nA,L,10\n',
  'orders.csv': 'reference,sku,quantity,state,at,location\n'
    + ['substituted', 'shipped', 'substituted', 'substituted']
      .map((state, n) => `SO${n},A,1,${state},2026-10-2${n}T10:00:00Z,L\n`).join(''),
};

it('by file, line, reference and state', async () => {
  const engine = createEngine({ ...stubPorts(), files: memoryFiles(filesOf(FILES)) });
  await engine.importFolder('', stubTask());
  await engine.runChecks(stubTask());
  const { rows } = await engine.calls['checks.findings']({ code: 'repeated_substitutions', start: 0, count: 9 }, stubTask());
  expect(rows.map(({ sentence }) => sentence)).toEqual(['Substituted 3 times in oms']);
  const evidence = await engine.calls['checks.evidence']({ id: rows[0]?.id ?? 0 }, stubTask());
  expect(evidence.map(({ file, row, fields }) => [file, row, ...['reference', 'status', 'sku', 'location', 'quantity'].map((name) =>
    fields.find((field) => field.name === name)?.value)])).toEqual([
    ['orders.csv', 2, 'SO0', 'substituted', 'A', 'L', '1'], ['orders.csv', 4, 'SO2', 'substituted', 'A', 'L', '1'],
    ['orders.csv', 5, 'SO3', 'substituted', 'A', 'L', '1'],
  ]);
  await engine.close();
});
