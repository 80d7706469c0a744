import { beforeAll, expect, test } from 'vitest';
import type { HandoffView } from '../../../src/contract/views.ts';
import { createEngine } from '../../../src/engine/createEngine.ts';
import { stubPorts, stubTask } from '../stubPorts.ts';

const engine = createEngine(stubPorts());
const { calls } = engine;
const task = stubTask();
let handoffs: readonly HandoffView[];
beforeAll(async () => {
  await engine.importSample(task);
  await engine.runChecks(task);
  handoffs = await calls['handoffs.list']({}, task);
}, 60_000);

const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0);

test('a cell of the map opens as many events as it counts, the last first, and its trend adds up to them', async () => {
  const paths = await calls['map.writePaths']({}, task);
  for (const path of paths) {
    const { system, eventType } = path;
    const page = await calls['map.events']({ start: 0, count: 50, system, eventType }, task);
    expect([page.total, sum(path.trend)]).toEqual([path.events, path.events]);
    expect(page.totals.units).toBe(path.units);
    expect(page.rows[0]?.at).toBe(path.lastAt);
    expect(page.rows.every((row) => row.system === system && row.eventType === eventType)).toBe(true);
    expect(page.rows.map(({ at }) => at)).toEqual(page.rows.map(({ at }) => at).sort((left, right) => right - left));
  }
  expect(sum(paths.map(({ events }) => events))).toBe((await calls['engagement.view']({}, task)).summary.events);
});

test('an event is followed through every system that recorded it', async () => {
  const { rows } = await calls['map.events']({ start: 0, count: 200, system: 'storefront', eventType: 'sale' }, task);
  const row = rows.at(-1)!;
  const timeline = await calls['map.eventTimeline']({ id: row.id }, task);
  expect(new Set(timeline.map(({ system }) => system))).toEqual(new Set(['storefront', 'wms', 'erp']));
  expect(timeline.map(({ at }) => at)).toEqual(timeline.map(({ at }) => at).sort((left, right) => left - right));
});

test('a handoff in depth holds its latencies, its misses and its fixes, each adding up to its figures', async () => {
  for (const handoff of handoffs) {
    const detail = await calls['handoffs.detail']({ id: handoff.id }, task);
    const measured = sum(detail.latency.map(({ events }) => events));
    expect(measured, handoff.code).toBeLessThanOrEqual(handoff.matched);
    expect(measured > 0, handoff.code).toBe(handoff.latencyMinutes !== null);
    const late = detail.latency.filter(({ from }) => from > handoff.withinMinutes * 60_000);
    expect(sum(late.map(({ events }) => events)), handoff.code).toBe(handoff.late);
    for (const misses of [detail.days, detail.hours]) expect(sum(misses.map((each) => each.misses))).toBe(handoff.exceptions);
    expect(sum(detail.days.map(({ events }) => events))).toBe(sum(detail.hours.map(({ events }) => events)));
    expect(sum(detail.fixes.map(({ exceptions }) => exceptions))).toBe(handoff.exceptions);
    expect(sum(detail.fixes.map(({ units }) => units))).toBeCloseTo(handoff.units, 4);
    expect(handoff.customers).toBeLessThanOrEqual(handoff.exceptions);
    expect(detail.files.every(({ sha256 }) => /^[0-9a-f]{64}$/u.test(sha256))).toBe(true);
  }
  expect(handoffs.some(({ customers }) => customers > 0)).toBe(true);
  await expect(calls['handoffs.detail']({ id: 99_999 }, task)).rejects.toThrow('no handoff');
});

test('root events hold all exceptions, each once', async () => {
  const { rows, total } = await calls['roots.page']({ start: 0, count: 1000 }, task);
  expect(rows).toHaveLength(total);
  expect(sum(rows.map(({ exceptions }) => exceptions))).toBe((await calls['engagement.view']({}, task)).summary.exceptions);
  const detail = await calls['roots.detail']({ id: rows[0]!.id }, task);
  expect(detail.root).toEqual(rows[0]);
  expect(detail.exceptions.every(({ rootEvent }) => rootEvent === rows[0]!.code)).toBe(true);
  const several = await calls['roots.page']({ start: 0, count: 10, show: 'several' }, task);
  expect(several.rows.every(({ exceptions }) => exceptions >= 2)).toBe(true);
});

test('the pools of the authority step add up to the accuracy and the variances of the whole', async () => {
  const { systems, summary } = await calls['engagement.view']({}, task);
  const places = await calls['authority.places']({}, task);
  const cells = places.flatMap((place) => place.systems);
  expect(sum(cells.map(({ variances }) => variances))).toBe(summary.variances);
  for (const { code, recordAccuracy } of systems) {
    const own = cells.filter(({ system }) => system === code);
    const compared = sum(own.map((cell) => cell.compared));
    if (recordAccuracy === null) expect(compared).toBe(0);
    else expect(sum(own.map(({ accurate }) => accurate)) / compared).toBe(recordAccuracy);
  }
  expect(places.every(({ authority }) => systems.some(({ code }) => code === authority))).toBe(true);
});

test('what a system calls available is made of its states, and writes round the gate are all there', async () => {
  const shares = await calls['authority.states']({}, task);
  const offered = shares.filter(({ system }) => system === 'storefront');
  expect(offered.map(({ state }) => state)).toEqual(offered.map(() => 'available'));
  expect(offered.every(({ units, available }) => available === units)).toBe(true);
  expect(shares.find(({ system, state }) => system === 'erp' && state === 'committed')?.available).toBeLessThan(0);
  const ungated = await calls['authority.ungated']({}, task);
  const { byKind } = (await calls['engagement.view']({}, task)).summary;
  expect(sum(ungated.map(({ writes }) => writes))).toBe(byKind.find(({ kind }) => kind === 'ungated_write')?.count);
});

test('pools and links are counted place by place and system by system', async () => {
  const { places, systems } = await calls['map.surface']({}, task);
  expect(sum(places.map((place) => place.systems.length))).toBe(sum(systems.map(({ pools }) => pools)));
  expect(sum(places.map(({ links }) => links))).toBe(sum(handoffs.map(({ locations }) => locations.length)));
});
