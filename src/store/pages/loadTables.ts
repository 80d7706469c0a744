import type { Database } from '../database.ts';
import type { TablePages } from './tablePages.ts';
import { isExtendable, withTables } from './tablePages.ts';

export interface LoadedTable {
  readonly name: string;
  /** The columns beside `id`, which comes first, as the schema has them. */
  readonly columns: readonly string[];
  readonly rows: TablePages;
}

/**
 * Puts the rows of whole tables into a database at once, a dozen times faster than inserting them: their pages are appended to
 * the database's own and it is opened again. The tables have to be empty and without indexes. Whatever fails leaves the database
 * as it was.
 */
export function loadTables(db: Database, tables: readonly LoadedTable[]): void {
  const byRoot = new Map<number, TablePages>();
  for (const { name, columns, rows } of tables) {
    const found = db.rows('SELECT name FROM pragma_table_info(?) ORDER BY cid', (row) => String(row[0]), [name]);
    if (found.join() !== ['id', ...columns].join()) throw new Error(`the columns of ${name} are ${found.join()}`);
    if (db.number(`SELECT count(*) FROM (SELECT 1 FROM ${name} LIMIT 1)`) > 0) throw new Error(`${name} holds rows already`);
    if (db.number('SELECT count(*) FROM sqlite_schema WHERE type = \'index\' AND tbl_name = ?', [name]) > 0) {
      throw new Error(`${name} has an index`);
    }
    rows.end();
    byRoot.set(rootPageOf(db, name), rows);
  }
  const image = db.export();
  if (!isExtendable(image)) throw new Error('the database does not have the pages it is made with');
  db.replace(withTables(image, byRoot));
}

/** The first page of a table's b-tree. */
export function rootPageOf(db: Database, table: string): number {
  return db.number('SELECT rootpage FROM sqlite_schema WHERE type = \'table\' AND name = ?', [table]);
}
