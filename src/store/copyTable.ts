import type { Database } from './database.ts';

/** Copies all rows of a table into the same table, which is empty, of another database. `table` is a constant of ours. */
export function copyTable(from: Database, to: Database, table: string): void {
  const columns = from.rows(`SELECT name FROM pragma_table_info('${table}')`, (row) => String(row[0]));
  const places = columns.map(() => '?').join(', ');
  from.each(`SELECT ${columns.join(', ')} FROM ${table}`, (row) => {
    to.run(`INSERT INTO ${table} (${columns.join(', ')}) VALUES (${places})`, [...row]);
  });
}
