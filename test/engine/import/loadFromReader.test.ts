/** A second thread that reads changes nothing but the time it takes. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ProblemError } from '../../../src/domain/problem.ts';
import type { Problem } from '../../../src/domain/problem.ts';
import { importFolder } from '../../../src/engine/import/importFolder.ts';
import { memoryFiles } from '../../../src/engine/import/memoryFiles.ts';
import type { Database } from '../../../src/store/database.ts';
import { stubPorts, stubTask } from '../stubPorts.ts';
import { emptyEngagement, filesOf } from './imported.ts';
import type { Content } from './imported.ts';
import { threadsInProcess } from '../beside/threadsInProcess.ts';
import type { Threads } from '../beside/threadsInProcess.ts';

interface Imported {
  readonly db: Database;
  readonly threads: Threads | undefined;
  readonly problem: Problem | undefined;
}

async function imported(files: Readonly<Record<string, Content>>, { second = true, diesAfter = Infinity, task = stubTask() } = {}):
Promise<Imported> {
  const db = await emptyEngagement();
  const ports = { ...stubPorts(), files: memoryFiles(filesOf(files)) };
  const threads = second ? threadsInProcess(ports, diesAfter) : undefined;
  try {
    await importFolder(db, threads === undefined ? ports : { ...ports, threads }, '', { keepSources: true }, task);
    return { db, threads, problem: undefined };
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    return { db, threads, problem: error.problem };
  }
}

const DATASETS = ['positions', 'events', 'incidents', 'orders', 'payments', 'items'] as const;
const code = fc.oneof({ weight: 3, arbitrary: fc.constantFrom('A', 'a', 'B-1', '00123', '1E5') },
  { weight: 1, arbitrary: fc.constantFrom(
    '\u00c5', 'A\u030a', '\u212b', '\u0410', 'A\u200b', '\u00e9t\u00e9', '\u{1F4E6}', '__proto__', ' x y ', '"q"',
    '4814769000000000', '#REF!', '1.23E+11') });
const place = fc.constantFrom('L1', 'L2', 'L\u00a03');
const units = fc.integer({ min: -999, max: 999 }).map(String);
const moment = fc.integer({ min: 0, max: 900_000 }).map((second) => new Date(Date.UTC(2026, 9, 1) + second * 1000).toISOString());
const blankOr = <T>(some: fc.Arbitrary<T>): fc.Arbitrary<T | string> => fc.option(some, { nil: '' });
const COLUMNS: Record<(typeof DATASETS)[number], Record<string, fc.Arbitrary<string>>> = {
  positions: { sku: blankOr(code), location: place, quantity: units, bin: blankOr(code), lot: blankOr(code), asOf: blankOr(moment) },
  events: {
    occurredAt: moment, type: fc.constantFrom('sale', 'receipt'), sku: code, location: place, quantity: units, reference: blankOr(code),
    line: blankOr(code), toLocation: blankOr(place), actor: blankOr(code), reason: blankOr(code), channel: blankOr(code),
  },
  incidents: { reportedAt: moment, kind: fc.constantFrom('oversell'), sku: code, location: blankOr(place), reference: blankOr(code) },
  orders: { reference: code, sku: code, quantity: units, state: fc.constantFrom('open'), at: moment, location: blankOr(place) },
  payments: { at: moment, kind: fc.constantFrom('charge'), amount: units, currency: fc.constantFrom('USD'), reference: blankOr(code) },
  items: { sku: code, barcode: blankOr(units), alias: blankOr(code) },
};
const quoted = (cell: string): string => (/[",\n]/u.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
const file = fc.constantFrom(...DATASETS).chain((dataset) => fc.record({
  dataset: fc.constant(dataset), system: fc.constantFrom('wms', 'erp'),
  rows: fc.array(fc.record(COLUMNS[dataset]), { maxLength: 20 }),
}));
const folder = fc.array(file, { minLength: 2, maxLength: 6 }).map((tables): Record<string, Content> => ({
  'engagement.json': {
    systems: [{ id: 'wms' }, { id: 'erp' }], sources: tables.map(({ dataset, system }, at) => ({ file: `${at}.csv`, dataset, system })),
  },
  ...Object.fromEntries(tables.map(({ dataset, rows }, at) => [`${at}.csv`, [
    Object.keys(COLUMNS[dataset]).join(','), ...rows.map((row) => Object.values(row).map(quoted).join(',')), ''].join('\n')])),
}));

const stock = 'sku,location,quantity\n';
const sources = (...names: string[]): object =>
  ({ systems: [{ id: 'erp' }], sources: names.map((name) => ({ file: name, system: 'erp', dataset: 'positions' })) });

describe('an import with a second thread', () => {
  it('leaves the same database to the byte as one without, for any files', async () => {
    let seconds = 0;
    await fc.assert(fc.asyncProperty(folder, async (files) => {
      const alone = await imported(files, { second: false });
      const helped = await imported(files);
      seconds += helped.threads?.started ?? 0;
      expect(helped.problem).toEqual(alone.problem);
      expect(Buffer.compare(helped.db.export(), alone.db.export())).toBe(0);
      expect(helped.threads?.ended).toBe(helped.threads?.started);
      alone.db.close();
      helped.db.close();
    }), { numRuns: 25 });
    expect(seconds).toBeGreaterThan(8);
  });

  it.each([
    ['a unit that only the items file can convert', 'A,L1,3 BOX\n', 36],
    ['a code that would be refused if no list had it', '1.23E+11,L1,4\n', 4],
  ])('begins again after the lists for %s', async (_, row, counted) => {
    const files = {
      'items.csv': 'sku,uom,packSize,alias\nA,EA,12,1.23E+11\n', 'a.csv': `${stock}A,L1,1\nB,L1,2\n`, 'b.csv': `${stock}A,L1,1\n${row}`,
      'engagement.json': { systems: [{ id: 'erp' }], sources: [
        { file: 'items.csv', system: 'erp', dataset: 'items' },
        ...['a.csv', 'b.csv'].map((name) => ({ file: name, system: 'erp', dataset: 'positions' })),
      ] },
    };
    const [alone, helped] = [await imported(files, { second: false }), await imported(files)];
    expect(helped.threads?.started).toBe(2);
    expect(helped.db.number('SELECT quantity FROM position ORDER BY id DESC LIMIT 1')).toBe(counted * 10_000);
    expect(Buffer.compare(helped.db.export(), alone.db.export())).toBe(0);
  });

  it('takes more rows than fit in one message, in their order', async () => {
    const rows = Array.from({ length: 40_000 }, (_, row) => `S-${row % 977},L${row % 5},${row}`).join('\n');
    const files = { 'a.csv': `${stock}A,L1,1\n`, 'b.csv': `${stock}${rows}\n`, 'engagement.json': sources('a.csv', 'b.csv') };
    const [alone, helped] = [await imported(files, { second: false }), await imported(files)];
    expect(helped.threads?.started).toBe(1);
    expect(helped.db.number('SELECT count(*) FROM position')).toBe(40_001);
    expect(Buffer.compare(helped.db.export(), alone.db.export())).toBe(0);
  });

  it('reports the problem that one thread would, whichever file has it', async () => {
    const good = `${stock}A,L,1\n`;
    const bad = (cell: string): string => `${stock}A,L,1\nB,L,${cell}\n`;
    for (const [first, second] of [[good, bad('two')], [bad('one'), good], [bad('one'), bad('two')]]) {
      const files = { 'a.csv': first as string, 'b.csv': second as string, 'engagement.json': sources('a.csv', 'b.csv') };
      const [alone, helped] = [await imported(files, { second: false }), await imported(files)];
      expect(alone.problem).toMatchObject({ code: 'number_invalid', row: 3 });
      expect(helped.problem).toEqual(alone.problem);
      expect(helped.db.number('SELECT count(*) FROM source')).toBe(0);
      expect(helped.threads?.ended).toBe(1);
    }
  });

  const two = { 'a.csv': `${stock}A,L,1\n`, 'b.csv': `${stock}B,L,2\n`, 'engagement.json': sources('a.csv', 'b.csv') };

  it('does without a thread that does not come up', async () => {
    const [alone, helped] = [await imported(two, { second: false }), await imported(two, { diesAfter: 0 })];
    expect(helped.problem).toBeUndefined();
    expect(Buffer.compare(helped.db.export(), alone.db.export())).toBe(0);
  });

  it('says which file was not read where the thread dies, and keeps nothing', async () => {
    for (const messages of [1, 2, 3]) {
      const { problem, db, threads } = await imported(two, { diesAfter: messages });
      expect(problem).toMatchObject({ code: 'internal', file: 'b.csv', found: 'the thread ended with status 1' });
      expect(problem?.remedy).toBe('Import the folder again; nothing of it was kept.');
      expect(db.number('SELECT count(*) FROM source') + db.number('SELECT count(*) FROM position')).toBe(0);
      expect(threads?.ended).toBe(1);
    }
  });

  it('is cancelled at any breath, with the thread ended and nothing kept', async () => {
    let cancelled = 0;
    for (let breaths = 0; ; breaths += 1) {
      const { problem, db, threads } = await imported(two, { task: stubTask(breaths) });
      if (problem === undefined) break;
      cancelled += 1;
      expect(problem.code).toBe('cancelled');
      expect(threads?.ended).toBe(threads?.started);
      expect(db.number('SELECT count(*) FROM source')).toBe(0);
      db.close();
    }
    expect(cancelled).toBeGreaterThan(3);
  });
});
