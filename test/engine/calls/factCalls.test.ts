/** Every figure that opens rows comes to what its rows come to. */
import { createRequire } from 'node:module';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nodePorts } from '../../../electron/node/nodePorts.ts';
import type { FactFilter, FactRow } from '../../../src/contract/factViews.ts';
import { createEngine } from '../../../src/engine/createEngine.ts';
import type { Engine } from '../../../src/engine/engine.ts';
import { stubTask } from '../stubPorts.ts';

const task = stubTask();
let engine: Engine;
beforeAll(async () => {
  engine = createEngine(await nodePorts({
    sqlWasmPath: createRequire(import.meta.url).resolve('sql.js/dist/sql-wasm.wasm'), version: '0.0.0-test', log: { note: () => undefined },
  }));
  await engine.importSample(task);
}, 120_000);
afterAll(() => engine.close());

const rowsOf = (filter: FactFilter, start = 0, count = 1) => engine.calls['facts.page']({ filter, start, count }, task);

describe('the rows behind a figure are as many, and come to as much, as it says', () => {
  it('positions and events of each system', async () => {
    const { systems } = await engine.calls['engagement.view']({}, task);
    for (const { code, positions, events } of systems) {
      expect((await rowsOf({ of: ['position'], system: code })).total).toBe(positions);
      expect((await rowsOf({ of: ['event'], system: code })).total).toBe(events);
    }
  });

  it('each cell of the matrix, and each way that the logs show', async () => {
    for (const { system, eventType, events, units } of await engine.calls['map.writePaths']({}, task)) {
      expect(await rowsOf({ of: ['event'], system, eventType })).toMatchObject({ total: events, size: units });
    }
    for (const { from, eventType, events } of await engine.calls['map.observed']({}, task)) {
      // A way counts what was booked by the cut-off.
      expect((await rowsOf({ of: ['event'], system: from, eventType })).total).toBeGreaterThanOrEqual(events);
    }
  });

  it('each bin of how long a handoff takes, and its percentiles', async () => {
    let bins = 0;
    for (const { id, latencyMinutes, from, to } of await engine.calls['handoffs.list']({}, task)) {
      const { latency } = await engine.calls['handoffs.detail']({ id }, task);
      const all: number[] = [];
      for (const bin of latency) {
        const { total, rows } = await rowsOf({ of: ['event'], pairs: { handoff: id, from: bin.from, to: bin.to } }, 0, 1000);
        expect(total, `${id} from ${bin.from}`).toBe(bin.events * 2);
        bins += 1;
        for (let at = 0; at + 1 < rows.length; at += 2) {
          const [source, target] = [rows[at], rows[at + 1]];
          expect([source?.system, target?.system]).toEqual([from, to]);
          all.push((target?.at ?? 0) - (source?.at ?? 0));
        }
      }
      // The sample's clocks are right: what the logs say is what was measured.
      const sorted = all.sort((one, other) => one - other);
      const rank = (share: number): number => (sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0) / 60_000;
      if (latencyMinutes === null) continue;
      for (const [name, share] of [['p50', 0.5], ['p95', 0.95], ['max', 1]] as const) {
        expect(latencyMinutes[name], `${id} ${name}`).toBeCloseTo(rank(share), 1);
        const exactly = latencyMinutes[name] * 60_000;
        const { total } = await rowsOf({ of: ['event'], pairs: { handoff: id, from: exactly - 300, to: exactly + 301 } });
        expect(total, `${id} ${name}`).toBeGreaterThan(0);
      }
    }
    expect(bins).toBeGreaterThan(10);
  });

  it('the misses of each day and of each hour of a handoff', async () => {
    let found = 0;
    for (const { id } of await engine.calls['handoffs.list']({}, task)) {
      const { days, hours } = await engine.calls['handoffs.detail']({ id }, task);
      for (const [unit, counts] of [['day', days], ['hour', hours]] as const) {
        for (const { at, misses } of counts.filter((count) => count.misses > 0)) {
          const { total } = await rowsOf({ of: ['event'], misses: { handoff: id, unit, from: at, to: at } });
          // Each is proved by a row at least.
          expect(total, `${id} ${unit} ${at}`).toBeGreaterThanOrEqual(misses);
          found += misses;
        }
        expect((await rowsOf({ of: ['event'], misses: { handoff: id, unit, from: -5, to: -1 } })).total).toBe(0);
      }
    }
    expect(found).toBeGreaterThan(20);
  });

  it('each code of an item and of a place in each system', async () => {
    for (const of of ['item', 'location'] as const) {
      const { rows, systems } = await engine.calls['map.crossReference']({ of, show: 'all', search: '', start: 0, count: 100 }, task);
      for (const { code, records } of rows.slice(0, 25)) {
        for (const [at, system] of systems.entries()) {
          const filter = { of: ['position', 'event'] as const, system, ...(of === 'item' ? { sku: code } : { location: code }) };
          expect((await rowsOf({ ...filter, of: [...filter.of] })).total, `${code} in ${system}`).toBe(records[at]);
        }
      }
    }
  });

  it('each stock state of each system at each place', async () => {
    for (const { location, system, state, units } of await engine.calls['authority.states']({}, task)) {
      const { net } = await rowsOf({ of: ['position'], location, system, states: [state], counted: true });
      expect(net, `${state} at ${location} in ${system}`).toBeCloseTo(units, 4);
    }
  });

  it('each figure of what a system reports of an item in a place', async () => {
    const { rows } = await engine.calls['variances.page']({ start: 0, count: 5, filter: {} }, task);
    for (const { id, sku, location } of rows) {
      const { figures } = await engine.calls['variances.statement']({ id }, task);
      for (const { system, state } of figures) {
        const own = figures.filter((each) => each.system === system && each.state === state);
        const { net } = await rowsOf({ of: ['position'], system, sku, location, states: [state], counted: true });
        expect(net).toBeCloseTo(own.reduce((sum, { quantity }) => sum + quantity, 0), 4);
      }
    }
  });

  it('each handoff: what it had to carry by the cut-off, and what was still on its way', async () => {
    for (const handoff of await engine.calls['handoffs.list']({}, task)) {
      expect((await rowsOf({ of: ['event'], handoff: handoff.id })).total, handoff.code).toBeGreaterThanOrEqual(handoff.events);
      const { total } = await rowsOf({ of: ['event'], handoff: handoff.id, proves: 'in_flight' });
      expect(total, handoff.code).toBe(handoff.inFlight);
    }
    await expect(rowsOf({ of: ['event'], handoff: 9999 })).rejects.toMatchObject({ problem: { code: 'unknown_record' } });
  });

  it('writes round the gate, by who wrote them where', async () => {
    for (const { system, eventType, location, actor, writes, units } of await engine.calls['authority.ungated']({}, task)) {
      const found = await rowsOf({ of: ['event'], system, eventType, location, actor, proves: 'ungated_write' });
      expect(found.total).toBe(writes);
      expect(found.net).toBeCloseTo(units, 4);
    }
  });

  it('the rows of each file', async () => {
    const facts = {
      positions: 'position', events: 'event', items: 'item', locations: null, incidents: 'incident', orders: 'order', payments: 'payment',
    } as const;
    for (const { id, file, dataset, rowsLoaded } of await engine.calls['sources.list']({}, task)) {
      const fact = facts[dataset];
      if (fact !== null) expect((await rowsOf({ of: [fact], sourceId: id })).total, file).toBe(rowsLoaded);
    }
  });
});

it('every part of a list is the same wherever it is cut, and each row leads to its line as received', async () => {
  const filter: FactFilter = { of: ['position', 'event'], sku: 'SKU-1247' };
  const whole = await rowsOf(filter, 0, 1000);
  const pieces: FactRow[] = [];
  for (let start = 0; start < whole.total; start += 7) pieces.push(...(await rowsOf(filter, start, 7)).rows);
  expect(pieces).toEqual(whole.rows);
  expect(whole.rows).toHaveLength(whole.total);
  expect(new Set(whole.rows.map(({ of }) => of))).toEqual(new Set(['position', 'event']));
  for (const { sourceId, row, sku, file } of whole.rows.slice(0, 12)) {
    const lines = await engine.calls['sources.lines']({ sourceId, row, around: 1 }, task);
    expect(lines.file).toBe(file);
    expect(lines.sha256).toMatch(/^[0-9a-f]{64}$/u);
    expect(sku).toBe('SKU-1247');
    expect(lines.lines.find((line) => line.row === row)?.text).not.toBe('');
  }
});
