import type { Database } from '../../database.ts';

/** Items and locations that a search term stands for; resolved once, so that rows are then filtered by number. */
export interface Matches {
  readonly items: ReadonlySet<number>;
  readonly locations: ReadonlySet<number>;
}

/** The LIKE pattern for "contains", with LIKE's own signs taken literally (`ESCAPE '\'`). */
export function containsPattern(term: string): string {
  return `%${term.replace(/[\\%_]/gu, (sign) => `\\${sign}`)}%`;
}

/** Finds the term in an item's code, description, barcode or aliases, and in a location's code, name or aliases. Ignores case (ASCII). */
export function matchSearch(db: Database, term: string): Matches {
  const pattern = containsPattern(term.trim());
  const items = new Set<number>();
  db.each(
    `SELECT id FROM item WHERE code LIKE ?1 ESCAPE '\\' OR description LIKE ?1 ESCAPE '\\' OR barcode LIKE ?1 ESCAPE '\\'
     UNION SELECT item_id FROM item_alias WHERE alias LIKE ?1 ESCAPE '\\'`,
    (row) => { items.add(Number(row[0])); }, [pattern]);
  const locations = new Set<number>();
  db.each(
    `SELECT id FROM location WHERE code LIKE ?1 ESCAPE '\\' OR name LIKE ?1 ESCAPE '\\'
     UNION SELECT location_id FROM location_alias WHERE alias LIKE ?1 ESCAPE '\\'`,
    (row) => { locations.add(Number(row[0])); }, [pattern]);
  return { items, locations };
}

/** The id behind a code; −1, which no row has, where there is none. */
export function idOfCode(db: Database, table: 'system' | 'location' | 'handoff', code: string): number {
  return db.first(`SELECT id FROM ${table} WHERE code = ?`, (row) => Number(row[0]), [code]) ?? -1;
}

/** The ids a query answers in its first column. */
export function idSet(db: Database, sql: string, parameters: readonly (string | number)[]): ReadonlySet<number> {
  const ids = new Set<number>();
  db.each(sql, (row) => { ids.add(Number(row[0])); }, parameters);
  return ids;
}
