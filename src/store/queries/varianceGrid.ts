import { FINDING_KINDS, SYSTEM_KINDS } from '../../domain/vocabulary.ts';
import type { FindingKind, SystemKind } from '../../domain/vocabulary.ts';
import type { Database } from '../database.ts';
import { allOf, keyedInTurns, rowsInTurns } from '../pages/rowsInTurns.ts';
import { Words } from '../pages/words.ts';
import { ranksByCode, readColumns } from './grid/resultColumns.ts';
import type { ResultColumns } from './grid/resultColumns.ts';
import { resultCache } from './grid/rowOrder.ts';
import { orderOf, sortedRows } from './grid/sortedRows.ts';
import type { SortKey } from './grid/sortedRows.ts';
import type { InTurns, RowOrder } from './grid/rowOrder.ts';
import { everyRow, narrowed } from './grid/rowTests.ts';
import type { RowTest } from './grid/rowTests.ts';
import { idOfCode, matchSearch } from './grid/search.ts';

export type VarianceSort =
  | 'sku' | 'location' | 'system' | 'recorded' | 'authoritative' | 'variance' | 'absoluteVariance' | 'value' | 'absoluteValue'
  | 'unexplained';

export interface VarianceGridFilter {
  readonly search?: string | undefined;
  readonly system?: string | undefined;
  readonly location?: string | undefined;
  readonly systemKind?: SystemKind | undefined;
  readonly pool?: string | undefined;
  readonly region?: string | undefined;
  readonly placeType?: string | undefined;
  readonly kind?: FindingKind | undefined;
  readonly owner?: string | undefined;
  readonly show: 'differing' | 'unexplained' | 'offsetting' | 'all';
}

const COLUMNS = {
  item_id: 'id', location_id: 'id', system_id: 'id', recorded: 'amount', authoritative: 'amount', variance: 'amount', value: 'amount',
  explained: 'amount', unexplained: 'amount',
} as const;
type Columns = ResultColumns<keyof typeof COLUMNS>;

/** The variances as columns of numbers, ascending by id. */
export function varianceColumns(db: Database): Columns {
  return allOf(varianceColumnsInTurns(db));
}

export function varianceColumnsInTurns(db: Database): InTurns<Columns> {
  return resultCache(db).inTurns('variance columns', () => readColumns(db, 'variance', COLUMNS));
}

/** The variances a filter lets through, in order; equal ones by id. Sums are of signed variances and values. */
export function varianceOrder(
  db: Database, sort: VarianceSort, direction: 'asc' | 'desc', filter: VarianceGridFilter,
): RowOrder {
  return resultCache(db).order(`variance ${JSON.stringify([sort, direction, filter])}`, () => {
    const columns = varianceColumns(db);
    const rows = acceptance(db, columns, filter).reduce<Int32Array>(narrowed, everyRow(columns.count));
    const { item_id: item, variance: units, value } = columns.column;
    const table = { name: 'variance', id: columns.id, item, units, value };
    return orderOf(db, table, rows, sortKey(db, columns, sort), direction === 'desc');
  });
}

/** Sorts them all, so that under any filter they need only be picked. */
export function sortVariances(db: Database, sort: VarianceSort): void {
  const columns = varianceColumns(db);
  sortedRows(db, columns.count, sortKey(db, columns, sort));
}

function sortKey(db: Database, columns: Columns, sort: VarianceSort): SortKey {
  return { name: `variance by ${sort}`, of: keyOf(db, columns, sort) };
}

function keyOf(db: Database, columns: Columns, sort: VarianceSort): (row: number) => number {
  const { item_id, location_id, system_id, recorded, authoritative, variance, value, unexplained } = columns.column;
  const ranked = (table: 'item' | 'location' | 'system', ids: Int32Array | Float64Array) => {
    const ranks = ranksByCode(db, table);
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

function acceptance(db: Database, columns: Columns, filter: VarianceGridFilter): readonly RowTest[] {
  const { item_id, location_id, system_id, variance, unexplained } = columns.column;
  const tests: RowTest[] = [];
  const equal = (of: Int32Array | Float64Array, wanted: number): void => { tests.push((row) => of[row] === wanted); };
  if (filter.show === 'differing') tests.push((row) => variance[row] !== 0);
  if (filter.show === 'offsetting') equal(variance, 0);
  if (filter.show === 'unexplained') tests.push((row) => unexplained[row] !== 0);
  if (filter.system !== undefined) equal(system_id, idOfCode(db, 'system', filter.system));
  if (filter.systemKind !== undefined) {
    const kind = SYSTEM_KINDS.indexOf(filter.systemKind);
    const systems = new Set(db.rows('SELECT id FROM system WHERE kind = ?', (row) => Number(row[0]), [kind]));
    tests.push((row) => systems.has(system_id[row] as number));
  }
  if (filter.location !== undefined) equal(location_id, idOfCode(db, 'location', filter.location));
  for (const [column, wanted] of [['pool', filter.pool], ['region', filter.region], ['type', filter.placeType]] as const) {
    if (wanted === undefined) continue;
    const places = new Set(db.rows(`SELECT id FROM location WHERE ${column} = ?`, (row) => Number(row[0]), [wanted]));
    tests.push((row) => places.has(location_id[row] as number));
  }
  if (filter.kind !== undefined) {
    const kinds = kindsOfVariances(db);
    const kind = 1 << FINDING_KINDS.indexOf(filter.kind);
    tests.push((row) => ((kinds[row] as number) & kind) !== 0);
  }
  if (filter.owner !== undefined) {
    const { owners, owner } = ownersOfVariances(db);
    equal(owner, owners.indexOf(filter.owner));
  }
  if (filter.search !== undefined && filter.search.trim() !== '') {
    const { items, locations } = matchSearch(db, filter.search);
    tests.push((row) => items[item_id[row] as number] === 1 || locations[location_id[row] as number] === 1);
  }
  return tests;
}

/** The kinds of a variance's lines, a bit each in the order of `FINDING_KINDS`, by row. */
export function kindsOfVariances(db: Database): Int32Array {
  return allOf(kindsOfVariancesInTurns(db));
}

export function kindsOfVariancesInTurns(db: Database): InTurns<Int32Array> {
  return resultCache(db).inTurns('variance kinds', function* () {
    const { count, id } = yield* varianceColumnsInTurns(db);
    const kinds = new Int32Array(count);
    let row = 0;
    yield* keyedInTurns(db, { table: 'statement_line', key: 'variance_id', columns: ['variance_id', 'kind'] }, (line) => {
      const of = line.number(0);
      // A few of the last turn may come again.
      while (row > 0 && (id[row] ?? Infinity) > of) row -= 1;
      while (row < count && (id[row] as number) < of) row += 1;
      if (id[row] === of) kinds[row] = (kinds[row] as number) | (1 << line.number(1));
    });
    return kinds;
  });
}

interface Owners {
  readonly owners: readonly string[];
  readonly owner: Int32Array;
}

export function ownersOfVariances(db: Database): Owners {
  return allOf(ownersOfVariancesInTurns(db));
}

export function ownersOfVariancesInTurns(db: Database): InTurns<Owners> {
  return resultCache(db).inTurns('variance owners', function* () {
    const { count } = yield* varianceColumnsInTurns(db);
    const words = new Words();
    const owner = new Int32Array(count);
    let row = 0;
    yield* rowsInTurns(db, { table: 'variance', columns: ['owner'] }, (variance) => {
      owner[row] = variance.word(0, words);
      row += 1;
    });
    return { owners: words.list, owner };
  });
}
