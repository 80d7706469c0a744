import type { Database } from '../database.ts';
import { NotReadable, eachNumberBesideText, eachNumberRow } from './readPages.ts';
import type { UseRow } from './readPages.ts';
import { rootPageOf } from './loadTables.ts';

/**
 * Calls `use` for each row of a table of integers, in the order of ids: the id and the other columns, NaN for NULL. The array is
 * the same each time. Straight from the pages where that can be done, with a query where not; the rows are the same.
 */
export function eachRowOfNumbers(
  db: Database, image: Uint8Array | undefined, table: string, columns: readonly string[], use: UseRow,
): void {
  const isRead = image !== undefined && hasColumns(db, table, columns) && fromPages(() => {
    eachNumberRow(image, rootPageOf(db, table), columns.length, use);
  });
  if (isRead) return;
  const row = new Float64Array(columns.length);
  let index = 0;
  db.each(`SELECT id, ${columns.join(', ')} FROM ${table} ORDER BY id`, (values) => {
    for (let column = 0; column < columns.length; column += 1) {
      const value = values[column + 1];
      row[column] = typeof value === 'number' ? value : NaN;
    }
    use(Number(values[0]), row, index);
    index += 1;
  });
}

/** The same for the integer of a table of an id, a text and an integer. */
export function eachNumberOfTexts(
  db: Database, image: Uint8Array | undefined, table: string, columns: readonly [string, string],
  use: (id: number, value: number) => void,
): void {
  const isRead = image !== undefined && hasColumns(db, table, columns) && fromPages(() => {
    eachNumberBesideText(image, rootPageOf(db, table), use);
  });
  if (isRead) return;
  db.each(`SELECT id, ${columns[1]} FROM ${table} ORDER BY id`, (row) => { use(Number(row[0]), Number(row[1])); });
}

/** Whether a table could be read from its pages; pages that are laid out otherwise are left to SQLite, from the first row on. */
function fromPages(read: () => void): boolean {
  try {
    read();
    return true;
  } catch (error) {
    if (error instanceof NotReadable) return false;
    throw error;
  }
}

function hasColumns(db: Database, table: string, columns: readonly string[]): boolean {
  const found = db.rows('SELECT name FROM pragma_table_info(?) ORDER BY cid', (row) => String(row[0]), [table]);
  return found.join() === ['id', ...columns].join();
}
