/** Who records how much of what: positions and events counted by item, place and system, in one pass over each. */
import type { Database } from '../../database.ts';
import { resultCache } from '../grid/rowOrder.ts';

export interface RecordCounts {
  /** How many systems there may be ids of; a count of item or place `id` in system `s` stands at `id * systems + s`. */
  readonly systems: number;
  readonly byItem: Int32Array;
  readonly byLocation: Int32Array;
}

export function recordCounts(db: Database, table: 'position' | 'event'): RecordCounts {
  return resultCache(db).part(`records of ${table}`, () => {
    const size = (of: 'system' | 'item' | 'location'): number => db.number(`SELECT COALESCE(MAX(id), 0) FROM ${of}`) + 1;
    const [systems, items, locations] = [size('system'), size('item'), size('location')];
    const byItem = new Int32Array(items * systems);
    const byLocation = new Int32Array(locations * systems);
    // One number a row: to take three out of the database takes twice as long.
    const ofItem = systems * locations;
    db.each(`SELECT item_id * ${ofItem} + location_id * ${systems} + system_id FROM ${table}`, (row) => {
      const place = row[0] as number;
      const item = Math.floor(place / ofItem);
      const inLocation = place - item * ofItem;
      const inItem = item * systems + (inLocation % systems);
      byItem[inItem] = (byItem[inItem] as number) + 1;
      byLocation[inLocation] = (byLocation[inLocation] as number) + 1;
    });
    return { systems, byItem, byLocation };
  });
}
