import { beforeAll, expect, test } from 'vitest';
import { ALL_CHECKS } from '../../../src/domain/checks/allChecks.ts';
import { createEngine } from '../../../src/engine/createEngine.ts';
import { stubPorts, stubTask } from '../stubPorts.ts';

const engine = createEngine(stubPorts());
const task = stubTask();
const list = () => engine.calls['checks.list']({}, task);
const set = (name: string, value: number | null) => engine.calls['decisions.make'](
  { who: 'K. Ito', decision: { command: 'setParameter', name: `check.${name}`, value } }, task);
const byCode = async (code: string) => (await list()).find((check) => check.code === code)!;

beforeAll(async () => {
  await engine.importSample(task);
  await engine.runChecks(task);
}, 60_000);

test('every check has run, and the sample holds something for each of them to find', async () => {
  const checks = await list();
  expect(checks.map(({ code }) => code)).toEqual(ALL_CHECKS.map(({ code }) => code));
  for (const { code, result } of checks) {
    expect(result?.needs, code).toBeNull();
    expect(result?.looked, code).toBeGreaterThan(0);
    expect(result?.found, code).toBeGreaterThan(0);
    expect(result?.found, `${code} is a signal, no list of everything`).toBeLessThan(result!.looked);
  }
});

test('the sample’s promise of committed stock is found, with the rows of both systems', async () => {
  const { rows, total, totals } = await engine.calls['checks.findings']({ code: 'promises_above_stock', start: 0, count: 1000 }, task);
  expect(total).toBe(rows.length);
  expect(totals.units).toBeCloseTo(rows.reduce((sum, row) => sum + row.units, 0), 4);
  const story = rows.find((row) => row.sku === 'SKU-1275');
  expect(story?.sentence).toMatch(/offers 47; .* holds 47 of which 12 are committed/u);
  expect(story?.units).toBe(12);
  const evidence = await engine.calls['checks.evidence']({ id: story!.id }, task);
  expect(new Set(evidence.map(({ system }) => system))).toEqual(new Set(['storefront', 'erp']));
});

test('every finding of every check can be shown with its rows', async () => {
  for (const { code, result } of await list()) {
    const { rows, total } = await engine.calls['checks.findings']({ code, start: 0, count: 1000 }, task);
    expect(total, code).toBe(result!.found);
    for (const row of rows.slice(0, 5)) {
      expect(row.sentence.length, code).toBeGreaterThan(10);
      expect((await engine.calls['checks.evidence']({ id: row.id }, task)).length, `${code}: ${row.sentence}`).toBeGreaterThan(0);
    }
  }
});

test('a parameter takes effect at once, is told from its standard, kept in the log and can be taken back', async () => {
  const before = (await byCode('low_stock')).result!;
  await set('low_stock.days', 20);
  expect((await byCode('low_stock')).result).toMatchObject({ found: before.found, isCurrent: false });
  const changed = await engine.calls['checks.run']({ codes: ['low_stock'] }, task);
  const now = changed.find(({ code }) => code === 'low_stock')!;
  expect(now.parameters[0]).toMatchObject({ name: 'days', value: 20, standard: 2 });
  expect(now.result!.found).toBeGreaterThan(before.found);
  expect(now.result).toMatchObject({ foundBefore: before.found, isCurrent: true });
  await set('low_stock.days', null);
  await engine.calls['checks.run']({ codes: ['low_stock'] }, task);
  expect((await byCode('low_stock')).result).toMatchObject({ found: before.found, foundBefore: now.result!.found });
});

test('a parameter outside its limits is refused and changes nothing', async () => {
  await expect(set('low_stock.days', -1)).rejects.toMatchObject({ problem: { code: 'number_invalid', expected: '0.1 to 365' } });
  await expect(set('low_stock.weeks', 1)).rejects.toMatchObject({ problem: { code: 'unknown_record' } });
  await expect(engine.calls['checks.run']({ codes: ['no_such_check'] }, task)).rejects.toMatchObject(
    { problem: { code: 'unknown_record' } });
  expect((await byCode('low_stock')).parameters[0]?.value).toBe(2);
});

test('the confidence is told by channel, region and kind of place, each adding up to what its systems and places come to', async () => {
  const figures = await engine.calls['checks.confidence']({}, task);
  const sumOf = (cut: string, names?: readonly string[]): readonly number[] => {
    const chosen = figures.filter((figure) => figure.cut === cut && (names?.includes(figure.name) ?? true));
    return [chosen.reduce((sum, { compared }) => sum + compared, 0), chosen.reduce((sum, { accurate }) => sum + accurate, 0)];
  };
  expect(figures.filter(({ cut }) => cut === 'channel').map(({ name }) => name).sort()).toEqual(['pos', 'storefront']);
  expect(sumOf('channel', ['storefront'])).toEqual(sumOf('system', ['Storefront']));
  expect(figures.filter(({ cut }) => cut === 'region').map(({ name }) => name).sort()).toEqual(['Midwest', 'New England', 'New York']);
  expect(sumOf('region', ['New York'])).toEqual(sumOf('place', ['S03']));
  for (const cut of ['region', 'type', 'pool', 'place']) expect(sumOf(cut), cut).toEqual(sumOf('system'));
});

test('the confidence figures agree with the record accuracy of the audit', async () => {
  const figures = (await engine.calls['checks.confidence']({}, task)).filter(({ cut }) => cut === 'system');
  const { systems } = await engine.calls['engagement.view']({}, task);
  expect(figures.length).toBeGreaterThan(1);
  for (const { name, accurate, compared } of figures) {
    expect(systems.find((system) => system.code === name || system.name === name)?.recordAccuracy).toBeCloseTo(accurate / compared, 6);
  }
});
