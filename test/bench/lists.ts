/**
 * `npm run bench -- lists [FILE.countersign]`: how long every list of the window takes with a large engagement open, through the calls
 * the window makes. Each is asked as it is asked first (after opening, after a filter or an order nobody chose yet) and once more.
 * Without a file it audits an engagement of five million rows with more than a million exceptions, once, and keeps it in the
 * temporary folder. Prints the time on the clock and that of the processor; fails where the smaller of them is above 100 ms.
 */
import { existsSync } from 'node:fs';
import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { nodePorts } from '../../electron/node/nodePorts.ts';
import { EXCEPTION_GROUPINGS, EXCEPTION_SORTS, ROOT_RANKS, ROOTS_SHOWN, VARIANCE_SORTS } from '../../src/contract/calls.ts';
import { createEngine } from '../../src/engine/createEngine.ts';
import type { Task } from '../../src/ports.ts';
import { largeEngagement } from './largeEngagement.ts';

/** What a list may take, in milliseconds. */
const LIMIT = 100;
const task: Task = { report: () => undefined, breathe: async () => undefined };

async function measure(source: string): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), 'countersign-bench-'));
  const sqlWasmPath = createRequire(join(process.cwd(), 'package.json')).resolve('sql.js/dist/sql-wasm.wasm');
  const engine = createEngine(await nodePorts({ sqlWasmPath, version: '0.0.0-bench', log: { note: () => undefined } }));
  const over: string[] = [];
  let count = 0;
  const timed = async (what: string, work: () => Promise<unknown>): Promise<number> => {
    const began = performance.now();
    const used = process.cpuUsage();
    await work();
    const took = performance.now() - began;
    const { user, system } = process.cpuUsage(used);
    const own = (user + system) / 1000;
    console.log(`${took.toFixed(1).padStart(9)} ms  ${own.toFixed(1).padStart(8)} ms  ${what}`);
    // Whatever else the machine did meanwhile is not ours.
    return Math.min(took, own);
  };
  const list = async (what: string, work: () => Promise<unknown>): Promise<void> => {
    count += 1;
    for (const how of ['', ', asked again']) {
      const took = await timed(what + how, work);
      if (took > LIMIT) over.push(`${what}${how} (${took.toFixed(0)} ms)`);
    }
  };
  try {
    const file = join(folder, 'Bench.countersign');
    await copyFile(source, file);
    const { calls } = engine;
    await timed('(open the file, and its first list)', async () => {
      await engine.openFile(file, task);
      await calls['variances.page']({ start: 0, count: 200, filter: {} }, task);
    });
    let turn = performance.now();
    let longest = 0;
    const inTurns: Task = { report: () => undefined, breathe: async () => {
      longest = Math.max(longest, performance.now() - turn);
      await new Promise((resolve) => { setImmediate(resolve); });
      turn = performance.now();
    } };
    await timed('(make the others ready)', () => engine.prepareLists(inTurns));
    console.log(`${longest.toFixed(1).padStart(9)} ms  the longest that a call waits meanwhile`);
    const { summary } = await calls['engagement.view']({}, task);
    console.log(`${summary.exceptions} exceptions, ${summary.variances} variances, ${summary.positions + summary.events} rows`);
    const variances = (more: object) => () => calls['variances.page']({ start: 0, count: 200, filter: {}, ...more }, task);
    const queue = (more: object) => () => calls['exceptions.page']({ start: 0, count: 200, filter: {}, ...more }, task);
    await list('engagement.view', () => calls['engagement.view']({}, task));
    await list('work.view', () => calls['work.view']({}, task));
    await list('stories', () => calls['stories.list']({}, task));
    await list('variances, first page', variances({}));
    await list('variances, the last page', variances({ start: Math.max(0, summary.variances - 200) }));
    for (const sort of VARIANCE_SORTS) await list(`variances by ${sort}`, variances({ sort, direction: 'asc' }));
    for (const search of ['1', '12', 'SKU-00']) await list(`variances, typed ${search}`, variances({ filter: { search } }));
    await list('variances, one kind', variances({ filter: { kind: 'duplicate_write' } }));
    await list('variances, one system', variances({ filter: { system: 'wms' } }));
    await list('variances, one place', variances({ filter: { location: 'DC01' } }));
    await list('variances, all records', variances({ filter: { show: 'all' } }));
    await list('variances, offsetting', variances({ filter: { show: 'offsetting' } }));
    const [variance] = (await calls['variances.page']({ start: 0, count: 1, filter: {} }, task)).rows;
    if (variance !== undefined) {
      await list('a statement', () => calls['variances.statement']({ id: variance.id }, task));
      await list('where a variance stands', () => calls['variances.place']({ id: variance.id, filter: {} }, task));
    }
    await list('queue, first page', queue({}));
    await list('queue, the last page', queue({ start: Math.max(0, summary.exceptions - 200) }));
    for (const sort of EXCEPTION_SORTS) await list(`queue by ${sort}`, queue({ sort, direction: 'asc' }));
    for (const search of ['1', '12', 'SKU-00', 'SO1']) await list(`queue, typed ${search}`, queue({ filter: { search } }));
    await list('queue, one kind', queue({ filter: { kind: 'late_event' } }));
    await list('queue, one handoff', queue({ filter: { handoff: 'sale-storefront-wms' } }));
    await list('queue, one owner', queue({ filter: { owner: 'Integration' } }));
    await list('queue, nobody’s', queue({ filter: { work: 'withoutOwner' } }));
    await list('queue, unsettled', queue({ filter: { work: 'unsettled' } }));
    await list('queue, overdue', queue({ filter: { work: 'overdue' } }));
    await list('queue, one event type', queue({ filter: { eventType: 'sale' } }));
    await list('queue, one age', queue({ filter: { age: 'week' } }));
    for (const by of EXCEPTION_GROUPINGS) {
      await list(`queue gathered by ${by}`, () => calls['exceptions.groups']({ start: 0, count: 100, by, filter: {} }, task));
    }
    const [exception] = (await calls['exceptions.page']({ start: 0, count: 1, filter: {} }, task)).rows;
    if (exception !== undefined) {
      await list('an exception', () => calls['exceptions.detail']({ id: exception.id }, task));
      await list('where an exception stands', () => calls['exceptions.place']({ id: exception.id, filter: {} }, task));
    }
    await list('map, what is recorded', () => calls['map.writePaths']({}, task));
    await list('map, the events of a cell', () =>
      calls['map.events']({ start: 0, count: 200, system: 'wms', eventType: 'sale' }, task));
    await list('map, the last events of a cell', () =>
      calls['map.events']({ start: 150_000, count: 200, system: 'wms', eventType: 'sale' }, task));
    await list('map, observed handoffs', () => calls['map.observed']({}, task));
    await list('map, the surface', () => calls['map.surface']({}, task));
    for (const of of ['item', 'location'] as const) {
      await list(`map, every ${of} by code`, () => calls['map.crossReference']({ of, start: 0, count: 100 }, task));
    }
    await list('handoffs', () => calls['handoffs.list']({}, task));
    const [handoff] = await calls['handoffs.list']({}, task);
    if (handoff !== undefined) await list('a handoff', () => calls['handoffs.detail']({ id: handoff.id }, task));
    for (const show of ROOTS_SHOWN) await list(`root events, ${show}`, () => calls['roots.page']({ start: 0, count: 100, show }, task));
    for (const rank of ROOT_RANKS) await list(`root events by ${rank}`, () => calls['roots.page']({ start: 0, count: 100, rank }, task));
    const [root] = (await calls['roots.page']({ start: 0, count: 1 }, task)).rows;
    if (root !== undefined) await list('a root event', () => calls['roots.detail']({ id: root.id }, task));
    await list('reports of people', () => calls['incidents.page']({ start: 0, count: 100 }, task));
    await list('places', () => calls['authority.places']({}, task));
    await list('what figures contain', () => calls['authority.states']({}, task));
    await list('round the gate', () => calls['authority.ungated']({}, task));
    await list('checks', () => calls['checks.list']({}, task));
    for (const { code } of await calls['checks.list']({}, task)) {
      await list(`what ${code} found`, () => calls['checks.findings']({ code, start: 0, count: 100 }, task));
    }
    await list('confidence', () => calls['checks.confidence']({}, task));
    await list('sources', () => calls['sources.list']({}, task));
    await list('decisions', () => calls['decisions.list']({ start: 0, count: 100 }, task));
    await list('runs', () => calls['runs.history']({}, task));
    await list('gone', () => calls['runs.gone']({ start: 0, count: 100 }, task));
    for (const text of ['s', 'sku-0012', 'so12']) await list(`search ${text}`, () => calls['search.find']({ text }, task));
    if (exception !== undefined) {
      const { code: one } = exception;
      const decide = (): Promise<unknown> => calls['decisions.make'](
        { who: 'Bench', decision: { command: 'assign', exceptions: [one], owner: (made += 1) % 2 === 0 ? 'Integration' : 'wms' } }, task);
      await list('a decision', decide);
      await list('queue, after a decision', queue({}));
      await decide();
      await list('queue gathered, after a decision', () =>
        calls['exceptions.groups']({ start: 0, count: 100, by: 'owner', filter: {} }, task));
      await decide();
      await list('variances, after a decision', variances({}));
      await decide();
      await list('engagement.view, after a decision', () => calls['engagement.view']({}, task));
      await decide();
      await list('work.view, after a decision', () => calls['work.view']({}, task));
      await list('root events, after a decision', () => calls['roots.page']({ start: 0, count: 100 }, task));
    }
    await timed('(save)', () => engine.save(file, task));
    await list('queue, after saving', queue({}));
    console.log(`${(process.memoryUsage().rss / 1e6).toFixed(0).padStart(9)} MB  resident`);
    console.log(over.length === 0
      ? `all ${count} lists within ${LIMIT} ms` : `${over.length} of ${count} above ${LIMIT} ms:\n  ${over.join('\n  ')}`);
    return over.length === 0 ? 0 : 1;
  } finally {
    await engine.close();
    await rm(folder, { recursive: true, force: true });
  }
}

let made = 0;
const [source] = process.argv.slice(2);
if (source !== undefined && !existsSync(source)) throw new Error(`there is no ${source}`);
process.exitCode = await measure(source ?? await largeEngagement());
