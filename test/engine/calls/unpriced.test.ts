/** A sum of money says how many of its rows nobody knows the cost of: it is not passed off as all there is. */
import { expect, it } from 'vitest';
import { createEngine } from '../../../src/engine/createEngine.ts';
import { memoryFiles } from '../../../src/engine/import/memoryFiles.ts';
import { reportInput } from '../../../src/engine/report/reportInput.ts';
import { runEngagement } from '../../../src/engine/run/runEngagement.ts';
import { costNote } from '../../../src/reports/model/words.ts';
import { goneExceptions } from '../../../src/store/queries/runHistory.ts';
import { filesOf, imported } from '../import/imported.ts';
import { stubPorts, stubTask } from '../stubPorts.ts';

const FILES = {
  'engagement.json': {
    cutoff: '2026-10-31T00:00:00Z', systems: [{ id: 'erp' }, { id: 'wms' }],
    sources: [
      { file: 'items.csv', system: 'erp', dataset: 'items' },
      { file: 'erp.csv', system: 'erp', dataset: 'positions' },
      { file: 'wms.csv', system: 'wms', dataset: 'positions' },
    ],
  },
  // B costs nothing; what C and D cost is nowhere, and D differs nowhere.
  'items.csv': 'sku,unitCost\nA,2.50\nB,0\nC,\nD,\n',
  'erp.csv': 'sku,location,quantity,status,asOf\nA,L,100,on_hand,\nB,L,50,on_hand,\nC,L,10,on_hand,\nD,L,-1,on_hand,\n',
  'wms.csv': 'sku,location,quantity,status,asOf\nA,L,96,on_hand,\nB,L,53,on_hand,\nC,L,7,on_hand,\nD,L,-1,on_hand,\n',
};

it('counts them in lists, groups, the summary and checks', async () => {
  const engine = createEngine({ ...stubPorts(), files: memoryFiles(filesOf(FILES)) });
  await engine.importFolder('', stubTask());
  const { calls } = engine;
  const variances = await calls['variances.page']({ start: 0, count: 9, filter: { show: 'differing' } }, stubTask());
  expect(variances.totals).toEqual({ units: -4, value: -10, unpriced: 1 });
  const known = await calls['variances.page']({ start: 0, count: 9, filter: { show: 'differing', search: 'B' } }, stubTask());
  expect(known.totals).toEqual({ units: 3, value: 0, unpriced: 0 });
  const equal = await calls['variances.page']({ start: 0, count: 9, filter: { show: 'all', search: 'D' } }, stubTask());
  expect(equal.totals).toEqual({ units: 0, value: 0, unpriced: 0 });

  const { summary } = await calls['engagement.view']({}, stubTask());
  expect([summary.variances, summary.unpricedVariances]).toEqual([3, 1]);
  expect(summary.byKind.map(({ count, value, unpriced }) => [count, value, unpriced])).toEqual([[3, 10, 1]]);

  const queue = await calls['exceptions.page']({ start: 0, count: 9, filter: {} }, stubTask());
  expect(queue.totals.unpriced).toBe(1);
  const groups = await calls['exceptions.groups']({ by: 'kind', start: 0, count: 9, filter: {} }, stubTask());
  expect(groups.rows.map(({ count, value, unpriced }) => [count, value, unpriced])).toEqual([[3, 10, 1]]);
  const of = await calls['exceptions.groups']({ by: 'owner', start: 0, count: 9, filter: { location: 'L', search: 'A' } }, stubTask());
  expect(of.rows.map(({ unpriced }) => unpriced)).toEqual([0]);

  await engine.runChecks(stubTask());
  // Both systems hold less than nothing of D, and nobody knows what it costs.
  const negative = (await calls['checks.list']({}, stubTask())).find(({ code }) => code === 'negative_stock')?.result;
  expect([negative?.found, negative?.value, negative?.unpriced]).toEqual([2, 0, 2]);
  const findings = await calls['checks.findings']({ code: 'negative_stock', start: 0, count: 9 }, stubTask());
  expect(findings.rows.map(({ sku, priced }) => [sku, priced])).toEqual([['D', false], ['D', false]]);
  expect(findings.totals.unpriced).toBe(2);
  await engine.close();
});

it('are counted by owner for the report', async () => {
  const { db } = await imported(FILES);
  await runEngagement(db, stubPorts(), stubTask());
  const { owners, summary } = reportInput(db, '1.0.0');
  expect(owners.map(({ exceptions, value, unpriced }) => [exceptions, value, unpriced])).toEqual([[3, 10, 1]]);
  expect(summary.unpricedVariances).toBe(1);
  expect(costNote(1, 3, 'variances')).toEqual(['1 of 3 variances have no cost in any export: their value is left empty and is in no sum.']);
  expect(costNote(0, 3, 'variances')).toEqual([]);
  expect(costNote(3, 3, 'variances')).toEqual(['No export says what any of these variances cost: they have no value.']);
  // The warehouse is put right about what nobody can price, and about what costs nothing.
  db.run('UPDATE position SET quantity = 100000 WHERE quantity = 70000; UPDATE position SET quantity = 500000 WHERE quantity = 530000');
  await runEngagement(db, stubPorts(), stubTask());
  expect(goneExceptions(db, 0, 9).rows.map(({ sku, value, priced }) => [sku, value, priced])).toEqual([['B', 0, true], ['C', 0, false]]);
  db.close();
});
