import { EVENT_TYPES, EXCEPTION_KINDS, EXCEPTION_STATES, REASON_CODES, RUN_CHANGES, SEVERITIES } from '../../domain/vocabulary.ts';
import { isResolved } from '../../domain/exceptions/transitions.ts';
import type { EventType, ExceptionKind, ExceptionState, ReasonCode, RunChange, Severity } from '../../domain/vocabulary.ts';
import type { Database } from '../database.ts';
import { AGES, ageBand } from './exceptionAge.ts';
import type { Age } from './exceptionAge.ts';
import { ranksByText, readColumns } from './grid/resultColumns.ts';
import type { ResultColumns } from './grid/resultColumns.ts';
import { resultCache } from './grid/rowOrder.ts';
import type { RowOrder } from './grid/rowOrder.ts';
import { containsPattern, idOfCode, idSet, matchSearch } from './grid/search.ts';
import { engagementSettings } from './settings.ts';
import { stableOrder } from './grid/stableOrder.ts';

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
  readonly work?: 'unsettled' | 'settled' | 'overdue' | 'withoutOwner' | undefined;
  readonly now?: number | undefined;
  /** By its code, `R-0007`. */
  readonly rootEvent?: string | undefined;
  /** Those that have none of these. */
  readonly without?: 'handoff' | 'rootEvent' | 'owner' | undefined;
  readonly age?: Age | undefined;
  /** These only. */
  readonly ids?: readonly number[] | undefined;
}

const COLUMNS = {
  number: 'id', kind: 'id', item_id: 'id', location_id: 'id', handoff_id: 'id', root_event_id: 'id', severity: 'id', status: 'id',
  quantity: 'amount', value: 'amount', first_at: 'amount',
} as const;
type Columns = ResultColumns<keyof typeof COLUMNS>;

/** The exceptions a filter lets through, in order; equal ones by id. Sums are of signed quantities and values. */
export function exceptionOrder(
  db: Database, sort: ExceptionSort, direction: 'asc' | 'desc', filter: ExceptionGridFilter,
): RowOrder {
  const cache = resultCache(db);
  return cache.order(`exception ${JSON.stringify([sort, direction, filter])}`, () => {
    const columns = cache.part('exception columns', () => readColumns(db, 'finding', COLUMNS, 'number IS NOT NULL'));
    const tests = acceptance(db, columns, filter);
    const rows = new Int32Array(columns.count);
    let kept = 0;
    let units = 0;
    let value = 0;
    for (let row = 0; row < columns.count; row += 1) {
      if (!tests.every((test) => test(row))) continue;
      rows[kept] = row;
      kept += 1;
      units += columns.column.quantity[row] ?? 0;
      value += columns.column.value[row] ?? 0;
    }
    const sorted = stableOrder(rows.subarray(0, kept), sortKey(db, columns, sort), direction === 'desc');
    return { ids: sorted.map((row) => columns.id[row] ?? 0), units, value };
  });
}

function sortKey(db: Database, columns: Columns, sort: ExceptionSort): (row: number) => number {
  const plain = (of: Int32Array | Float64Array) => (row: number): number => of[row] ?? 0;
  const ranked = (table: 'item' | 'location' | 'handoff', ids: Int32Array | Float64Array) => {
    const ranks = resultCache(db).part(`ranks of ${table}`, () => ranksByText(db, table, 'code'));
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
    case 'absoluteValue': return (row) => Math.abs(column.value[row] ?? 0);
    case 'severity': return plain(column.severity);
    case 'owner': return plain(ownersOfExceptions(db).ranks);
    case 'firstAt': return plain(column.first_at);
    case 'status': return plain(column.status);
    case 'due': {
      const due = resultCache(db).part('due dates', () => dueDates(db));
      // What is not due comes after everything that is.
      return (row) => due.get(columns.id[row] ?? 0) ?? Number.MAX_SAFE_INTEGER;
    }
  }
}

function dueDates(db: Database): ReadonlyMap<number, number> {
  return new Map(db.rows('SELECT f.id, l.due_at FROM exception_life l JOIN finding f ON f.number = l.number WHERE l.due_at IS NOT NULL',
    (row) => [Number(row[0]), Number(row[1])] as const));
}

/** Whose the exceptions are, in the order of the columns: owners by number, their names, and their ranks by name. */
export function ownersOfExceptions(db: Database): {
  readonly numbers: Int32Array; readonly names: readonly string[]; readonly ranks: Float64Array;
} {
  return resultCache(db).part('owners', () => {
    const known = new Map<string, number>();
    const numbers = new Int32Array(db.number('SELECT COUNT(*) FROM finding WHERE number IS NOT NULL'));
    let row = 0;
    db.each('SELECT owner FROM finding WHERE number IS NOT NULL ORDER BY id', ([owner]) => {
      const name = String(owner);
      const number = known.get(name) ?? known.size;
      known.set(name, number);
      numbers[row] = number;
      row += 1;
    });
    const names = [...known.keys()];
    const rankOf = new Float64Array(names.length);
    names.toSorted().forEach((name, rank) => { rankOf[known.get(name) ?? 0] = rank; });
    return { numbers, names, ranks: Float64Array.from(numbers, (number) => rankOf[number] ?? 0) };
  });
}

function acceptance(db: Database, columns: Columns, filter: ExceptionGridFilter): readonly ((row: number) => boolean)[] {
  const { column } = columns;
  const tests: ((row: number) => boolean)[] = [];
  const equal = (of: Int32Array | Float64Array, wanted: number): void => { tests.push((row) => of[row] === wanted); };
  const oneOf = (ids: ReadonlySet<number>): void => { tests.push((row) => ids.has(columns.id[row] ?? 0)); };
  if (filter.kind !== undefined) equal(column.kind, EXCEPTION_KINDS.indexOf(filter.kind));
  if (filter.severity !== undefined) equal(column.severity, SEVERITIES.indexOf(filter.severity));
  if (filter.status !== undefined) equal(column.status, EXCEPTION_STATES.indexOf(filter.status));
  if (filter.handoff !== undefined) equal(column.handoff_id, idOfCode(db, 'handoff', filter.handoff));
  if (filter.location !== undefined) equal(column.location_id, idOfCode(db, 'location', filter.location));
  if (filter.owner !== undefined) oneOf(idSet(db, 'SELECT id FROM finding WHERE owner = ?', [filter.owner]));
  if (filter.eventType !== undefined) oneOf(ofEventType(db, EVENT_TYPES.indexOf(filter.eventType)));
  const ofLife = (column: string, value: number): ReadonlySet<number> => idSet(
    db, `SELECT f.id FROM exception_life l JOIN finding f ON f.number = l.number WHERE l.${column} = ?`, [value]);
  if (filter.reason !== undefined) oneOf(ofLife('reason', REASON_CODES.indexOf(filter.reason)));
  if (filter.change !== undefined) oneOf(ofLife('compared', RUN_CHANGES.indexOf(filter.change)));
  const settled = (row: number): boolean => isResolved(EXCEPTION_STATES[column.status[row] ?? 0] ?? 'open');
  if (filter.work === 'settled') tests.push(settled);
  if (filter.work === 'unsettled' || filter.work === 'overdue') tests.push((row) => !settled(row));
  if (filter.work === 'withoutOwner') oneOf(idSet(db, 'SELECT id FROM finding WHERE owner = ?', ['']));
  if (filter.work === 'overdue') {
    const due = dueDates(db);
    const now = filter.now ?? engagementSettings(db).cutoff;
    tests.push((row) => (due.get(columns.id[row] ?? 0) ?? Number.MAX_SAFE_INTEGER) < now);
  }
  if (filter.rootEvent !== undefined) equal(column.root_event_id, Number(/^R-0*(\d+)$/u.exec(filter.rootEvent)?.[1] ?? -1));
  if (filter.without === 'handoff') equal(column.handoff_id, 0);
  if (filter.without === 'rootEvent') equal(column.root_event_id, 0);
  if (filter.without === 'owner') oneOf(idSet(db, 'SELECT id FROM finding WHERE owner = ?', ['']));
  if (filter.ids !== undefined) oneOf(new Set(filter.ids));
  if (filter.age !== undefined) {
    const { cutoff } = engagementSettings(db);
    const band = AGES.indexOf(filter.age);
    tests.push((row) => ageBand(column.first_at[row] ?? 0, cutoff) === band);
  }
  const search = filter.search?.trim() ?? '';
  if (search !== '') tests.push(found(db, columns, search));
  return tests;
}

/** By the handoff's event type; where there is no handoff, by that of the events in evidence. */
function ofEventType(db: Database, type: number): ReadonlySet<number> {
  return idSet(
    db,
    `SELECT f.id FROM finding AS f JOIN handoff AS h ON h.id = f.handoff_id WHERE h.event_type = ?1
     UNION
     SELECT f.id FROM finding AS f JOIN evidence AS e ON e.finding_id = f.id AND e.fact = 'event' JOIN event AS ev ON ev.id = e.fact_id
      WHERE f.handoff_id IS NULL AND ev.type = ?1`, [type]);
}

/** By item, location, reference, or the exception's own code ("E-000012", "e-12"). */
function found(db: Database, columns: Columns, search: string): (row: number) => boolean {
  const { items, locations } = matchSearch(db, search);
  const named = idSet(
    db, 'SELECT f.id FROM finding AS f JOIN reference AS r ON r.id = f.reference_id WHERE r.text LIKE ? ESCAPE \'\\\'',
    [containsPattern(search)]);
  const number = Number(/^e-?0*(\d+)$/iu.exec(search)?.[1] ?? -1);
  const { item_id, location_id, number: numbers } = columns.column;
  return (row) => items.has(item_id[row] ?? 0) || locations.has(location_id[row] ?? 0) || named.has(columns.id[row] ?? 0)
    || numbers[row] === number;
}
