/**
 * A cancel arrives at a breath, so it takes effect within whatever is done between two of them. These tests hold each long piece of work
 * to its chunk, and cancel it at every breath it takes: nothing may be left behind.
 */
import { describe, expect, it } from 'vitest';
import { ProblemError } from '../../src/domain/problem.ts';
import { doThere } from '../../src/engine/beside/doThere.ts';
import type { FromThread, ToThread } from '../../src/engine/beside/messages.ts';
import { createEngine } from '../../src/engine/createEngine.ts';
import { buildDocument } from '../../src/engine/document/buildDocument.ts';
import { importFolder } from '../../src/engine/import/importFolder.ts';
import { memoryFiles } from '../../src/engine/import/memoryFiles.ts';
import type { MemoryFile } from '../../src/engine/import/memoryFiles.ts';
import { runEngagement } from '../../src/engine/run/runEngagement.ts';
import { CHUNK } from '../../src/importers/delimited/utf8Chunks.ts';
import type { Files, Ports, BesideThread, Task } from '../../src/ports.ts';
import { emptyEngagement, filesOf } from './import/imported.ts';
import { stubPorts } from './stubPorts.ts';

const EVENTS = 60_000;
const log = (latency: number): string => `occurredAt,type,sku,location,quantity,reference\n${
  Array.from({ length: EVENTS }, (_, at) => {
    const minute = at % 40_000 + latency;
    const time = new Date(Date.UTC(2026, 8, 1) + minute * 60_000).toISOString();
    return `${time},sale,SKU-${at % 499},DC1,-1,SO-${at}`;
  }).join('\n')}\n`;
const stock = (units: number): string => `sku,location,quantity\n${
  Array.from({ length: 499 }, (_, at) => `SKU-${at},DC1,${units + at % 3}`).join('\n')}\n`;
const FILES: readonly MemoryFile[] = filesOf({
  'engagement.json': {
    cutoff: '2026-10-31T23:59:59Z', systems: [{ id: 'wms' }, { id: 'erp' }],
    handoffs: [{ id: 'sale-wms-erp', event: 'sale', from: 'wms', to: 'erp', withinMinutes: 60 }],
    sources: [
      { file: 'wms_stock.csv', system: 'wms', dataset: 'positions' }, { file: 'erp_stock.csv', system: 'erp', dataset: 'positions' },
      { file: 'wms_events.csv', system: 'wms', dataset: 'events' }, { file: 'erp_events.csv', system: 'erp', dataset: 'events' },
    ],
  },
  'wms_stock.csv': stock(50), 'erp_stock.csv': stock(51), 'wms_events.csv': log(0), 'erp_events.csv': log(90),
});

/** Counts what is done between two breaths, and stops at one of them. */
class Watch implements Task {
  readonly #stopAt: number;
  breaths = 0;
  done = 0;
  most = 0;
  constructor(stopAt = Number.POSITIVE_INFINITY) {
    this.#stopAt = stopAt;
  }
  report(): void { /* only breaths count */ }
  count(amount: number): void {
    this.done += amount;
    this.most = Math.max(this.most, this.done);
  }
  async breathe(): Promise<void> {
    this.done = 0;
    this.breaths += 1;
    if (this.breaths === this.#stopAt) throw new ProblemError({ code: 'cancelled', message: 'Stopped.' });
    await Promise.resolve();
  }
}

interface Open { files: number; threads: number; written: number }

/** Ports that count the bytes read for the watch, and what is open or was written. */
function watched(watch: Watch, open: Open, second: boolean): Ports {
  const memory = memoryFiles(FILES);
  const filesFor = (count: (bytes: number) => void): Files => ({
    ...memory,
    open: async (path) => {
      const file = await memory.open(path);
      open.files += 1;
      return {
        ...file, bytes: file.bytes,
        read: async (into, position) => {
          const got = await file.read(into, position);
          count(got);
          return got;
        },
        close: async () => { open.files -= 1; },
      };
    },
    replace: async () => { open.written += 1; },
  });
  const ports: Ports = { ...stubPorts(), files: filesFor((bytes) => { watch.count(bytes); }) };
  if (!second) return ports;
  const start = (): BesideThread => {
    open.threads += 1;
    const messages: FromThread[] = [];
    let running = true;
    let before: Promise<void> = Promise.resolve();
    let goOn: (() => void) | undefined;
    const room = async (): Promise<void> => { while (messages.length > 8) await new Promise<void>((resolve) => { goOn = resolve; }); };
    return {
      // Its own files: what another thread reads takes none of this one's time.
      give: (job) => {
        before = before.then(() => doThere({ files: filesFor(() => undefined), digests: ports.digests }, job as ToThread,
          { send: (message) => { if (running) messages.push(message); }, room: () => (running ? room() : new Promise(() => undefined)) }));
      },
      next: async () => {
        await new Promise<void>((resolve) => { setImmediate(resolve); });
        const message = messages.shift() ?? null;
        goOn?.();
        // A message of rows weighs as much as the rows in it.
        if (message?.kind === 'rows' && message.read.dataset === 'events') watch.count(message.read.rows.count * 45);
        return message;
      },
      taken: () => undefined,
      end: async () => {
        running = false;
        open.threads -= 1;
      },
    };
  };
  return { ...ports, threads: { leastBytes: 1, start } };
}

const isCancelled = (error: unknown): boolean => error instanceof ProblemError && error.problem.code === 'cancelled';

describe.each([['in one thread', false], ['in two threads', true]] as const)('importing %s', (_name, second) => {
  it('breathes after every chunk of a file', async () => {
    const watch = new Watch();
    const open: Open = { files: 0, threads: 0, written: 0 };
    const db = await emptyEngagement();
    const outcome = await importFolder(db, watched(watch, open, second), '', { keepSources: true }, watch);
    expect(outcome.events).toBe(2 * EVENTS);
    // The chunk, and the next file's head.
    expect(watch.most).toBeLessThanOrEqual(CHUNK + (1 << 19));
    expect(open.threads).toBe(0);
    db.close();
  }, 60_000);

  it('stopped at any breath leaves the tables empty and nothing open', async () => {
    for (let stopAt = 1; ; stopAt += 1) {
      const watch = new Watch(stopAt);
      const open: Open = { files: 0, threads: 0, written: 0 };
      const db = await emptyEngagement();
      let stopped = false;
      try {
        await importFolder(db, watched(watch, open, second), '', { keepSources: true }, watch);
      } catch (error) {
        expect(isCancelled(error)).toBe(true);
        stopped = true;
        for (const table of ['source', 'event', 'position', 'item', 'setting', 'reference', 'source_content']) {
          expect(db.number(`SELECT COUNT(*) FROM ${table}`), `${table} after breath ${stopAt}`).toBe(0);
        }
      }
      db.close();
      expect(open.threads).toBe(0);
      if (!second) expect(open.files).toBe(0);
      if (!stopped) break;
    }
  }, 120_000);
});

describe('running and writing', () => {
  it('breathe after a bounded number of events and records; stopped anywhere, the last results stay and no file is written', async () => {
    const open: Open = { files: 0, threads: 0, written: 0 };
    const db = await emptyEngagement();
    const ports = watched(new Watch(), open, false);
    const outcome = await importFolder(db, ports, '', { keepSources: false }, new Watch());
    const run = new Watch();
    await runEngagement(db, ports, run, outcome.facts);
    expect(run.breaths).toBeGreaterThanOrEqual(EVENTS / 20_000);
    const document = new Watch();
    const whole = Buffer.concat(await buildDocument(db, ports, document));
    const records = db.number('SELECT COUNT(*) FROM variance') + 2 * db.number('SELECT COUNT(*) FROM finding');
    expect(records).toBeGreaterThan(EVENTS);
    expect(document.breaths).toBeGreaterThanOrEqual(Math.floor(records / 8_192));

    for (const stopAt of [1, 3, 6, run.breaths - 1, run.breaths]) {
      await expect(runEngagement(db, ports, new Watch(stopAt), outcome.facts)).rejects.toSatisfy(isCancelled);
    }
    for (const stopAt of [1, 2, document.breaths]) {
      await expect(buildDocument(db, ports, new Watch(stopAt))).rejects.toSatisfy(isCancelled);
    }
    expect(Buffer.concat(await buildDocument(db, ports, new Watch())).equals(whole)).toBe(true);
    expect(open.written).toBe(0);
    db.close();
  }, 120_000);

  it('a stopped report or save replaces no file, and leaves the engagement open', async () => {
    const open: Open = { files: 0, threads: 0, written: 0 };
    const engine = createEngine(watched(new Watch(), open, false));
    await engine.importSample(new Watch());
    await expect(engine.writeReport('r.xlsx', new Watch(2))).rejects.toSatisfy(isCancelled);
    await expect(engine.save('r.countersign', new Watch(1))).rejects.toSatisfy(isCancelled);
    expect(open.written).toBe(0);
    expect((await engine.calls['engagement.view']({}, new Watch())).summary.exceptions).toBeGreaterThan(0);
    await engine.close();
  }, 60_000);
});
