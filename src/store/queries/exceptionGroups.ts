/** The exceptions under a filter, gathered by what they have in common. */
import { isResolved } from '../../domain/exceptions/transitions.ts';
import { toMoney, toUnits } from '../../domain/quantity.ts';
import { rootEventCode } from '../../domain/statements/codes.ts';
import { EXCEPTION_KINDS, EXCEPTION_STATES, SEVERITIES } from '../../domain/vocabulary.ts';
import type { ExceptionKind } from '../../domain/vocabulary.ts';
import type { Database } from '../database.ts';
import { AGES, ageBand } from './exceptionAge.ts';
import { exceptionColumns, exceptionWork } from './exceptionColumns.ts';
import { exceptionsThrough, hangsOnWork } from './exceptionGrid.ts';
import type { ExceptionGridFilter } from './exceptionGrid.ts';
import { resultCache } from './grid/rowOrder.ts';
import { everyRow, narrowed } from './grid/rowTests.ts';
import { stableOrder } from './grid/stableOrder.ts';
import { unpricedItems } from './priced.ts';
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
  /** How many of them nobody knows the cost of: they are worth 0 in `value`. */
  readonly unpriced: number;
  readonly oldestAt: number;
}

const SETTLED = EXCEPTION_STATES.map(isResolved);

/** How many figures each group has in `sums`, the count first; and where the others stand. */
const SUMS = 5;
const [UNITS, VALUE, OLDEST, UNPRICED] = [1, 2, 3, 4];

/** Sums of each group by its number, as there may be a million groups. `numbers` are in the order shown. */
interface Gathered {
  readonly numbers: Int32Array;
  readonly sums: Float64Array;
  /** The rows of all exceptions in them. */
  readonly rows: Int32Array;
}

/** Groups by size, the largest value first, equal ones by their key; a page of them and how many there are. */
export function exceptionGroups(
  db: Database, by: Grouping, filter: ExceptionGridFilter, start: number, count: number,
): { readonly rows: readonly ExceptionGroup[]; readonly total: number; readonly exceptions: number } {
  const restsOn = by === 'owner' || by === 'status' || hangsOnWork(filter) ? 'exception' : 'exception facts';
  const name = `${restsOn} groups ${by} ${JSON.stringify(filter)}`;
  const make = (): Gathered => gather(db, by, filter);
  // Unfiltered there are few of them to keep.
  const all = Object.keys(filter).length === 0 ? resultCache(db).part(name, make) : resultCache(db).order(name, make);
  const shown = all.numbers.subarray(start, start + count);
  const unsettled = unsettledOf(db, by, all, shown);
  const rows = Array.from(shown, (number, at) => {
    const sum = (of: number): number => all.sums[number * SUMS + of] as number;
    return described(db, by, number, {
      count: sum(0), unsettled: unsettled[at] ?? 0, units: toUnits(sum(UNITS)), value: toMoney(sum(VALUE)), unpriced: sum(UNPRICED),
      oldestAt: sum(OLDEST),
    });
  });
  return { rows, total: all.numbers.length, exceptions: all.rows.length };
}

function gather(db: Database, by: Grouping, filter: ExceptionGridFilter): Gathered {
  const { item_id: item, quantity, value, first_at: firstAt } = exceptionColumns(db).column;
  const unpriced = unpricedItems(db);
  const numbersOf = groupNumbers(db, by);
  const rows = exceptionsThrough(db, filter);
  let most = 0;
  for (let at = 0; at < rows.length; at += 1) most = Math.max(most, numbersOf[rows[at] as number] as number);
  // What a group comes to lies together: a row touches one place of memory, not five.
  const sums = new Float64Array((most + 1) * SUMS);
  for (let at = 0; at < rows.length; at += 1) {
    const row = rows[at] as number;
    const sum = (numbersOf[row] as number) * SUMS;
    const first = firstAt[row] as number;
    if (sums[sum] === 0 || first < (sums[sum + OLDEST] as number)) sums[sum + OLDEST] = first;
    sums[sum] = (sums[sum] as number) + 1;
    sums[sum + UNITS] = (sums[sum + UNITS] as number) + (quantity[row] as number);
    sums[sum + VALUE] = (sums[sum + VALUE] as number) + Math.abs(value[row] as number);
    if (unpriced?.[item[row] as number] === 1) sums[sum + UNPRICED] = (sums[sum + UNPRICED] as number) + 1;
  }
  const found = narrowed(everyRow(most + 1), (number) => sums[number * SUMS] !== 0);
  const numbers = by === 'age' ? found : stableOrder(found, (number) => sums[number * SUMS + VALUE] as number, true);
  return { numbers, sums, rows };
}

/** How many of each of the groups shown nobody settled yet. */
function unsettledOf(db: Database, by: Grouping, { rows, sums }: Gathered, shown: Int32Array): Int32Array {
  const { status } = exceptionWork(db);
  const numbersOf = groupNumbers(db, by);
  const placeOf = new Int32Array(sums.length / SUMS).fill(-1);
  shown.forEach((number, place) => { placeOf[number] = place; });
  const unsettled = new Int32Array(shown.length);
  for (let at = 0; at < rows.length; at += 1) {
    const row = rows[at] as number;
    const place = placeOf[numbersOf[row] as number] as number;
    if (place >= 0 && SETTLED[status[row] as number] !== true) unsettled[place] = (unsettled[place] as number) + 1;
  }
  return unsettled;
}

/** By row, the number by which its group is known: an id or 0 for none, a place in a list. */
function groupNumbers(db: Database, by: Grouping): Int32Array | Float64Array {
  const { column } = exceptionColumns(db);
  switch (by) {
    case 'rootEvent': return column.root_event_id;
    case 'handoff': return column.handoff_id;
    case 'kind': return column.kind;
    case 'status': return exceptionWork(db).status;
    case 'severity': return column.severity;
    case 'owner': return exceptionWork(db).owner;
    case 'age': {
      const { cutoff } = engagementSettings(db);
      return resultCache(db).part('exception facts by age', () => {
        const bands = new Int32Array(column.first_at.length);
        for (let row = 0; row < bands.length; row += 1) bands[row] = ageBand(column.first_at[row] as number, cutoff);
        return bands;
      });
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
