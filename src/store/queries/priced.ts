import type { Database } from '../database.ts';

/** SQL that is 1 where what the item in a column costs is known, be it nothing, and 0 where it is in no export. */
export function pricedItem(column: string): string {
  return `NOT EXISTS (SELECT 1 FROM unpriced_item AS u WHERE u.item_id = ${column})`;
}

/** How many items of findings and variances have no known cost. */
export function countUnpricedItems(db: Database): number {
  return db.number('SELECT COUNT(*) FROM unpriced_item');
}
