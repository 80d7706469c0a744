import type { Database } from '../database.ts';
import { INDEXES } from '../schema/tables.ts';

const prepared = new WeakSet<Database>();

/**
 * Builds the indexes that single look-ups need, once a database: about a second for a million events. The window's import and
 * opening call it while progress is shown; whoever comes first otherwise waits for it.
 */
export function ensureLookupIndexes(db: Database): void {
  if (prepared.has(db)) return;
  db.run(INDEXES);
  prepared.add(db);
}
