import { toUnits } from '../../../domain/quantity.ts';
import { EVENT_TYPES } from '../../../domain/vocabulary.ts';
import type { EventType } from '../../../domain/vocabulary.ts';
import type { Database } from '../../database.ts';
import { bookedAt, occurredAt } from '../bookedAt.ts';
import { resultCache } from '../grid/rowOrder.ts';
import type { RowOrder } from '../grid/rowOrder.ts';
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

/** The events of one write path, the last booked first; those of one moment by id. The sum is of sizes. */
export function eventOrder(db: Database, system: string, eventType: EventType): RowOrder {
  return resultCache(db).order(`events ${system} ${eventType}`, () => {
    const found: { readonly id: number; readonly at: number }[] = [];
    let units = 0;
    db.each(
      `SELECT id, ${bookedAt('event')}, quantity FROM event WHERE system_id = ? AND type = ?`, (row) => {
        found.push({ id: Number(row[0]), at: Number(row[1]) });
        units += Math.abs(Number(row[2]));
      }, [idOfCode(db, 'system', system), EVENT_TYPES.indexOf(eventType)]);
    found.sort((left, right) => right.at - left.at || left.id - right.id);
    return { ids: Int32Array.from(found, ({ id }) => id), units, value: 0 };
  });
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
