import type { Database } from '../database.ts';

/**
 * Remembers items whose cost was looked for and is in no export; those that are remembered already stay. Returns all of them. Call inside
 * a transaction.
 */
export function writeUnpriced(db: Database, items: readonly number[]): ReadonlySet<number> {
  const known = new Set(db.rows('SELECT item_id FROM unpriced_item', (row) => Number(row[0])));
  const more = items.filter((item) => !known.has(item));
  if (more.length === 0) return known;
  const rows = db.bulk('unpriced_item', ['item_id']);
  for (const item of more) rows.add([item]);
  rows.end();
  return new Set([...known, ...more]);
}
