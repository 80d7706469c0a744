import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { VARIANCE_SORTS } from '../../../src/contract/calls.ts';
import type { Database } from '../../../src/store/database.ts';
import { varianceOrder } from '../../../src/store/queries/varianceGrid.ts';
import type { VarianceGridFilter, VarianceSort } from '../../../src/store/queries/varianceGrid.ts';
import { variancesById } from '../../../src/store/queries/varianceRows.ts';
import { HOSTILE_TEXTS, filledDatabase } from '../support/filledDatabase.ts';

let db: Database;
beforeAll(async () => { db = await filledDatabase(300); });
afterAll(() => { db.close(); });

const rowsOf = (sort: VarianceSort, direction: 'asc' | 'desc', filter: VarianceGridFilter) =>
  variancesById(db, varianceOrder(db, sort, direction, filter).ids());
const differing = { show: 'differing' } as const;

const SQL_OF: Record<VarianceSort, string> = {
  sku: 'i.code', location: 'l.code', system: 's.code', recorded: 'v.recorded', authoritative: 'v.authoritative', variance: 'v.variance',
  absoluteVariance: 'ABS(v.variance)', value: 'v.value', absoluteValue: 'ABS(v.value)', unexplained: 'ABS(v.unexplained)',
};

test('every sort gives the order that SQL would give, equal rows by id, and the sums of what it lets through', () => {
  fc.assert(fc.property(
    fc.constantFrom(...VARIANCE_SORTS), fc.constantFrom('asc' as const, 'desc' as const),
    fc.constantFrom('differing' as const, 'all' as const, 'unexplained' as const, 'offsetting' as const),
    (sort, direction, show) => {
      const where = { differing: 'v.variance <> 0', all: '1', unexplained: 'v.unexplained <> 0', offsetting: 'v.variance = 0' }[show];
      const from = `FROM variance v JOIN item i ON i.id = v.item_id JOIN location l ON l.id = v.location_id
        JOIN system s ON s.id = v.system_id WHERE ${where}`;
      const expected = db.rows(`SELECT v.id ${from} ORDER BY ${SQL_OF[sort]} ${direction}, v.id`, (row) => Number(row[0]));
      const order = varianceOrder(db, sort, direction, { show });
      expect([...order.ids()]).toEqual(expected);
      expect(order.units).toBe(db.number(`SELECT SUM(v.variance) ${from}`));
      expect(order.value).toBe(db.number(`SELECT SUM(v.value) ${from}`));
    }), { numRuns: 60 });
});

test('a page is the same slice wherever it is cut', () => {
  const all = rowsOf('value', 'desc', differing);
  const order = varianceOrder(db, 'value', 'desc', differing);
  expect(variancesById(db, order.ids(250, 10))).toEqual(all.slice(250, 260));
});

test('search finds code, description, barcode, alias and location, and takes the signs of LIKE literally', () => {
  const found = (search: string): string[] => rowsOf('sku', 'asc', { show: 'all', search }).map((row) => row.sku);
  expect(found('1247')).toEqual(['SKU-1247']);
  expect(found('trail SHOE')).toEqual(['SKU-1247']);
  expect(found('0614141000012')).toEqual(['SKU-1247']);
  expect(found('alias-47')).toEqual(['SKU-47']);
  expect(found('100%_like\\sign')).toEqual(['100%_like\\sign']);
  expect(found('%')).toEqual(['100%_like\\sign']);
  expect(found('Main ware').length).toBe(varianceOrder(db, 'sku', 'asc', { show: 'all' }).ids().length);
  expect(found('\'); DROP TABLE variance; --')).toEqual([]);
});

test('filters by system, kind, owner and what is shown', () => {
  expect(rowsOf('sku', 'asc', { ...differing, kind: 'duplicate_write' }).map((row) => row.id)).toEqual([1]);
  expect(rowsOf('sku', 'asc', { show: 'offsetting', kind: 'status_scope' }).map((row) => row.id)).toEqual([2]);
  expect(new Set(rowsOf('sku', 'asc', { ...differing, system: 'web' }).map((row) => row.system))).toEqual(new Set(['web']));
  expect(rowsOf('sku', 'asc', { ...differing, system: 'no such system' })).toEqual([]);
  expect(rowsOf('sku', 'asc', { ...differing, location: 'S01' })).toEqual([]);
  expect(rowsOf('sku', 'asc', { ...differing, owner: '=HYPERLINK("x")' })).toHaveLength(HOSTILE_TEXTS.length - 1);
});

test('what was remembered is forgotten when the results change', async () => {
  const own = await filledDatabase();
  expect(varianceOrder(own, 'value', 'desc', differing).ids()[0]).toBe(1);
  own.run('DELETE FROM variance WHERE id = 1');
  expect([...varianceOrder(own, 'value', 'desc', differing).ids()]).not.toContain(1);
  own.close();
});

test('a row says its quantities in units, its money in cents and the kinds of its lines', () => {
  expect(variancesById(db, [1])[0]).toEqual({
    id: 1, sku: 'SKU-1247', description: 'Trail shoe, 42', location: 'DC1', system: 'wms', authority: 'erp', meaning: 'on_hand',
    recorded: 450, authoritative: 402, recordedListed: true, authoritativeListed: true, variance: 48, value: 600, explained: 44,
    unexplained: 4, owner: 'Warehouse ops', priced: true,
    kinds: ['in_flight', 'missing_event', 'duplicate_write', 'ungated_write', 'unexplained_variance'],
  });
});
