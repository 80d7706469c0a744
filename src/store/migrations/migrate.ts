import type { Database } from '../database.ts';
import { tableDefinitions } from '../schema/definitions.ts';
import { INDEXES, SCHEMA_VERSION } from '../schema/tables.ts';
import { VIEWS } from '../schema/views.ts';
import type { Migration } from './migration.ts';
import { MIGRATIONS } from './migrations.ts';

/** Whether an engagement of this version can be taken to the version of this program. */
export function isMigratable(version: number): boolean {
  return version >= 1 && version < SCHEMA_VERSION;
}

/**
 * Takes an engagement of an earlier version to this program's, in one transaction: tables that are new are made, tables that changed are
 * made anew and filled from the old ones, views are replaced. What comes out has the definitions of a new engagement to the letter.
 */
export function migrate(db: Database, from: number, migrations: readonly Migration[] = MIGRATIONS): void {
  const due = migrations.filter(({ to }) => to > from);
  db.transaction(() => {
    const definitions = tableDefinitions();
    dropWhatRestsOnTables(db, definitions);
    for (const { name, sql } of definitions) {
      const old = db.first("SELECT sql FROM sqlite_schema WHERE type = 'table' AND name = ?", (row) => String(row[0]), [name]);
      if (old === undefined) db.run(sql);
      else if (old !== sql) rebuild(db, name, sql, Object.assign({}, ...due.map(({ fill }) => fill[name] ?? {})) as Record<string, string>);
    }
    for (const { then } of due) if (then !== undefined) db.run(then);
    db.run(VIEWS);
  });
  db.run(`PRAGMA user_version = ${SCHEMA_VERSION}`);
}

/** Views, and indexes but for those that are as they should be on a table that stays: to build one over millions of rows takes seconds. */
function dropWhatRestsOnTables(db: Database, definitions: readonly { readonly name: string; readonly sql: string }[]): void {
  const staying = new Set(db.rows("SELECT name, sql FROM sqlite_schema WHERE type = 'table'", (row) => [String(row[0]), row[1]] as const)
    .flatMap(([name, sql]) => (definitions.some((one) => one.name === name && one.sql === sql) ? [name] : [])));
  const known = new Set(INDEXES.split(';').map((line) => line.trim().replace(' IF NOT EXISTS', '')));
  for (const [type, name, table, sql] of db.rows(
    "SELECT type, name, tbl_name, sql FROM sqlite_schema WHERE type IN ('view', 'index') AND sql IS NOT NULL",
    (row) => row.map(String) as [string, string, string, string])) {
    if (type === 'view' || !staying.has(table) || !known.has(sql)) db.run(`DROP ${type} ${name}`);
  }
}

function rebuild(db: Database, name: string, sql: string, fill: Readonly<Record<string, string>>): void {
  const before = columnsOf(db, name);
  db.run(`ALTER TABLE ${name} RENAME TO before_migration`);
  db.run(sql);
  const copied = columnsOf(db, name).flatMap((column) => {
    const value = fill[column] ?? (before.includes(column) ? column : undefined);
    return value === undefined ? [] : [[column, value] as const];
  });
  db.run(`INSERT INTO ${name} (${copied.map(([column]) => column).join(', ')}) SELECT ${copied.map(([, value]) => value).join(', ')}
    FROM before_migration`);
  db.run('DROP TABLE before_migration');
}

function columnsOf(db: Database, table: string): readonly string[] {
  return db.rows('SELECT name FROM pragma_table_info(?) ORDER BY cid', (row) => String(row[0]), [table]);
}
