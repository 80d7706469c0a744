import { EVENT_TYPES, EXCEPTION_KINDS, EXCEPTION_STATES, REASON_CODES, RUN_CHANGES, SEVERITIES } from '../../domain/vocabulary.ts';
import { isResolved } from '../../domain/exceptions/transitions.ts';
import type { EventType, ExceptionKind, ExceptionState, ReasonCode, RunChange, Severity } from '../../domain/vocabulary.ts';
import type { Database } from '../database.ts';
import { kindsMet } from './kindsMet.ts';
import { AGES, ageBand } from './exceptionAge.ts';
import type { Age } from './exceptionAge.ts';
import { exceptionColumns, exceptionWork, rowsOf } from './exceptionColumns.ts';
import type { ExceptionColumns, ExceptionWork } from './exceptionColumns.ts';
import { ranksByCode } from './grid/resultColumns.ts';
import { resultCache } from './grid/rowOrder.ts';
import { orderOf, sortedRows } from './grid/sortedRows.ts';
import type { SortKey } from './grid/sortedRows.ts';
import type { RowOrder } from './grid/rowOrder.ts';
import { everyRow, narrowed } from './grid/rowTests.ts';
import type { RowTest } from './grid/rowTests.ts';
import { idOfCode, matchSearch } from './grid/search.ts';
import { textsOf } from './grid/texts.ts';
import { engagementSettings } from './settings.ts';

export type ExceptionSort =
  | 'code' | 'kind' | 'sku' | 'location' | 'handoff' | 'quantity' | 'value' | 'absoluteValue' | 'severity' | 'owner' | 'firstAt'
  | 'status' | 'due';

export interface ExceptionGridFilter {
  readonly search?: string | undefined;
  readonly kind?: ExceptionKind | undefined;
  readonly severity?: Severity | undefined;
  readonly status?: ExceptionState | undefined;
  readonly owner?: string | undefined;
  readonly handoff?: string | undefined;
  readonly eventType?: EventType | undefined;
  readonly location?: string | undefined;
  readonly reason?: ReasonCode | undefined;
  readonly change?: RunChange | undefined;
  readonly work?: 'unsettled' | 'settled' | 'overdue' | 'withoutOwner' | 'customers' | undefined;
  readonly now?: number | undefined;
  /** By its code, `R-0007`. */
  readonly rootEvent?: string | undefined;
  /** Those that have none of these. */
  readonly without?: 'handoff' | 'rootEvent' | 'owner' | undefined;
  readonly age?: Age | undefined;
  /** These only. */
  readonly ids?: readonly number[] | undefined;
}

/** The exceptions a filter lets through, in order; equal ones by id. Sums are of signed quantities and values. */
export function exceptionOrder(
  db: Database, sort: ExceptionSort, direction: 'asc' | 'desc', filter: ExceptionGridFilter,
): RowOrder {
  const restsOn = OF_WORK.has(sort) || hangsOnWork(filter) ? 'exception' : 'exception facts';
  return resultCache(db).order(`${restsOn} ${JSON.stringify([sort, direction, filter])}`, () => {
    const columns = exceptionColumns(db);
    const { item_id: item, quantity: units, value } = columns.column;
    const table = { name: 'exception facts', id: columns.id, item, units, value };
    return orderOf(db, table, exceptionsThrough(db, filter), sortKey(db, columns, sort), direction === 'desc');
  });
}

/** What a decision may change: the other orders stand after one. */
const OF_WORK: ReadonlySet<ExceptionSort> = new Set(['owner', 'status', 'due']);

export function hangsOnWork({ status, owner, reason, change, work, without }: ExceptionGridFilter): boolean {
  return [status, owner, reason, change, work].some((asked) => asked !== undefined) || without === 'owner';
}

/** The rows of the columns that a filter lets through, ascending. */
export function exceptionsThrough(db: Database, filter: ExceptionGridFilter): Int32Array {
  const columns = exceptionColumns(db);
  return acceptance(db, columns, filter).reduce<Int32Array>(narrowed, everyRow(columns.count));
}

/** Sorts them all, so that under any filter they need only be picked. */
export function sortExceptions(db: Database, sort: ExceptionSort): void {
  const columns = exceptionColumns(db);
  sortedRows(db, columns.count, sortKey(db, columns, sort));
}

function sortKey(db: Database, columns: ExceptionColumns, sort: ExceptionSort): SortKey {
  return { name: `exception ${OF_WORK.has(sort) ? '' : 'facts '}by ${sort}`, of: keyOf(db, columns, sort) };
}

function keyOf(db: Database, columns: ExceptionColumns, sort: ExceptionSort): (row: number) => number {
  const plain = (of: Int32Array | Float64Array) => (row: number): number => of[row] as number;
  const ranked = (table: 'item' | 'location' | 'handoff', ids: Int32Array | Float64Array) => {
    const ranks = ranksByCode(db, table);
    return (row: number): number => ranks[ids[row] ?? 0] ?? 0;
  };
  const { column } = columns;
  switch (sort) {
    case 'code': return plain(column.number);
    case 'kind': return plain(column.kind);
    case 'sku': return ranked('item', column.item_id);
    case 'location': return ranked('location', column.location_id);
    case 'handoff': return ranked('handoff', column.handoff_id);
    case 'quantity': return plain(column.quantity);
    case 'value': return plain(column.value);
    case 'absoluteValue': return (row) => Math.abs(column.value[row] as number);
    case 'severity': return plain(column.severity);
    case 'firstAt': return plain(column.first_at);
    case 'status': return plain(exceptionWork(db).status);
    case 'owner': {
      const { owner, owners } = exceptionWork(db);
      const ranks = new Map([...owners].sort().map((name, rank) => [name, rank]));
      const rankOf = owners.map((name) => ranks.get(name) ?? 0);
      return (row) => rankOf[owner[row] as number] ?? 0;
    }
    case 'due': {
      const { due } = exceptionWork(db);
      // What is not due comes after everything that is.
      return (row) => (Number.isNaN(due[row]) ? Number.MAX_SAFE_INTEGER : due[row] as number);
    }
  }
}

function acceptance(db: Database, columns: ExceptionColumns, filter: ExceptionGridFilter): readonly RowTest[] {
  const { column } = columns;
  const tests: RowTest[] = [];
  const equal = (of: Int32Array | Float64Array, wanted: number): void => { tests.push((row) => of[row] === wanted); };
  const work = (): ExceptionWork => exceptionWork(db);
  const ownedBy = (name: string): void => { equal(work().owner, work().owners.indexOf(name)); };
  if (filter.kind !== undefined) equal(column.kind, EXCEPTION_KINDS.indexOf(filter.kind));
  if (filter.severity !== undefined) equal(column.severity, SEVERITIES.indexOf(filter.severity));
  if (filter.status !== undefined) equal(work().status, EXCEPTION_STATES.indexOf(filter.status));
  if (filter.handoff !== undefined) equal(column.handoff_id, idOfCode(db, 'handoff', filter.handoff));
  if (filter.location !== undefined) equal(column.location_id, idOfCode(db, 'location', filter.location));
  if (filter.owner !== undefined) ownedBy(filter.owner);
  if (filter.eventType !== undefined) tests.push(ofEventType(db, columns, EVENT_TYPES.indexOf(filter.eventType)));
  if (filter.reason !== undefined) equal(work().reason, REASON_CODES.indexOf(filter.reason));
  if (filter.change !== undefined) equal(work().compared, RUN_CHANGES.indexOf(filter.change));
  if (filter.work === 'settled') tests.push(settled(work().status, true));
  if (filter.work === 'unsettled' || filter.work === 'overdue') tests.push(settled(work().status, false));
  if (filter.work === 'withoutOwner' || filter.without === 'owner') ownedBy('');
  if (filter.work === 'customers') tests.push(metByCustomers(db, columns));
  if (filter.work === 'overdue') {
    const { due } = work();
    const now = filter.now ?? engagementSettings(db).cutoff;
    tests.push((row) => (due[row] as number) < now);
  }
  if (filter.rootEvent !== undefined) equal(column.root_event_id, Number(/^R-0*(\d+)$/u.exec(filter.rootEvent)?.[1] ?? -1));
  if (filter.without === 'handoff') equal(column.handoff_id, 0);
  if (filter.without === 'rootEvent') equal(column.root_event_id, 0);
  if (filter.ids !== undefined) {
    const wanted = new Set(filter.ids);
    tests.push((row) => wanted.has(columns.id[row] as number));
  }
  if (filter.age !== undefined) {
    const { cutoff } = engagementSettings(db);
    const band = AGES.indexOf(filter.age);
    tests.push((row) => ageBand(column.first_at[row] as number, cutoff) === band);
  }
  const search = filter.search?.trim() ?? '';
  if (search !== '') tests.push(found(db, columns, search));
  return tests;
}

/** As the figure of each handoff counts them (`meetsCustomers`). */
function metByCustomers(db: Database, { column: { handoff_id: handoff, kind } }: ExceptionColumns): RowTest {
  const met = kindsMet(db);
  return (row) => met.get(handoff[row] as number)?.[kind[row] as number] === true;
}

function settled(status: Int32Array, wanted: boolean): RowTest {
  const isSettled = EXCEPTION_STATES.map(isResolved);
  return (row) => isSettled[status[row] as number] === wanted;
}

/** By the handoff's event type; where there is no handoff, by that of the events in evidence. */
function ofEventType(db: Database, columns: ExceptionColumns, type: number): RowTest {
  const handoffs = new Set(db.rows('SELECT id FROM handoff WHERE event_type = ?', (row) => Number(row[0]), [type]));
  const { handoff_id: handoff } = columns.column;
  const byEvidence = typesByEvidence(db, columns);
  return (row) => (handoff[row] === 0 ? ((byEvidence[row] as number) & (1 << type)) !== 0 : handoffs.has(handoff[row] as number));
}

/** For those without a handoff the types of the events in evidence, a bit each. */
function typesByEvidence(db: Database, columns: ExceptionColumns): Int32Array {
  return resultCache(db).part('exception facts by evidence', () => {
    const types = new Int32Array(columns.count);
    const without = narrowed(everyRow(columns.count), (row) => columns.column.handoff_id[row] === 0);
    const rows = rowsOf(db, 'id');
    db.each(
      `SELECT wanted.value, ev.type FROM json_each(?) AS wanted CROSS JOIN evidence AS e ON e.finding_id = wanted.value AND e.fact = 'event'
         CROSS JOIN event AS ev ON ev.id = e.fact_id`,
      ([id, type]) => {
        const row = rows[id as number] as number;
        types[row] = (types[row] as number) | (1 << (type as number));
      }, [JSON.stringify(Array.from(without, (row) => columns.id[row]))]);
    return types;
  });
}

/** By item, location, reference, or the exception's own code ("E-000012", "e-12"). */
function found(db: Database, columns: ExceptionColumns, search: string): RowTest {
  const { items, locations } = matchSearch(db, search);
  const references = textsOf(db, 'reference').holding(search);
  const number = Number(/^e-?0*(\d+)$/iu.exec(search)?.[1] ?? -1);
  const { item_id, location_id, reference_id, number: numbers } = columns.column;
  return (row) => items[item_id[row] as number] === 1 || locations[location_id[row] as number] === 1
    || references[reference_id[row] as number] === 1 || numbers[row] === number;
}
