import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { importFiles } from '../../../src/engine/import/importFolder.ts';
import { readFacts } from '../../../src/store/facts/readFacts.ts';
import { readEvents } from '../../../src/store/facts/readEvents.ts';
import { readPositions } from '../../../src/store/facts/readPositions.ts';
import { stubPorts, stubTask } from '../stubPorts.ts';
import { dump, emptyEngagement, filesOf, imported } from './imported.ts';

const SYSTEMS = [{ id: 'wms', kind: 'wms' }, { id: 'erp', kind: 'erp' }];
const SOURCES = [
  { file: 'wms.csv', system: 'wms', dataset: 'events' }, { file: 'erp.csv', system: 'erp', dataset: 'positions' },
  { file: 'items.csv', system: 'erp', dataset: 'items' },
];
const HEADERS = {
  'wms.csv': 'occurredAt,recordedAt,type,sku,location,quantity,reference,line',
  'erp.csv': 'sku,location,quantity,asOf,unitCost,status',
  'items.csv': 'sku,description,alias,packSize',
};
const manifest = { name: 'Any', cutoff: '2026-10-31', systems: SYSTEMS, sources: SOURCES };

const sku = fc.constantFrom('A', 'B', 'C', 'W-1', 'W-2', '00123');
const place = fc.constantFrom('L1', 'L2');
const moment = fc.integer({ min: 0, max: 2_000_000 }).map((second) => new Date(Date.UTC(2026, 9,
1) + second * 1000).toISOString());
const units = fc.integer({ min: -99_999, max: 99_999 }).map((scaled) => (scaled / 100).toFixed(2));
const eventRow = fc.tuple(moment, fc.option(moment, { nil: '' }), fc.constantFrom('sale', 'receipt', 'count'), sku, place, units,
  fc.constantFrom('', 'SO-1', 'so 001', 'PO7', 'PO-007'), fc.constantFrom('', '1', '2')).map((cells) => cells.join(','));
const stockRow = fc.tuple(sku, place, units, fc.option(moment, { nil: '' }), fc.constantFrom('', '2.5'), fc.constantFrom('',
'available', 'damaged'))
  .map((cells) => cells.join(','));
const itemRow = fc.tuple(fc.constantFrom('A', 'B', 'C'), fc.constantFrom('', 'one', 'two'), fc.constantFrom('', 'W-1', 'W-2'),
  fc.constantFrom('', '6', '12')).map((cells) => cells.join(','));
const tables = fc.record({
  'wms.csv': fc.array(eventRow, { maxLength: 30 }), 'erp.csv': fc.array(stockRow, { maxLength: 30 }),
  'items.csv': fc.array(itemRow, { maxLength: 8 }),
});
type Tables = Record<keyof typeof HEADERS, string[]>;
const written = (rows: Tables): Record<string, string | object> => ({
  'engagement.json': manifest,
  ...Object.fromEntries(Object.entries(HEADERS).map(([name, header]) => [name,
  `${[header, ...rows[name as keyof Tables]].join('\n')}\n`])),
});

/** What an import leaves, apart from lines, in an order of its own. */
function meaning(dumped: unknown): unknown {
  return JSON.parse(JSON.stringify(dumped), (name, value: unknown) => {
    if (name === 'line' || name === 'doubts' || name === 'sameAs') return undefined;
    return Array.isArray(value) ? value.map((one: unknown) => JSON.stringify(one)).sort() : value;
  });
}

describe('the import of a folder', () => {
  it('means the same whatever the order of the rows', async () => {
    await fc.assert(fc.asyncProperty(tables.chain((rows) => fc.tuple(fc.constant(rows), fc.record({
      'wms.csv': fc.shuffledSubarray(rows['wms.csv'], { minLength: rows['wms.csv'].length }),
      'erp.csv': fc.shuffledSubarray(rows['erp.csv'], { minLength: rows['erp.csv'].length }),
      'items.csv': fc.shuffledSubarray(rows['items.csv'], { minLength: rows['items.csv'].length }),
    }))), async ([rows, shuffled]) => {
      const [one, other] = [await imported(written(rows)), await imported(written(shuffled))];
      expect(meaning(dump(other.db))).toEqual(meaning(dump(one.db)));
      one.db.close();
      other.db.close();
    }), { numRuns: 25 });
  });

  it('reads back as columns what the tables hold', async () => {
    await fc.assert(fc.asyncProperty(tables, async (rows) => {
      const { db } = await imported(written(rows));
      const { events, positions } = readFacts(db);
      const none = (value: number): number | null => (Number.isNaN(value) || value === 0 ? null : value);
      expect(db.rows(`SELECT e.id, source_id, line, system_id, type, item_id, location_id, quantity, occurred_at, recorded_at, reference_id,
        normal_id, order_line_id FROM event e LEFT JOIN reference r ON r.id = reference_id ORDER BY e.id`, (row) => row)).toEqual(
        Array.from(events.id, (id, at) => [id, events.source[at], events.line[at], events.system[at], events.type[at],
        events.item[at],
          events.location[at], events.quantity[at], events.occurredAt[at], none(events.recordedAt[at] ?? 0),
          none(events.reference[at] ?? 0),
          none(events.normalReference[at] ?? 0), none(events.orderLine[at] ?? 0)]));
      expect(db.rows(`SELECT id, source_id, line, system_id, item_id, location_id, state, quantity, as_of, unit_cost
        FROM position ORDER BY id`,
        (row) => row)).toEqual(Array.from(positions.id, (id, at) => [id, positions.source[at], positions.line[at],
        positions.system[at],
        positions.item[at], positions.location[at], positions.state[at], positions.quantity[at], none(positions.asOf[at] ?? 0),
        none(positions.unitCost[at] ?? 0)]));
      // The same with queries, where the pages cannot be had.
      db.transaction(() => {
        expect(readEvents(db)).toEqual(events);
        expect(readPositions(db)).toEqual(positions);
      });
      db.close();
    }), { numRuns: 25 });
  });

  it('is all or nothing: cancelled at any breath it leaves an empty engagement', async () => {
    const files = filesOf(written({ 'wms.csv': ['2026-10-01,,sale,A,L1,-1,SO1,'], 'erp.csv': ['A,L1,5,,,'],
    'items.csv': ['A,x,,'] }));
    for (let breaths = 0; breaths < 4; breaths += 1) {
      const db = await emptyEngagement();
      await expect(importFiles(db, stubPorts(), files, { keepSources: true }, stubTask(breaths))).rejects.toThrow('Cancelled');
      for (const table of ['source', 'event', 'position', 'item', 'system', 'setting']) {
        expect([table, db.number(`SELECT count(*) FROM ${table}`)]).toEqual([table, 0]);
      }
      await importFiles(db, stubPorts(), files, { keepSources: false }, stubTask());
      expect(db.number('SELECT count(*) FROM event')).toBe(1);
      db.close();
    }
  });

  it('breathes and reports after every piece of a large file', async () => {
    const row = '2026-10-01T10:00:00Z,,sale,A,L1,-1,SO1,1\n';
    const files = { ...written({ 'wms.csv': [], 'erp.csv': [], 'items.csv': [] }),
    'wms.csv': `${HEADERS['wms.csv']}\n${row.repeat(250_000)}` };
    const task = stubTask();
    const { db, outcome } = await imported(files, task);
    expect(outcome.events).toBe(250_000);
    const reports = task.reports.filter((report) => report.phase === 'Reading wms.csv');
    expect(reports.length).toBeGreaterThanOrEqual(3);
    expect(reports.at(-1)).toMatchObject({ done: 250_000, total: 250_000, unit: 'rows' });
    expect(db.number('SELECT sum(quantity) FROM event')).toBe(-250_000 * 10_000);
    db.close();
  });

  it('keeps the files themselves where it is asked to, and only there', async () => {
    const content = { 'stock.csv': 'sku,location,quantity\nA,L,1\n', 'engagement.json': { sources: [{ file: 'stock.csv',
    system: 'erp', dataset: 'positions' }] } };
    const db = await emptyEngagement();
    await importFiles(db, stubPorts(), filesOf(content), { keepSources: true }, stubTask());
    const [gzip] = db.rows('SELECT gzip FROM source_content', (row) => row[0] as Uint8Array);
    expect(gunzipSync(gzip ?? new Uint8Array()).toString()).toBe(content['stock.csv']);
    const without = await imported(content);
    expect(without.db.number('SELECT count(*) FROM source_content')).toBe(0);
    expect(db.rows('SELECT sha256, bytes FROM source',
    (row) => row)).toEqual(without.db.rows('SELECT sha256, bytes FROM source', (row) => row));
  });

  const positions = (file: string, more: object): object => ({ file, system: 'erp', dataset: 'positions', ...more });
  const one = 'sku,location,quantity\nA,L,5\n';

  it('loads the same bytes twice where they are declared as of two moments, and once where they are not, which it says', async () => {
    const given = async (...sources: object[]) => imported({ 'a.csv': one, 'b.csv': one, 'engagement.json': { sources } });
    const two = await given(positions('a.csv', { asOf: '2026-10-01' }), positions('b.csv', { asOf: '2026-10-31' }));
    expect(two.outcome).toMatchObject({ sources: 2, positions: 2 });
    const once = await given(positions('a.csv', {}), positions('b.csv', { control: { rows: 7 } }));
    expect(once.outcome).toMatchObject({ sources: 1, positions: 1 });
    expect(once.outcome.defaults).toContain('"b.csv" has the content of "a.csv" and is declared as it is; it was loaded once.');
    expect(once.db.rows('SELECT doubts, control_rows FROM source', (row) => row)).toEqual([
      ['["The same content was given again as \\"b.csv\\" and loaded once."]', 7]]);
  });

  it('says at a file how many of its rows are older readings of what a later row tells', async () => {
    const { db } = await imported({
      'a.csv': 'sku,location,quantity,asOf\nA,L,5,2026-10-01\nA,L,7,2026-10-02\nA,L,9,2026-10-05\n',
      'engagement.json': { cutoff: '2026-10-03', sources: [positions('a.csv', {})] },
    });
    expect(db.rows('SELECT doubts FROM source', (row) => row[0])).toEqual([expect.stringContaining('2 rows of other moments do not')]);
  });

  it('applies the values of a source to its numbers and moments too, blanks included', async () => {
    const { db } = await imported({
      'a.csv': 'sku,location,quantity,asOf,unitCost\nA,L,1.234,today,N/A\nB,L,5,2026-10-02,\nC,L,n/a,2026-10-02,3\n',
      'engagement.json': { cutoff: '2026-10-03', sources: [positions('a.csv', {
        values: { quantity: { '1.234': '1234', 'N/A': '' }, asOf: { today: '2026-10-01' }, unitCost: { 'N/A': '', '': '2.5' } },
      })] },
    });
    expect(db.rows('SELECT quantity, as_of, unit_cost FROM position ORDER BY id', (row) => row)).toEqual([
      [12_340_000, Date.UTC(2026, 9, 1), null], [50_000, Date.UTC(2026, 9, 2), 25_000]]);
    expect(db.rows('SELECT line, code FROM reject', (row) => row)).toEqual([[4, 'value_missing']]);
  });
});
