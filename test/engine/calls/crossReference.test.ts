/** Items and places across systems: proposed, confirmed, and followed by every figure once everything is read again. */
import { beforeEach, expect, test } from 'vitest';
import type { CallInput } from '../../../src/contract/calls.ts';
import { createEngine } from '../../../src/engine/createEngine.ts';
import type { Engine } from '../../../src/engine/engine.ts';
import { memoryFiles } from '../../../src/engine/import/memoryFiles.ts';
import { filesOf } from '../import/imported.ts';
import { stubPorts, stubTask } from '../stubPorts.ts';

const task = stubTask();
const STOCK = 'sku,location,quantity\n';
const FOLDER = {
  'engagement.json': { systems: [{ id: 'erp', kind: 'erp' }, { id: 'wms', kind: 'wms' }, { id: 'shop', kind: 'storefront' }] },
  'erp_items.csv': 'sku,description,barcode\nTBL-9,Oak dining table natural,4006381333931\nCH-1,Chair,\n',
  'erp_stock.csv': `${STOCK}TBL-9,Main,10\nCH-1,Main,4\n`,
  'wms_stock.csv': `${STOCK}TBL-9,Main-10/C11,7\nTBL-9,Main-10/C12,3\nch 01,Main-10/C11,5\n`,
  'shop_items.csv': 'sku,description\n88412,Natural oak dining table\n',
  'shop_stock.csv': `${STOCK}88412,Main,9\n`,
};

let engine: Engine;
beforeEach(async () => {
  engine = createEngine({ ...stubPorts(), files: memoryFiles(filesOf(FOLDER)) });
  await engine.importFolder('', task);
});

const cross = (input: Partial<CallInput<'map.crossReference'>>) =>
  engine.calls['map.crossReference']({ of: 'item', start: 0, count: 100, ...input }, task);
const say = (of: 'item' | 'location', alias: string, code: string, same: boolean) =>
  engine.calls['decisions.make']({ who: 'Ann', decision: { command: 'alias', of, alias, code, same } }, task);
const recorded = async () => {
  const { rows } = await engine.calls['variances.page'](
    { start: 0, count: 100, sort: 'sku', direction: 'asc', filter: { show: 'all' } }, task);
  return rows.map((row) => [row.sku, row.location, row.system, row.recorded, row.authoritative]);
};

test('codes that may stand for one are proposed with their reason, by item and by place', async () => {
  const items = await cross({});
  expect(items.systems).toEqual(['erp', 'wms', 'shop']);
  expect(items.rows.map(({ code, suggestion, records }) => [code, records, suggestion?.code, suggestion?.basis])).toEqual([
    ['ch 01', [0, 1, 0], 'CH-1', 'form'], ['88412', [0, 0, 1], 'TBL-9', 'likeness'],
  ]);
  expect(items.counts).toEqual({ suggested: 2, single: 3, decided: 0, all: 4 });
  const places = await cross({ of: 'location' });
  expect(places.rows.map(({ code, suggestion }) => [code, suggestion?.code, suggestion?.basis])).toEqual([
    ['Main-10/C11', 'Main', 'part'], ['Main-10/C12', 'Main', 'part'],
  ]);
  expect((await cross({ show: 'all', search: 'OAK' })).rows.map(({ code }) => code)).toEqual(['88412', 'TBL-9']);
});

test('what is confirmed folds codes and bins into one, in every figure, once everything is read again', async () => {
  await say('item', 'ch 01', 'CH-1', true);
  await say('item', '88412', 'TBL-9', true);
  for (const bin of ['Main-10/C11', 'Main-10/C12']) await say('location', bin, 'Main', true);
  expect((await cross({})).pending).toBe(2);
  expect((await cross({ show: 'decided' })).rows.map(({ code, said }) => [code, said])).toEqual([
    ['88412', { code: 'TBL-9', same: true, isFollowed: false }], ['ch 01', { code: 'CH-1', same: true, isFollowed: false }],
  ]);
  await engine.calls['sources.change']({ change: { kind: 'again' } }, task);
  // The warehouse's two bins make the 10 of the ledger: nothing is left to show there.
  expect(await recorded()).toEqual([['CH-1', 'Main', 'wms', 5, 4], ['CH-1', 'Main', 'shop', 0, 4], ['TBL-9', 'Main', 'shop', 9, 10]]);
  const items = await cross({ show: 'all' });
  expect([items.pending, items.rows.map(({ code, alsoCalled }) => [code, alsoCalled])]).toEqual([0, [
    ['CH-1', ['ch 01']], ['TBL-9', expect.arrayContaining(['88412'])],
  ]]);
});

test('what is taken for two is proposed no more', async () => {
  await say('item', 'ch 01', 'CH-1', false);
  const items = await cross({});
  expect(items.rows.map(({ code }) => code)).toEqual(['88412']);
  expect(items.pending).toBe(0);
});
