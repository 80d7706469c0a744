/** The exceptions under a filter, gathered by what they have in common. */
import { isResolved } from '../../domain/exceptions/transitions.ts';
import { toMoney, toUnits } from '../../domain/quantity.ts';
import { rootEventCode } from '../../domain/statements/codes.ts';
import { EXCEPTION_KINDS, EXCEPTION_STATES, SEVERITIES } from '../../domain/vocabulary.ts';
import type { ExceptionKind } from '../../domain/vocabulary.ts';
import type { Database } from '../database.ts';
import { AGES, ageBand } from './exceptionAge.ts';
import { exceptionOrder, ownersOfExceptions } from './exceptionGrid.ts';
import type { ExceptionGridFilter } from './exceptionGrid.ts';
import { readColumns } from './grid/resultColumns.ts';
import type { ResultColumns } from './grid/resultColumns.ts';
import { resultCache } from './grid/rowOrder.ts';
import { engagementSettings } from './settings.ts';

export const GROUPINGS = ['rootEvent', 'owner', 'handoff', 'kind', 'status', 'severity', 'age'] as const;
export type Grouping = (typeof GROUPINGS)[number];

export interface ExceptionGroup {
  /** What to filter by to see just these; null where they have none (no handoff, nobody's, from no root event). */
  readonly key: string | null;
  /** Of a root event: its item, place and kind. */
  readonly of: { readonly sku: string; readonly location: string; readonly kind: ExceptionKind } | null;
  readonly count: number;
  /** Nobody settled them yet. */
  readonly unsettled: number;
  /** Signed sum. */
  readonly units: number;
  /** Sum of sizes. */
  readonly value: number;
  readonly oldestAt: number;
}

const COLUMNS = {
  kind: 'id', handoff_id: 'id', root_event_id: 'id', severity: 'id', status: 'id', quantity: 'amount', value: 'amount', first_at: 'amount',
} as const;
type Columns = ResultColumns<keyof typeof COLUMNS>;

const SETTLED = new Set(EXCEPTION_STATES.flatMap((state, position) => (isResolved(state) ? [position] : [])));

interface Sums {
  count: number;
  unsettled: number;
  units: number;
  value: number;
  oldestAt: number;
}

/** Groups by size, the largest value first, equal ones by their key; a page of them and how many there are. */
export function exceptionGroups(
  db: Database, by: Grouping, filter: ExceptionGridFilter, start: number, count: number,
): { readonly rows: readonly ExceptionGroup[]; readonly total: number; readonly exceptions: number } {
  const cache = resultCache(db);
  const all = cache.part(`groups ${by} ${JSON.stringify(filter)}`, () => gather(db, by, filter));
  const rows = all.slice(start, start + count).map(([number, sums]) => described(db, by, number, sums));
  return { rows, total: all.length, exceptions: all.reduce((sum, [, { count: of }]) => sum + of, 0) };
}

function gather(db: Database, by: Grouping, filter: ExceptionGridFilter): readonly (readonly [number, Sums])[] {
  const cache = resultCache(db);
  const columns = cache.part('group columns', () => readColumns(db, 'finding', COLUMNS, 'number IS NOT NULL'));
  const places = cache.part('group places', () => placesOf(columns));
  const numberOf = groupNumbers(db, by, columns);
  const groups = new Map<number, Sums>();
  const { status, quantity, value, first_at: firstAt } = columns.column;
  for (const id of exceptionOrder(db, 'code', 'asc', filter).ids) {
    const row = places[id] as number;
    const number = numberOf(row);
    let sums = groups.get(number);
    if (sums === undefined) {
      sums = { count: 0, unsettled: 0, units: 0, value: 0, oldestAt: Infinity };
      groups.set(number, sums);
    }
    sums.count += 1;
    if (!SETTLED.has(status[row] as number)) sums.unsettled += 1;
    sums.units += quantity[row] as number;
    sums.value += Math.abs(value[row] as number);
    sums.oldestAt = Math.min(sums.oldestAt, firstAt[row] as number);
  }
  const list = [...groups];
  return by === 'age' ? list.sort(([a], [b]) => a - b) : list.sort(([a, one], [b, other]) => other.value - one.value || a - b);
}

/** Row of each id: findings are numbered from 1 without large gaps. */
function placesOf(columns: Columns): Int32Array {
  const places = new Int32Array((columns.id[columns.count - 1] ?? 0) + 1);
  for (let row = 0; row < columns.count; row += 1) places[columns.id[row] as number] = row;
  return places;
}

/** The number by which a row's group is known: an id, a position in a vocabulary; 0 or −1 for none. */
function groupNumbers(db: Database, by: Grouping, { column }: Columns): (row: number) => number {
  const plain = (of: Int32Array | Float64Array) => (row: number): number => of[row] as number;
  switch (by) {
    case 'rootEvent': return plain(column.root_event_id);
    case 'handoff': return plain(column.handoff_id);
    case 'kind': return plain(column.kind);
    case 'status': return plain(column.status);
    case 'severity': return plain(column.severity);
    case 'owner': return plain(ownersOfExceptions(db).numbers);
    case 'age': {
      const { cutoff } = engagementSettings(db);
      return (row) => ageBand(column.first_at[row] as number, cutoff);
    }
  }
}

function described(db: Database, by: Grouping, number: number, sums: Sums): ExceptionGroup {
  const figures = { ...sums, units: toUnits(sums.units), value: toMoney(sums.value) };
  const group = (key: string | null, of: ExceptionGroup['of'] = null): ExceptionGroup => ({ key, of, ...figures });
  switch (by) {
    case 'kind': return group(EXCEPTION_KINDS[number] ?? null);
    case 'status': return group(EXCEPTION_STATES[number] ?? null);
    case 'severity': return group(SEVERITIES[number] ?? null);
    case 'age': return group(AGES[number] ?? null);
    case 'owner': {
      const name = ownersOfExceptions(db).names[number] ?? '';
      return group(name === '' ? null : name);
    }
    case 'handoff':
      return group(db.first('SELECT code FROM handoff WHERE id = ?', (row) => String(row[0]), [number]) ?? null);
    case 'rootEvent':
      if (number === 0) return group(null);
      return group(rootEventCode(number), db.first(
        `SELECT i.code, l.code, r.kind FROM root_event r JOIN item i ON i.id = r.item_id LEFT JOIN location l ON l.id = r.location_id
          WHERE r.id = ?`,
        (row) => ({ sku: String(row[0]), location: String(row[1] ?? ''), kind: EXCEPTION_KINDS[Number(row[2])] ?? 'unexplained_variance' }),
        [number]) ?? null);
  }
}
