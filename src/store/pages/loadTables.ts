import type { Database } from '../database.ts';
import { PAGE } from './format.ts';
import { GrowingFile, isExtendable } from './growingFile.ts';
import type { TablePages } from './tablePages.ts';

export interface LoadedTable {
  readonly name: string;
  /** The columns beside `id`, which comes first, as the schema has them. */
  readonly columns: readonly string[];
  readonly rows: TablePages;
}

/**
 * Puts the rows of whole tables into a database at once, a dozen times faster than inserting them: their pages are appended to
 * the database's own and it is opened again. The tables have to be empty and without indexes. Until `end` the database is as it was, and
 * nothing may be written to it; whatever fails leaves it so.
 */
export class TableLoad {
  readonly #db: Database;
  readonly #file: GrowingFile;

  /** `more`: about how many bytes the tables have in all. */
  constructor(db: Database, more: number) {
    this.#db = db;
    const image = db.export();
    if (!isExtendable(image)) throw new Error('the database does not have the pages it is made with');
    this.#file = new GrowingFile(image, more);
  }

  add({ name, columns, rows }: LoadedTable): void {
    const db = this.#db;
    const found = db.rows('SELECT name FROM pragma_table_info(?) ORDER BY cid', (row) => String(row[0]), [name]);
    if (found.join() !== ['id', ...columns].join()) throw new Error(`the columns of ${name} are ${found.join()}`);
    if (db.number(`SELECT count(*) FROM (SELECT 1 FROM ${name} LIMIT 1)`) > 0) throw new Error(`${name} holds rows already`);
    if (db.number('SELECT count(*) FROM sqlite_schema WHERE type = \'index\' AND tbl_name = ?', [name]) > 0) {
      throw new Error(`${name} has an index`);
    }
    this.#file.add(rootPageOf(db, name), rows);
  }

  end(): void {
    this.#db.replace(this.#file.finished());
  }
}

/** All of it in one go. */
export function loadTables(db: Database, tables: readonly LoadedTable[]): void {
  const load = new TableLoad(db, tables.reduce((sum, { rows }) => sum + (rows.leaves + 2) * PAGE, 0));
  for (const table of tables) load.add(table);
  load.end();
}

/** The first page of a table's b-tree. */
export function rootPageOf(db: Database, table: string): number {
  return db.number('SELECT rootpage FROM sqlite_schema WHERE type = \'table\' AND name = ?', [table]);
}
