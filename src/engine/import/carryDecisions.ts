import type { Database } from '../../store/database.ts';
import { copyTable } from '../../store/copyTable.ts';

/** Takes the log of decisions over into a database that was read anew: the chain goes on where it stood. */
export function carryDecisions(before: Database, db: Database): void {
  db.transaction(() => { copyTable(before, db, 'decision'); });
}
