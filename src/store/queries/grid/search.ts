import type { Database } from '../../database.ts';

/** 1 for each id of an item and of a location that a search term stands for; rows are then filtered by number. */
export interface Matches {
  readonly items: Uint8Array;
  readonly locations: Uint8Array;
}

/** The LIKE pattern for "contains", with LIKE's own signs taken literally (`ESCAPE '\'`). */
export function containsPattern(term: string): string {
  return `%${term.replace(/[\\%_]/gu, (sign) => `\\${sign}`)}%`;
}

/** Finds the term in an item's code, description, barcode or aliases, and in a location's code, name or aliases. Ignores case (ASCII). */
export function matchSearch(db: Database, term: string): Matches {
  const pattern = containsPattern(term.trim());
  const items = flagged(db, 'item',
    `SELECT id FROM item WHERE code LIKE ?1 ESCAPE '\\' OR description LIKE ?1 ESCAPE '\\' OR barcode LIKE ?1 ESCAPE '\\'
     UNION ALL SELECT item_id FROM item_alias WHERE alias LIKE ?1 ESCAPE '\\'`, pattern);
  const locations = flagged(db, 'location',
    `SELECT id FROM location WHERE code LIKE ?1 ESCAPE '\\' OR name LIKE ?1 ESCAPE '\\'
     UNION ALL SELECT location_id FROM location_alias WHERE alias LIKE ?1 ESCAPE '\\'`, pattern);
  return { items, locations };
}

function flagged(db: Database, table: 'item' | 'location', sql: string, pattern: string): Uint8Array {
  const flags = new Uint8Array(db.number(`SELECT COALESCE(MAX(id), 0) FROM ${table}`) + 1);
  // A sign or two stand in most of them: all ids at once are sooner out of the database than one by one.
  const ids = JSON.parse(db.first(`SELECT json_group_array(id) FROM (${sql})`, (row) => String(row[0]), [pattern]) ?? '[]') as number[];
  for (const id of ids) flags[id] = 1;
  return flags;
}

/** The id behind a code; −1, which no row has, where there is none. */
export function idOfCode(db: Database, table: 'system' | 'item' | 'location' | 'handoff', code: string): number {
  return db.first(`SELECT id FROM ${table} WHERE code = ?`, (row) => Number(row[0]), [code]) ?? -1;
}
