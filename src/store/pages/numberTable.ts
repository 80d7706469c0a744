import type { Database } from '../database.ts';
import { NotReadable, eachNumberRow } from './readPages.ts';
import { rootPageOf } from './loadTables.ts';

/** A database's bytes, taken once for reading several tables; undefined where they cannot be had (inside a transaction). */
export function imageOf(db: Database): Uint8Array | undefined {
  return db.isInTransaction ? undefined : db.export();
}

/**
 * Calls `use` for each row of a table of integers, in the order of ids: the id and the other columns, NaN for NULL. The array is
 * the same
 * each time. Straight from the pages where that can be done, with a query where not; the rows are the same.
 */
export function eachRowOfNumbers(
  db: Database, image: Uint8Array | undefined, table: string, columns: readonly string[], use: (id: number,
  row: Float64Array) => void,
): void {
  if (image !== undefined && hasColumns(db, table, columns)) {
    let rows = 0;
    try {
      eachNumberRow(image, rootPageOf(db, table), columns.length, (id, row) => {
        rows += 1;
        use(id, row);
      });
      return;
    } catch (error) {
      // Pages that are laid out otherwise are left to SQLite; after the first row there is no second try.
      if (!(error instanceof NotReadable) || rows > 0) throw error;
    }
  }
  const row = new Float64Array(columns.length);
  db.each(`SELECT id, ${columns.join(', ')} FROM ${table} ORDER BY id`, (values) => {
    for (let column = 0; column < columns.length; column += 1) {
      const value = values[column + 1];
      row[column] = typeof value === 'number' ? value : NaN;
    }
    use(Number(values[0]), row);
  });
}

function hasColumns(db: Database, table: string, columns: readonly string[]): boolean {
  const found = db.rows('SELECT name FROM pragma_table_info(?) ORDER BY cid', (row) => String(row[0]), [table]);
  return found.join() === ['id', ...columns].join();
}
