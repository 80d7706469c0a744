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
  keepRoom(db);
  prepared.add(db);
}

/** Pages kept free in a large database: some thousand decisions. */
const ROOM = 256;
const LARGE = 16_384;

/**
 * A database in memory is copied whole where it outgrows what is set aside for it: a quarter of a second for half a gigabyte. That is
 * done here, so that no decision has to wait for it.
 */
function keepRoom(db: Database): void {
  const pages = db.number('PRAGMA page_count');
  if (pages < LARGE || db.number('PRAGMA freelist_count') >= ROOM / 2 || pages + 2 * ROOM > db.number('PRAGMA max_page_count')) return;
  db.run(`CREATE TABLE room (filler BLOB); INSERT INTO room VALUES (zeroblob(${ROOM} * 4096)); DROP TABLE room`);
}
