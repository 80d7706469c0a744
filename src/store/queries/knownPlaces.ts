import type { Database } from '../database.ts';

/** Codes and names of the locations of an engagement. */
export function knownPlaces(db: Database): readonly string[] {
  return db.rows("SELECT code FROM location UNION SELECT name FROM location WHERE name <> ''", (row) => String(row[0]));
}
