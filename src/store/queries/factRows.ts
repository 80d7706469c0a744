/** The rows as loaded that a figure is made of, each with its place in its file. */
import { fail } from '../../domain/problem.ts';
import { toUnits } from '../../domain/quantity.ts';
import { EVENT_TYPES, FINDING_KINDS, INCIDENT_KINDS, PAYMENT_KINDS, STOCK_STATES } from '../../domain/vocabulary.ts';
import type { EventType, FindingKind, StockState } from '../../domain/vocabulary.ts';
import type { Database } from '../database.ts';
import { bookedAt } from './bookedAt.ts';
import { idOfCode } from './grid/search.ts';
import { resultCache } from './grid/rowOrder.ts';
import { numberOrNull, textOrNull, wordAt } from './words.ts';

/** The tables that hold a row for each row of a file. */
export const FACT_TABLES = ['position', 'event', 'item', 'incident', 'order', 'payment'] as const;
export type FactTable = (typeof FACT_TABLES)[number];

export interface FactFilter {
  readonly of: readonly FactTable[];
  readonly system?: string | undefined;
  readonly sku?: string | undefined;
  readonly location?: string | undefined;
  /** Positions in these states only. */
  readonly states?: readonly StockState[] | undefined;
  /** Positions that count in the figures at the cut-off: no earlier reading that another took the place of. */
  readonly counted?: boolean | undefined;
  readonly eventType?: EventType | undefined;
  /** Null: events that do not say who booked them. */
  readonly actor?: string | null | undefined;
  /** Events that the handoff with this id has to carry: of its source, its kind and its places. */
  readonly handoff?: number | undefined;
  /** Rows that prove a finding of this kind; of `handoff` where that is given. */
  readonly proves?: FindingKind | undefined;
  readonly sourceId?: number | undefined;
  /** Events that prove these findings. */
  readonly findings?: readonly number[] | undefined;
}

interface Table {
  readonly name: string;
  /** Item, place, what it is (a position in a vocabulary, or a text), scaled quantity, moment, reference id or text; over `t`. */
  readonly columns: readonly [item: string, location: string, what: string, quantity: string, at: string, reference: string];
  readonly wordOf: (what: unknown) => string;
}

const REFERENCE = '(SELECT text FROM reference WHERE id = t.reference_id)';
const TABLES: Readonly<Record<FactTable, Table>> = {
  position: {
    name: 'position', columns: ['t.item_id', 't.location_id', 't.state', 't.quantity', 't.as_of', 'NULL'],
    wordOf: (what) => wordAt(STOCK_STATES, what),
  },
  event: {
    name: 'event', columns: ['t.item_id', 't.location_id', 't.type', 't.quantity', bookedAt('t'), REFERENCE],
    wordOf: (what) => wordAt(EVENT_TYPES, what),
  },
  item: { name: 'item_row', columns: ['t.item_id', 'NULL', "''", 'NULL', 'NULL', 't.barcode'], wordOf: () => '' },
  incident: {
    name: 'incident', columns: ['t.item_id', 't.location_id', 't.kind', 't.quantity', 't.reported_at', 't.reference'],
    wordOf: (what) => wordAt(INCIDENT_KINDS, what),
  },
  order: {
    name: 'order_line', columns: ['t.item_id', 't.location_id', 't.state', 't.quantity', 't.at', 't.reference'], wordOf: String,
  },
  payment: {
    name: 'payment', columns: ['NULL', 'NULL', 't.kind', 't.amount', 't.at', 't.reference'], wordOf: (what) => wordAt(PAYMENT_KINDS, what),
  },
};

interface Where {
  readonly sql: string;
  readonly values: readonly (string | number)[];
}

/**
 * The rows under a filter in the order in which they were loaded: how many there are, in how many files, their quantities added up with
 * and without their signs, and a page of them. Fails with `unknown_record`.
 */
export function factPage(db: Database, filter: FactFilter, start: number, count: number) {
  const parts = filter.of.map((of) => ({ of, where: whereOf(db, of, filter) }));
  const sums = resultCache(db).part(`records of ${JSON.stringify(filter)}`, () => parts.map(({ of, where }) => db.first(
    `SELECT COUNT(*), COALESCE(SUM(${TABLES[of].columns[3]}), 0), COALESCE(SUM(ABS(${TABLES[of].columns[3]})), 0), COUNT(DISTINCT source_id)
       FROM ${TABLES[of].name} AS t WHERE ${where.sql}`,
    (row) => ({ rows: Number(row[0]), net: Number(row[1]), size: Number(row[2]), files: Number(row[3]) }), where.values)
    ?? { rows: 0, net: 0, size: 0, files: 0 }));
  const rows: ReturnType<typeof readPart> = [];
  let before = 0;
  parts.forEach(({ of, where }, at) => {
    const total = sums[at]?.rows ?? 0;
    const from = Math.max(0, start - before);
    const wanted = Math.min(count - rows.length, total - from);
    if (wanted > 0) rows.push(...readPart(db, of, where, from, wanted));
    before += total;
  });
  const sum = (of: 'rows' | 'net' | 'size' | 'files'): number => sums.reduce((all, part) => all + part[of], 0);
  return { rows, total: sum('rows'), files: sum('files'), net: toUnits(sum('net')), size: toUnits(sum('size')) };
}

function readPart(db: Database, of: FactTable, where: Where, start: number, count: number) {
  const wanted = `SELECT id, id AS place FROM ${TABLES[of].name} AS t WHERE ${where.sql} ORDER BY id LIMIT ${count} OFFSET ${start}`;
  return readWanted(db, of, wanted, where.values);
}

/** Events by their ids, in the order in which they are asked for, one that is asked for twice twice. */
export function eventRows(db: Database, ids: readonly number[]) {
  return readWanted(db, 'event', 'SELECT value AS id, key AS place FROM json_each(?)', [JSON.stringify(ids)]);
}

/** The sums over events by their ids, one that is given twice counted twice. */
export function eventSums(db: Database, ids: readonly number[]) {
  return db.first(
    `SELECT COALESCE(SUM(t.quantity), 0), COALESCE(SUM(ABS(t.quantity)), 0), COUNT(DISTINCT t.source_id)
       FROM json_each(?) AS wanted JOIN event AS t ON t.id = wanted.value`,
    (row) => ({ net: toUnits(Number(row[0])), size: toUnits(Number(row[1])), files: Number(row[2]) }), [JSON.stringify(ids)])
    ?? { net: 0, size: 0, files: 0 };
}

/** `wanted`: a query of ids and the places in which their rows are to come. */
function readWanted(db: Database, of: FactTable, wanted: string, values: readonly (string | number)[]) {
  const { name, columns: [item, location, what, quantity, at, reference], wordOf } = TABLES[of];
  return db.rows(
    `SELECT t.id, t.source_id, f.file, t.line, s.code, i.code, l.code, ${what}, ${quantity}, ${at}, ${reference}
       FROM (${wanted}) AS wanted
       JOIN ${name} AS t ON t.id = wanted.id JOIN source AS f ON f.id = t.source_id JOIN system AS s ON s.id = t.system_id
       LEFT JOIN item AS i ON i.id = ${item} LEFT JOIN location AS l ON l.id = ${location} ORDER BY wanted.place`,
    (row) => ({
      of, id: Number(row[0]), sourceId: Number(row[1]), file: String(row[2]), row: Number(row[3]), system: String(row[4]),
      sku: textOrNull(row[5]), location: textOrNull(row[6]), what: wordOf(row[7]),
      quantity: row[8] === null ? null : toUnits(Number(row[8])), at: numberOrNull(row[9]), reference: textOrNull(row[10]),
    }), values);
}

function whereOf(db: Database, of: FactTable, filter: FactFilter): Where {
  const tests: string[] = ['1'];
  const values: (string | number)[] = [];
  const [item, location] = TABLES[of].columns;
  const test = (sql: string, ...given: readonly (string | number)[]): void => {
    tests.push(sql);
    values.push(...given);
  };
  if (filter.sourceId !== undefined) test('t.source_id = ?', filter.sourceId);
  if (filter.system !== undefined) test('t.system_id = ?', idOfCode(db, 'system', filter.system));
  if (filter.sku !== undefined) test(`${item} = ?`, idOfCode(db, 'item', filter.sku));
  if (filter.location !== undefined) test(`${location} = ?`, idOfCode(db, 'location', filter.location));
  if (of === 'position' && filter.states !== undefined) {
    test(`t.state IN (${filter.states.map((state) => STOCK_STATES.indexOf(state)).join()})`);
  }
  if (of === 'position' && filter.counted === true) test('t.id NOT IN (SELECT position_id FROM superseded_position)');
  if (of === 'event') eventTests(db, filter, test);
  return { sql: tests.join(' AND '), values };
}

function eventTests(db: Database, filter: FactFilter, test: (sql: string, ...given: readonly (string | number)[]) => void): void {
  const { eventType, actor, handoff, proves, findings } = filter;
  if (findings !== undefined) {
    test(`t.id IN (SELECT fact_id FROM evidence WHERE fact = 'event' AND finding_id IN (SELECT value FROM json_each(?)))`,
      JSON.stringify(findings));
  }
  if (eventType !== undefined) test('t.type = ?', EVENT_TYPES.indexOf(eventType));
  if (actor === null) test('t.actor_id IS NULL');
  else if (actor !== undefined) test('t.actor_id IN (SELECT id FROM word WHERE text = ?)', actor);
  if (proves !== undefined) {
    const ofHandoff = handoff === undefined ? '' : ` AND g.handoff_id = ${handoff}`;
    test(`t.id IN (SELECT e.fact_id FROM finding AS g JOIN evidence AS e ON e.finding_id = g.id AND e.fact = 'event'
      WHERE g.kind = ?${ofHandoff})`, FINDING_KINDS.indexOf(proves));
  } else if (handoff !== undefined) {
    const { type, from } = db.first(
      'SELECT event_type, from_system_id FROM handoff WHERE id = ?', (row) => ({ type: Number(row[0]), from: Number(row[1]) }), [handoff],
    ) ?? fail({
      code: 'unknown_record', message: `There is no handoff ${handoff} in this engagement any more.`,
      remedy: 'Choose it again from the list.',
    });
    test('t.system_id = ? AND t.type = ?', from, type);
    const places = db.rows('SELECT location_id FROM handoff_location WHERE handoff_id = ?', (row) => Number(row[0]), [handoff]);
    if (places.length > 0) test(`t.location_id IN (${places.join()})`);
  }
}
