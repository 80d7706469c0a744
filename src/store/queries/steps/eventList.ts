import { toUnits } from '../../../domain/quantity.ts';
import { EVENT_TYPES } from '../../../domain/vocabulary.ts';
import type { EventType } from '../../../domain/vocabulary.ts';
import type { Database } from '../../database.ts';
import { bookedAt, occurredAt } from '../bookedAt.ts';
import { resultCache } from '../grid/rowOrder.ts';
import { idOfCode } from '../grid/search.ts';
import { textOrNull, wordAt } from '../words.ts';

/** An event ready to show; quantity in units, `at` is when the books took it in. */
export interface EventRecord {
  readonly id: number;
  readonly system: string;
  readonly eventType: EventType;
  readonly at: number;
  readonly occurredAt: number;
  readonly sku: string;
  readonly location: string;
  readonly quantity: number;
  readonly reference: string | null;
  readonly file: string;
  readonly sourceId: number;
  readonly row: number;
}

/** The events of one write path: how many there are, the sum of their sizes, and a page of their ids, the last booked first, then by id. */
export function eventPage(db: Database, system: string, eventType: EventType, start: number, count: number): {
  readonly ids: readonly number[]; readonly total: number; readonly units: number;
} {
  const path = [idOfCode(db, 'system', system), EVENT_TYPES.indexOf(eventType)];
  const { total, units } = resultCache(db).part(`events ${system} ${eventType}`, () => db.first(
    'SELECT COUNT(*), COALESCE(SUM(ABS(quantity)), 0) FROM event WHERE system_id = ? AND type = ?',
    (row) => ({ total: Number(row[0]), units: Number(row[1]) }), path) ?? { total: 0, units: 0 });
  // As long as every moment stands as it was read, the index has them in this order.
  const at = db.number('SELECT EXISTS (SELECT 1 FROM moment_taken)') === 1 ? bookedAt('event') : 'COALESCE(recorded_at, occurred_at)';
  const ids = db.rows(
    `SELECT id FROM event WHERE system_id = ? AND type = ? ORDER BY ${at} DESC, id LIMIT ${count} OFFSET ${start}`,
    (row) => Number(row[0]), path);
  return { ids, total, units };
}

/** The events with these ids, in the order of the ids. */
export function eventsById(db: Database, ids: Iterable<number>): readonly EventRecord[] {
  return db.rows(
    `SELECT e.id, s.code, e.type, ${bookedAt('e')}, ${occurredAt('e')}, i.code, l.code, e.quantity, r.text, f.file,
            f.id, e.line
       FROM json_each(?) AS wanted CROSS JOIN event AS e ON e.id = wanted.value
       JOIN system AS s ON s.id = e.system_id JOIN item AS i ON i.id = e.item_id JOIN location AS l ON l.id = e.location_id
       JOIN source AS f ON f.id = e.source_id LEFT JOIN reference AS r ON r.id = e.reference_id
      ORDER BY wanted.key`,
    (row) => ({
      id: Number(row[0]), system: String(row[1]), eventType: wordAt(EVENT_TYPES, row[2]), at: Number(row[3]),
      occurredAt: Number(row[4]), sku: String(row[5]), location: String(row[6]), quantity: toUnits(Number(row[7])),
      reference: textOrNull(row[8]), file: String(row[9]), sourceId: Number(row[10]), row: Number(row[11]),
    }), [JSON.stringify([...ids])]);
}
