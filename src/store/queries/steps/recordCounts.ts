/** Who records how much of what: positions and events counted by item, place and system, in one pass over each. */
import type { Database } from '../../database.ts';
import { allOf, rowsInTurns } from '../../pages/rowsInTurns.ts';
import { resultCache } from '../grid/rowOrder.ts';
import type { InTurns } from '../grid/rowOrder.ts';

export interface RecordCounts {
  /** How many systems there may be ids of; a count of item or place `id` in system `s` stands at `id * systems + s`. */
  readonly systems: number;
  readonly byItem: Int32Array;
  readonly byLocation: Int32Array;
}

export function recordCounts(db: Database, table: 'position' | 'event'): RecordCounts {
  return allOf(recordCountsInTurns(db, table));
}

export function recordCountsInTurns(db: Database, table: 'position' | 'event'): InTurns<RecordCounts> {
  return resultCache(db).inTurns(`records of ${table}`, function* () {
    const size = (of: 'system' | 'item' | 'location'): number => db.number(`SELECT COALESCE(MAX(id), 0) FROM ${of}`) + 1;
    const [systems, items, locations] = [size('system'), size('item'), size('location')];
    const byItem = new Int32Array(items * systems);
    const byLocation = new Int32Array(locations * systems);
    yield* rowsInTurns(db, { table, columns: ['system_id', 'item_id', 'location_id'] }, (row) => {
      const system = row.number(0);
      const inItem = row.number(1) * systems + system;
      const inLocation = row.number(2) * systems + system;
      byItem[inItem] = (byItem[inItem] as number) + 1;
      byLocation[inLocation] = (byLocation[inLocation] as number) + 1;
    });
    return { systems, byItem, byLocation };
  });
}
