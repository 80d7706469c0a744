/** Root events as people ask for them: what they hold, and what every system recorded. */
import { fail } from '../../domain/problem.ts';
import { toMoney, toUnits } from '../../domain/quantity.ts';
import { rootEventCode } from '../../domain/statements/codes.ts';
import { FINDING_KINDS, ROOT_PATTERNS } from '../../domain/vocabulary.ts';
import type { Database } from '../database.ts';
import { exceptionColumns } from './exceptionColumns.ts';
import { exceptionsById } from './exceptionRows.ts';
import { resultCache, RowOrder } from './grid/rowOrder.ts';
import { everyRow, narrowed } from './grid/rowTests.ts';
import type { RowTest } from './grid/rowTests.ts';
import { stableOrder } from './grid/stableOrder.ts';
import { incidentPage } from './incidents.ts';
import { pricedItem, unpricedItems } from './priced.ts';
import { patternsOf } from './rootPatterns.ts';
import { timelineOf } from './timeline.ts';
import { textOrNull, wordAt } from './words.ts';

/** Exceptions and reports shown of one root event; more than anybody reads. */
const MOST = 200;

export type RootsShown = 'all' | 'several' | 'reported' | 'patterns';
export type RootRank = 'exceptions' | 'units' | 'value' | 'incidents';

const sums = (also: string): string => `(SELECT root_event_id AS id, COUNT(*) AS n, SUM(ABS(quantity)) AS units, SUM(ABS(value)) AS value
  FROM finding WHERE root_event_id IS NOT NULL AND number IS NOT NULL ${also} GROUP BY root_event_id)`;

/** What the exceptions of each root event come to, by its id; units and value are sums of sizes. */
function rootFigures(db: Database) {
  return resultCache(db).part('root events summed', () => {
    const { count, column } = exceptionColumns(db);
    const roots = db.number('SELECT COALESCE(MAX(id), 0) FROM root_event') + 1;
    const figures = {
      exceptions: new Int32Array(roots), units: new Float64Array(roots), value: new Float64Array(roots), incidents: new Int32Array(roots),
      hasPattern: new Uint8Array(roots),
    };
    for (let row = 0; row < count; row += 1) {
      const root = column.root_event_id[row] as number;
      if (root === 0) continue;
      figures.exceptions[root] = (figures.exceptions[root] as number) + 1;
      figures.units[root] = (figures.units[root] as number) + Math.abs(column.quantity[row] as number);
      figures.value[root] = (figures.value[root] as number) + Math.abs(column.value[row] as number);
    }
    db.each('SELECT root_event_id, COUNT(*) FROM incident_trace WHERE rank = 1 GROUP BY root_event_id', (row) => {
      figures.incidents[row[0] as number] = row[1] as number;
    });
    db.each('SELECT root_event_id FROM root_pattern', (row) => { figures.hasPattern[row[0] as number] = 1; });
    return figures;
  });
}

/** Those that hold an exception, the largest by the rank first, then by value, then by id. */
function rootsBy(db: Database, rank: RootRank): Int32Array {
  return resultCache(db).part(`root events by ${rank}`, () => {
    const figures = rootFigures(db);
    const { exceptions } = figures;
    const given = rank === 'value' ? narrowed(everyRow(exceptions.length), (id) => exceptions[id] !== 0) : rootsBy(db, 'value');
    return stableOrder(given, (id) => figures[rank][id] as number, true);
  });
}

/** The root events shown, the largest by the rank first, then by value, then by id. The sums are of sizes. */
export function rootOrder(db: Database, show: RootsShown, rank: RootRank): RowOrder {
  return resultCache(db).order(`root events ${show} ${rank}`, () => {
    const figures = rootFigures(db);
    const ranked = rootsBy(db, rank);
    const shown = show === 'all' ? ranked : narrowed(ranked, isShown(figures, show));
    // Of one item each: where it has no known cost, nothing of it is worth anything.
    const without = unpricedItems(db);
    const itemOf = without === null ? new Int32Array(0) : itemsOfRoots(db);
    let [units, value, unpriced] = [0, 0, 0];
    for (let at = 0; at < shown.length; at += 1) {
      units += figures.units[shown[at] as number] as number;
      value += figures.value[shown[at] as number] as number;
      if (without?.[itemOf[shown[at] as number] as number] === 1) unpriced += 1;
    }
    return new RowOrder(shown, null, { units, value, unpriced });
  });
}

/** The item of each root event, by its id. */
function itemsOfRoots(db: Database): Int32Array {
  return resultCache(db).part('root events by item', () => {
    const items = new Int32Array(db.number('SELECT COALESCE(MAX(id), 0) FROM root_event') + 1);
    db.each('SELECT id, item_id FROM root_event', (row) => { items[Number(row[0])] = Number(row[1]); });
    return items;
  });
}

function isShown({ exceptions, incidents, hasPattern }: ReturnType<typeof rootFigures>, show: Exclude<RootsShown, 'all'>): RowTest {
  switch (show) {
    case 'several': return (id) => (exceptions[id] as number) > 1;
    case 'reported': return (id) => (incidents[id] as number) > 0;
    case 'patterns': return (id) => hasPattern[id] === 1;
  }
}

/** The root events with these ids, in the order of the ids; units and value are sums of sizes. */
export function rootsById(db: Database, ids: Iterable<number>) {
  return db.rows(
    `SELECT r.id, r.kind, i.code, l.code, r.at, f.n, f.units, f.value,
            (SELECT COUNT(*) FROM incident_trace WHERE root_event_id = r.id AND rank = 1),
            (SELECT json_group_array(DISTINCT pattern) FROM root_pattern WHERE root_event_id = r.id), ${pricedItem('r.item_id')}
       FROM json_each(?1) AS wanted
       CROSS JOIN root_event AS r ON r.id = wanted.value JOIN item AS i ON i.id = r.item_id LEFT JOIN location AS l ON l.id = r.location_id
       JOIN ${sums('AND root_event_id IN (SELECT value FROM json_each(?1))')} AS f ON f.id = r.id
      ORDER BY wanted.key`,
    (row) => ({
      id: Number(row[0]), code: rootEventCode(Number(row[0])), kind: wordAt(FINDING_KINDS, row[1]), sku: String(row[2]),
      location: textOrNull(row[3]), at: Number(row[4]), exceptions: Number(row[5]), units: toUnits(Number(row[6])),
      value: toMoney(Number(row[7])), incidents: Number(row[8]),
      priced: row[10] === 1,
      patterns: (JSON.parse(String(row[9])) as number[]).sort((a, b) => a - b).map((word) => wordAt(ROOT_PATTERNS, word)),
    }), [JSON.stringify([...ids])]);
}

/**
 * A root event with what it set off, what was recognised around it, who reported it and what every system recorded. Fails with
 * `unknown_record`.
 */
export function rootDetail(db: Database, id: number) {
  const root = rootsById(db, [id])[0];
  if (root === undefined) {
    return fail({
      code: 'unknown_record', message: `There is no root event ${id} in this engagement any more.`,
      remedy: 'Choose it again from the list.',
    });
  }
  const findings = db.rows(
    `SELECT id FROM finding WHERE root_event_id = ? AND number IS NOT NULL ORDER BY first_at, number LIMIT ${MOST}`,
    (row) => Number(row[0]), [id]);
  return {
    root, exceptions: exceptionsById(db, findings), patterns: patternsOf(db, id), incidents: incidentPage(db, 0, MOST, id).rows,
    timeline: timelineOf(db, findings[0] ?? 0),
  };
}
