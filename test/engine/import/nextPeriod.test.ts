import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Engine } from '../../../src/engine/engine.ts';
import { stemOf } from '../../../src/engine/import/nextPeriod.ts';
import { FILES } from '../../cli/smallFolder.ts';
import { decide, problemOf, task, workbench } from '../file/workbench.ts';
import type { Workbench } from '../file/workbench.ts';

let bench: Workbench;
let november: string;
beforeEach(async () => {
  bench = await workbench();
  november = join(bench.folder, 'november');
});
afterEach(async () => { await bench.remove(); });

const HEADER = 'occurredAt,type,sku,location,quantity,reference\n';
/** November as the same systems export it, under that month's names: SO1 still is in the ERP of nobody, SO9 is missing too. */
const NOVEMBER: Readonly<Record<string, string>> = {
  'wms_stock_2026-11.csv': 'Item,Place,On Hand\nA-1,DC1,47\nB-2,DC1,6\n',
  'erp_stock_2026-11.csv': 'sku,location,quantity,unitCost\nA-1,DC1,52,12.50\nB-2,DC1,10,2\n',
  'wms_events_2026-11.csv': `${HEADER}2026-10-30 09:00:00,SHIP,A-1,DC1,-5,SO1\n2026-11-10 10:00:00,SHIP,B-2,DC1,-4,SO9\n`,
  'erp_events_2026-11.csv': `${HEADER}2026-11-10 10:30:00,sale,A-1,DC1,-1,SO10\n`,
};

async function write(files: Readonly<Record<string, string>>): Promise<void> {
  await rm(november, { recursive: true, force: true });
  await mkdir(november);
  for (const [name, text] of Object.entries(files)) await writeFile(join(november, name), text);
}

const WISH = { cutoff: '2026-11-30T23:59:59-05:00', name: 'November close' };
const exceptions = async (engine: Engine) =>
  (await engine.calls['exceptions.page']({ start: 0, count: 50, sort: 'code', direction: 'asc', filter: {} }, task)).rows;

describe('an engagement rolled forward', () => {
  it('keeps systems, readings of files, map, owners, rules, tolerances and exceptions, and compares the runs', async () => {
    await write(NOVEMBER);
    const engine = await bench.saved();
    const [october] = await exceptions(engine);
    await decide(engine, { command: 'changeHandoff', handoff: 'sale-wms-erp', entry: {
      event: 'sale', from: 'wms', to: 'erp', mechanism: 'batch', everyMinutes: 60, withinMinutes: 90, owner: 'Nadia', locations: [],
    } });
    await decide(engine, { command: 'assign', exceptions: [october!.code], owner: 'Warehouse ops' });
    await decide(engine, { command: 'setDue', exceptions: [october!.code], due: 1_800_000_000_000 });
    await decide(engine, { command: 'note', exceptions: [october!.code], text: 'Asked the vendor' });
    await decide(engine, { command: 'ownerRules', rules: [{ kind: 'missing_event', owner: 'Finance' }] });
    await decide(engine, { command: 'setAuthority', location: 'DC1', system: 'wms' }, 'The warehouse counts there');
    await decide(engine, { command: 'signOff', scope: 'map', role: 'preparer' });
    await decide(engine, { command: 'saveFilter', name: 'Mine', filter: { owner: 'Finance' } });
    const log = (await engine.calls['decisions.list']({ start: 0, count: 1 }, task)).total;

    const view = await engine.rollForward(november, WISH, task);
    expect(view).toMatchObject({ name: 'November close', client: 'Acme Outfitters', unsaved: true, fileName: null });
    expect(new Date(view.cutoff).toISOString()).toBe('2026-12-01T04:59:59.000Z');
    expect(view.systems.map(({ name, owner }) => [name, owner])).toEqual([['Warehouse', 'Warehouse ops'], ['ERP', 'Finance']]);
    const sources = await engine.calls['sources.list']({}, task);
    expect(sources.find(({ file }) => file.startsWith('wms_stock'))?.columns).toContainEqual({ canonical: 'quantity', from: ['On Hand'] });
    expect(sources.every(({ rowsRejected }) => rowsRejected === 0)).toBe(true);
    expect((await engine.calls['handoffs.list']({}, task)).map(({ code, withinMinutes, owner, declared }) =>
      [code, withinMinutes, owner, declared])).toEqual([['sale-wms-erp', 90, 'Nadia', true]]);
    expect(view.systems.map(({ code, isAuthority }) => [code, isAuthority])).toEqual([['wms', true], ['erp', true]]);
    const work = await engine.calls['work.view']({}, task);
    expect(work.ownerRules).toEqual([{ kind: 'missing_event', owner: 'Finance' }]);
    expect(work.filters).toEqual([{ name: 'Mine', filter: { owner: 'Finance' } }]);
    expect(work.signOffs).toMatchObject([{ scope: 'map', role: 'preparer', withdrawn: 'A new period began' }]);

    const found = await exceptions(engine);
    const still = found.find(({ code }) => code === october!.code);
    expect(still).toMatchObject({
      reference: 'SO1', owner: 'Warehouse ops', status: 'assigned', due: 1_800_000_000_000, timesSeen: 2, change: 'standing',
    });
    expect(found.find(({ reference }) => reference === 'SO9')).toMatchObject({ owner: 'Finance', change: 'new', timesSeen: 1 });
    const detail = await engine.calls['exceptions.detail']({ id: still!.id }, task);
    expect(detail.notes.map(({ text }) => text)).toEqual(['Asked the vendor']);

    const { rows, total } = await engine.calls['decisions.list']({ start: 0, count: 3 }, task);
    expect(total).toBe(log + 3);
    expect(rows.map(({ command }) => command)).toEqual(['run', 'rollForward', 'import']);
    expect(rows[1]?.text).toBe('Rolled forward from the period to 31 Oct 2026');
    await engine.save(join(bench.folder, 'November.countersign'), task);
    expect((await engine.verify(join(bench.folder, 'November.countersign'), task)).filter(({ sound }) => !sound)).toEqual([]);
    // The period before is as it was.
    const before = bench.engine();
    expect((await before.openFile(bench.file, task)).name).toBe('October close');
    expect((await before.calls['decisions.list']({ start: 0, count: 1 }, task)).total).toBe(log);
  });

  it('tells each run and each handoff from period to period, and what is gone', async () => {
    await write({ ...NOVEMBER, 'wms_events_2026-11.csv': `${HEADER}2026-11-10 10:00:00,SHIP,B-2,DC1,-4,SO9\n` });
    const engine = await bench.saved();
    await engine.rollForward(november, WISH, task);
    const { runs, handoffs } = await engine.calls['runs.history']({}, task);
    expect(runs.map(({ exceptions: count, compared }) => [count > 0, compared === null])).toEqual([[true, true], [true, false]]);
    expect(runs[1]?.compared).toMatchObject({ gone: 1, standing: 0 });
    const { summary } = await engine.calls['engagement.view']({}, task);
    expect(runs[1]?.explained?.units).toEqual({
      explained: summary.absoluteUnits * summary.explainedShare, unexplained: summary.absoluteUnits * (1 - summary.explainedShare),
    });
    // None stands: all that the run found came with it.
    const { rows: found } = await engine.calls['exceptions.page']({ start: 0, count: 100, filter: {} }, task);
    const came = (of: 'quantity' | 'value'): number => found.reduce((sum, row) => sum + Math.abs(row[of]), 0);
    expect(runs.map(({ moved }) => moved)).toEqual([
      null, { came: { units: came('quantity'), value: came('value') }, gone: { units: 5, value: 62.5 } }]);
    expect(handoffs.map(({ handoff, runs: of }) => [handoff, of.map(({ events, missing }) => [events, missing])])).toEqual(
      [['sale-wms-erp', [[2, 1], [1, 1]]]]);
    const gone = await engine.calls['runs.gone']({ start: 0, count: 10 }, task);
    expect(gone.rows).toMatchObject([{ code: 'E-000001', reference: 'SO1', closedAt: Date.parse('2026-12-01T04:59:59Z') }]);
  });

  it('reads what the last period had not, and lists what it cannot read', async () => {
    await write({ ...NOVEMBER, 'pos_stock.csv': 'sku,location,quantity\nA-1,DC1,50\n', 'read me.txt': 'Sent by IT\n' });
    const engine = await bench.saved();
    const view = await engine.rollForward(november, WISH, task);
    expect(view.systems.map(({ code }) => code)).toEqual(['wms', 'erp', 'pos']);
    expect(JSON.stringify(view.warnings)).toContain('read me.txt');
  });

  it('follows the engagement.json of the new folder where there is one', async () => {
    await write({ ...FILES, 'engagement.json': FILES['engagement.json']!.replace('"withinMinutes": 180', '"withinMinutes": 30') });
    const engine = await bench.saved();
    await engine.rollForward(november, {}, task);
    expect((await engine.calls['handoffs.list']({}, task))[0]?.withinMinutes).toBe(30);
  });

  it('that cannot be read leaves what is open as it was', async () => {
    await write({});
    const engine = await bench.saved();
    expect((await problemOf(engine.rollForward(november, WISH, task))).code).toBe('nothing_to_read');
    expect((await engine.calls['engagement.view']({}, task)).name).toBe('October close');
    await decide(engine, { command: 'note', exceptions: ['E-000001'], text: 'Still here' });
  });
});

it.each([
  ['wms_stock_2026-10.csv', 'WMS_stock_2026-11.csv'], ['Inventory October 2026.xlsx', 'Inventory Nov 2026.xlsx'],
  ['erp-20261031.csv', 'erp-20261130.csv'],
])('knows %s and %s as one file of two months', (one, other) => { expect(stemOf(one)).toBe(stemOf(other)); });

it('does not take files of two systems for one', () => { expect(stemOf('wms_stock.csv')).not.toBe(stemOf('erp_stock.csv')); });

it('keeps decisions on the map and on who is right when files are read again', async () => {
  const engine = await bench.saved();
  await decide(engine, { command: 'setAuthority', location: 'DC1', system: 'wms' }, 'The warehouse counts there');
  await decide(engine, { command: 'addHandoff', handoff: 'back', entry: {
    event: 'return', from: 'erp', to: 'wms', mechanism: 'file', everyMinutes: null, withinMinutes: 60, owner: 'Nadia', locations: ['DC1'],
  } });
  await writeFile(join(bench.folder, 'pos_stock.csv'), 'sku,location,quantity\nA-1,DC1,50\n');
  const view = await engine.addFiles([join(bench.folder, 'pos_stock.csv')], task);
  expect(view.systems.find(({ code }) => code === 'wms')?.isAuthority).toBe(true);
  expect((await engine.calls['handoffs.list']({}, task)).map(({ code, locations }) => [code, locations])).toEqual(
    [['sale-wms-erp', []], ['back', ['DC1']]]);
});
