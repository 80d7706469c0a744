import { FINDING_KINDS } from '../../domain/vocabulary.ts';
import type { FindingKind } from '../../domain/vocabulary.ts';
import type { Database } from '../database.ts';
import { ranksByText, readColumns } from './grid/resultColumns.ts';
import type { ResultColumns } from './grid/resultColumns.ts';
import { resultCache } from './grid/rowOrder.ts';
import type { RowOrder } from './grid/rowOrder.ts';
import { idOfCode, idSet, matchSearch } from './grid/search.ts';
import { stableOrder } from './grid/stableOrder.ts';

export type VarianceSort =
  | 'sku' | 'location' | 'system' | 'recorded' | 'authoritative' | 'variance' | 'absoluteVariance' | 'value' | 'absoluteValue'
  | 'unexplained';

export interface VarianceGridFilter {
  readonly search?: string | undefined;
  readonly system?: string | undefined;
  readonly location?: string | undefined;
  readonly kind?: FindingKind | undefined;
  readonly owner?: string | undefined;
  readonly show: 'differing' | 'unexplained' | 'offsetting' | 'all';
}

const COLUMNS = {
  item_id: 'id', location_id: 'id', system_id: 'id', recorded: 'amount', authoritative: 'amount', variance: 'amount', value: 'amount',
  explained: 'amount', unexplained: 'amount',
} as const;
type Columns = ResultColumns<keyof typeof COLUMNS>;

/** The variances a filter lets through, in order; equal ones by id. Sums are of signed variances and values. */
export function varianceOrder(
  db: Database, sort: VarianceSort, direction: 'asc' | 'desc', filter: VarianceGridFilter,
): RowOrder {
  const cache = resultCache(db);
  return cache.order(`variance ${JSON.stringify([sort, direction, filter])}`, () => {
    const columns = cache.part('variance columns', () => readColumns(db, 'variance', COLUMNS));
    const accepts = acceptance(db, columns, filter);
    const rows = new Int32Array(columns.count);
    let kept = 0;
    let units = 0;
    let value = 0;
    for (let row = 0; row < columns.count; row += 1) {
      if (!accepts(row)) continue;
      rows[kept] = row;
      kept += 1;
      units += columns.column.variance[row] ?? 0;
      value += columns.column.value[row] ?? 0;
    }
    const sorted = stableOrder(rows.subarray(0, kept), sortKey(db, columns, sort), direction === 'desc');
    return { ids: sorted.map((row) => columns.id[row] ?? 0), units, value };
  });
}

function sortKey(db: Database, columns: Columns, sort: VarianceSort): (row: number) => number {
  const { item_id, location_id, system_id, recorded, authoritative, variance, value, unexplained } = columns.column;
  const ranked = (table: 'item' | 'location' | 'system', ids: Int32Array | Float64Array) => {
    const ranks = resultCache(db).part(`ranks of ${table}`, () => ranksByText(db, table, 'code'));
    return (row: number): number => ranks[ids[row] ?? 0] ?? 0;
  };
  switch (sort) {
    case 'sku': return ranked('item', item_id);
    case 'location': return ranked('location', location_id);
    case 'system': return ranked('system', system_id);
    case 'recorded': return (row) => recorded[row] ?? 0;
    case 'authoritative': return (row) => authoritative[row] ?? 0;
    case 'variance': return (row) => variance[row] ?? 0;
    case 'absoluteVariance': return (row) => Math.abs(variance[row] ?? 0);
    case 'value': return (row) => value[row] ?? 0;
    case 'absoluteValue': return (row) => Math.abs(value[row] ?? 0);
    case 'unexplained': return (row) => Math.abs(unexplained[row] ?? 0);
  }
}

function acceptance(db: Database, columns: Columns, filter: VarianceGridFilter): (row: number) => boolean {
  const { item_id, location_id, system_id, variance, unexplained } = columns.column;
  const tests: ((row: number) => boolean)[] = [];
  if (filter.show === 'differing') tests.push((row) => variance[row] !== 0);
  if (filter.show === 'offsetting') tests.push((row) => variance[row] === 0);
  if (filter.show === 'unexplained') tests.push((row) => unexplained[row] !== 0);
  if (filter.system !== undefined) {
    const system = idOfCode(db, 'system', filter.system);
    tests.push((row) => system_id[row] === system);
  }
  if (filter.location !== undefined) {
    const location = idOfCode(db, 'location', filter.location);
    tests.push((row) => location_id[row] === location);
  }
  if (filter.kind !== undefined) tests.push(idIn(columns, withKind(db, filter.kind)));
  if (filter.owner !== undefined) {
    tests.push(idIn(columns, idSet(db, 'SELECT id FROM variance WHERE owner = ?', [filter.owner])));
  }
  if (filter.search !== undefined && filter.search.trim() !== '') {
    const { items, locations } = matchSearch(db, filter.search);
    tests.push((row) => items.has(item_id[row] ?? 0) || locations.has(location_id[row] ?? 0));
  }
  return (row) => tests.every((test) => test(row));
}

function withKind(db: Database, kind: FindingKind): ReadonlySet<number> {
  return resultCache(db).part(`variances with ${kind}`, () =>
    idSet(db, 'SELECT variance_id FROM statement_line WHERE kind = ?', [FINDING_KINDS.indexOf(kind)]));
}

function idIn(columns: Columns, ids: ReadonlySet<number>): (row: number) => boolean {
  return (row) => ids.has(columns.id[row] ?? 0);
}
