/** The exceptions under a filter, gathered by what they have in common. */
import { isResolved } from '../../domain/exceptions/transitions.ts';
import { toMoney, toUnits } from '../../domain/quantity.ts';
import { rootEventCode } from '../../domain/statements/codes.ts';
import { EXCEPTION_KINDS, EXCEPTION_STATES, SEVERITIES } from '../../domain/vocabulary.ts';
import type { ExceptionKind } from '../../domain/vocabulary.ts';
import type { Database } from '../database.ts';
import { AGES, ageBand } from './exceptionAge.ts';
import { exceptionColumns, exceptionWork } from './exceptionColumns.ts';
import { exceptionsThrough } from './exceptionGrid.ts';
import type { ExceptionGridFilter } from './exceptionGrid.ts';
import { resultCache } from './grid/rowOrder.ts';
import { everyRow, narrowed } from './grid/rowTests.ts';
import { stableOrder } from './grid/stableOrder.ts';
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

const SETTLED = EXCEPTION_STATES.map(isResolved);

/** Sums of each group in columns, as there may be a million groups. `numbers` are in the order shown. */
interface Gathered {
  readonly numbers: Int32Array;
  readonly count: Int32Array;
  readonly unsettled: Int32Array;
  readonly units: Float64Array;
  readonly value: Float64Array;
  readonly oldestAt: Float64Array;
  readonly exceptions: number;
}

/** Groups by size, the largest value first, equal ones by their key; a page of them and how many there are. */
export function exceptionGroups(
  db: Database, by: Grouping, filter: ExceptionGridFilter, start: number, count: number,
): { readonly rows: readonly ExceptionGroup[]; readonly total: number; readonly exceptions: number } {
  const all = resultCache(db).part(`groups ${by} ${JSON.stringify(filter)}`, () => gather(db, by, filter));
  const rows = Array.from(all.numbers.subarray(start, start + count), (number) => described(db, by, number, {
    count: all.count[number] as number, unsettled: all.unsettled[number] as number, units: toUnits(all.units[number] as number),
    value: toMoney(all.value[number] as number), oldestAt: all.oldestAt[number] as number,
  }));
  return { rows, total: all.numbers.length, exceptions: all.exceptions };
}

function gather(db: Database, by: Grouping, filter: ExceptionGridFilter): Gathered {
  const { quantity, value, first_at: firstAt } = exceptionColumns(db).column;
  const { status } = exceptionWork(db);
  const numberOf = groupNumbers(db, by);
  const rows = exceptionsThrough(db, filter);
  let most = 0;
  for (let at = 0; at < rows.length; at += 1) most = Math.max(most, numberOf(rows[at] as number));
  const sums = {
    count: new Int32Array(most + 1), unsettled: new Int32Array(most + 1), units: new Float64Array(most + 1),
    value: new Float64Array(most + 1), oldestAt: new Float64Array(most + 1).fill(Infinity),
  };
  for (let at = 0; at < rows.length; at += 1) {
    const row = rows[at] as number;
    const number = numberOf(row);
    sums.count[number] = (sums.count[number] as number) + 1;
    if (SETTLED[status[row] as number] !== true) sums.unsettled[number] = (sums.unsettled[number] as number) + 1;
    sums.units[number] = (sums.units[number] as number) + (quantity[row] as number);
    sums.value[number] = (sums.value[number] as number) + Math.abs(value[row] as number);
    sums.oldestAt[number] = Math.min(sums.oldestAt[number] as number, firstAt[row] as number);
  }
  const found = narrowed(everyRow(most + 1), (number) => (sums.count[number] as number) > 0);
  const numbers = by === 'age' ? found : stableOrder(found, (number) => sums.value[number] as number, true);
  return { numbers, ...sums, exceptions: rows.length };
}

/** The number by which a row's group is known: an id or 0 for none, a place in a list. */
function groupNumbers(db: Database, by: Grouping): (row: number) => number {
  const { column } = exceptionColumns(db);
  const plain = (of: Int32Array | Float64Array) => (row: number): number => of[row] as number;
  switch (by) {
    case 'rootEvent': return plain(column.root_event_id);
    case 'handoff': return plain(column.handoff_id);
    case 'kind': return plain(column.kind);
    case 'status': return plain(exceptionWork(db).status);
    case 'severity': return plain(column.severity);
    case 'owner': return plain(exceptionWork(db).owner);
    case 'age': {
      const { cutoff } = engagementSettings(db);
      return (row) => ageBand(column.first_at[row] as number, cutoff);
    }
  }
}

function described(db: Database, by: Grouping, number: number, figures: Omit<ExceptionGroup, 'key' | 'of'>): ExceptionGroup {
  const group = (key: string | null, of: ExceptionGroup['of'] = null): ExceptionGroup => ({ key, of, ...figures });
  switch (by) {
    case 'kind': return group(EXCEPTION_KINDS[number] ?? null);
    case 'status': return group(EXCEPTION_STATES[number] ?? null);
    case 'severity': return group(SEVERITIES[number] ?? null);
    case 'age': return group(AGES[number] ?? null);
    case 'owner': {
      const name = exceptionWork(db).owners[number] ?? '';
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
