import type { Database } from '../database.ts';
import { resultCache } from './grid/rowOrder.ts';

/**
 * SQL that is 1 where what the item in a column costs is known, be it nothing, and 0 where it is in no export. The column with its table:
 * `f.item_id`.
 */
export function pricedItem(column: string): string {
  return `NOT EXISTS (SELECT 1 FROM unpriced_item AS u WHERE u.item_id = ${column})`;
}

/** By the id of an item, 1 where nobody knows what it costs; null where every cost is known. */
export function unpricedItems(db: Database): Uint8Array | null {
  return resultCache(db).part('items without a cost', () => {
    const most = db.number('SELECT COALESCE(MAX(item_id), 0) FROM unpriced_item');
    if (most === 0) return null;
    const unpriced = new Uint8Array(most + 1);
    db.each('SELECT item_id FROM unpriced_item', (row) => { unpriced[Number(row[0])] = 1; });
    return unpriced;
  });
}

/** How many of these rows of units have no known cost and are worth 0 in every sum. */
export function countUnpriced(db: Database, rows: Int32Array, item: ArrayLike<number>, units: ArrayLike<number>): number {
  const unpriced = unpricedItems(db);
  if (unpriced === null) return 0;
  let count = 0;
  for (let at = 0; at < rows.length; at += 1) {
    const row = rows[at] as number;
    if (unpriced[item[row] as number] === 1 && units[row] !== 0) count += 1;
  }
  return count;
}

/** How many items of findings and variances have no known cost. */
export function countUnpricedItems(db: Database): number {
  return db.number('SELECT COUNT(*) FROM unpriced_item');
}
