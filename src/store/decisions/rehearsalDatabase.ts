import { Database } from '../database.ts';
import { createSchema } from '../schema/createSchema.ts';

/** An engagement with one exception, `E-000001`, to rehearse decisions on; nobody sees it, and the caller closes it. */
export async function rehearsalDatabase(wasm: Uint8Array): Promise<Database> {
  const db = await Database.open(wasm);
  createSchema(db);
  db.run(`INSERT INTO setting (name, value) VALUES ('name', ''), ('client', ''), ('currency', ''), ('cutoff', '0'), ('timezone', 'UTC'),
      ('authority', '1');
    INSERT INTO item (id, code, listed) VALUES (1, '1', 1);
    INSERT INTO finding (id, kind, number, item_id, location_id, quantity, value, severity, confidence, owner, status, first_at, times_seen,
      fix, why, fix_why) VALUES (1, 0, 1, 1, 1, 0, 0, 0, 0, '', 0, 0, 1, 0, '', '')`);
  return db;
}
