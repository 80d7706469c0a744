import type { Database } from '../database.ts';
import { DEFINITIONS } from './definitions.ts';
import { APPLICATION_ID, SCHEMA_VERSION } from './tables.ts';

/** Makes an empty database an empty engagement: its marks, tables and views; no indexes (see `INDEXES`). */
export function createSchema(db: Database): void {
  db.run(`PRAGMA application_id = ${APPLICATION_ID}; PRAGMA user_version = ${SCHEMA_VERSION};`);
  db.transaction(() => { db.run(DEFINITIONS); });
}
