import type { Database } from './database.ts';

/** Copies all rows of a table into the same table, which is empty, of another database. `table` is a constant of ours. */
export function copyTable(from: Database, to: Database, table: string): void {
  const columns = from.rows(`SELECT name, type FROM pragma_table_info('${table}')`, (row) => [String(row[0]), String(row[1])] as const);
  const names = columns.map(([name]) => name);
  const read = `SELECT ${names.join(', ')} FROM ${table}`;
  if (columns.every(([, type]) => type !== 'BLOB')) {
    const rows = to.bulk(table, names);
    from.each(read, (row) => { rows.add(row); });
    rows.end();
    return;
  }
  // Contents are as large as files: never many at once.
  const insert = `INSERT INTO ${table} (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})`;
  from.each(read, (row) => { to.run(insert, [...row]); });
}
