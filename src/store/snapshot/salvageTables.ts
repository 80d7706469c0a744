/** Reading of what is whole in the tables of a damaged database, around what is not. */
import type { SqlValue } from 'sql.js';
import type { Database, Row } from '../database.ts';
import { tableDefinitions } from '../schema/definitions.ts';
import { APPLICATION_ID } from '../schema/tables.ts';

/** A table of which something could not be read. */
export interface DamagedTable {
  readonly table: string;
  /** Rows that were read. */
  readonly rows: number;
  /** How many stretches of it could not be read; 0 where single rows were not as they may be. */
  readonly gaps: number;
}

interface Column {
  readonly name: string;
  readonly type: string;
  readonly required: boolean;
}

/** Rows are told apart by numbers below this. */
const MOST = Number.MAX_SAFE_INTEGER;

/** The tables that the catalogue of a database lets be read, of those that an engagement has. */
export function readableTables(db: Database): readonly string[] {
  const ours = new Set(tableDefinitions().map(({ name }) => name));
  try {
    const names = db.rows("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name", (row) => String(row[0]));
    return names.filter((name) => ours.has(name));
  } catch {
    return [];
  }
}

/** The tables that a file of an earlier version has, in an empty database: to be migrated once they are filled. */
export function makeTablesOf(db: Database, from: Database, version: number): void {
  const ours = new Set(readableTables(from));
  db.run(`PRAGMA application_id = ${APPLICATION_ID}; PRAGMA user_version = ${version}`);
  const made = from.rows("SELECT name, sql FROM sqlite_schema WHERE type = 'table'", (row) => [String(row[0]), String(row[1])] as const);
  for (const [name, sql] of made) if (ours.has(name) && /^CREATE TABLE \w+ \([^;]*\)[ A-Z,]*$/u.test(sql)) db.run(sql);
}

/** Copies every row that can be read into the same tables, which are empty, of a sound database. Answers which are not whole. */
export function salvageTables(
  from: Database, into: Database, tables: readonly string[], each: (table: string) => void,
): readonly DamagedTable[] {
  const damaged: DamagedTable[] = [];
  for (const table of tables) {
    each(table);
    const columns = columnsOf(into, table);
    const copied = into.transaction(() => copyRows(from, into, table, columns));
    if (copied.gaps > 0 || copied.unfit > 0) damaged.push({ table, rows: copied.rows, gaps: copied.gaps });
  }
  return damaged;
}

function columnsOf(db: Database, table: string): readonly Column[] {
  return db.rows('SELECT name, type, "notnull" FROM pragma_table_info(?) ORDER BY cid', (row) => (
    { name: String(row[0]), type: String(row[1]), required: row[2] === 1 }), [table]);
}

interface Copied {
  rows: number;
  gaps: number;
  /** Rows with a value that its column cannot have, or a key that another has. */
  unfit: number;
}

function copyRows(from: Database, into: Database, table: string, columns: readonly Column[]): Copied {
  const copied: Copied = { rows: 0, gaps: 0, unfit: 0 };
  const names = columns.map(({ name }) => name).join(', ');
  const insert = `INSERT INTO ${table} (${names}) VALUES (${columns.map(() => '?').join(', ')})`;
  const take = (row: Row): void => {
    try {
      if (!columns.every((column, at) => fits(row[at] ?? null, column))) copied.unfit += 1;
      else {
        into.run(insert, row);
        copied.rows += 1;
      }
    } catch {
      // Its key is there already: one of both is not what it was.
      copied.unfit += 1;
    }
  };
  if (hasRowid(into, table)) readByRowid(from, table, names, copied, take);
  else readFromBothEnds(from, table, names, copied, take);
  return copied;
}

function hasRowid(db: Database, table: string): boolean {
  return db.number("SELECT count(*) FROM pragma_table_list WHERE schema = 'main' AND name = ? AND wr = 0", [table]) > 0;
}

function fits(value: SqlValue, { type, required }: Column): boolean {
  if (value === null) return !required;
  if (type === 'INTEGER') return typeof value === 'number' && Number.isSafeInteger(value);
  return type === 'TEXT' ? typeof value === 'string' : value instanceof Uint8Array;
}

/** From the first row on, over whatever cannot be read to the next row that can. */
function readByRowid(from: Database, table: string, names: string, copied: Copied, take: (row: Row) => void): void {
  let last = 0;
  for (;;) {
    try {
      from.each(`SELECT rowid, ${names} FROM ${table} NOT INDEXED WHERE rowid > ? ORDER BY rowid`, (row) => {
        last = Number(row[0]);
        take(row.slice(1));
      }, [last]);
      return;
    } catch {
      copied.gaps += 1;
    }
    const next = nextReadable(from, table, last);
    if (next === null) return;
    last = next - 1;
  }
}

/** The first row behind `last` from which on the table can be read again; null where there is none. A page's rows lie in a row. */
function nextReadable(db: Database, table: string, last: number): number | null {
  const at = (least: number): number | null | undefined => {
    try {
      const query = `SELECT rowid FROM ${table} NOT INDEXED WHERE rowid >= ? ORDER BY rowid LIMIT 1`;
      return db.first(query, (row) => Number(row[0]), [least]) ?? null;
    } catch {
      return undefined;
    }
  };
  let step = 1;
  while (at(last + step) === undefined) {
    step *= 2;
    if (last + step > MOST) return null;
  }
  let [damaged, readable] = [Math.floor(step / 2), step];
  while (readable - damaged > 1) {
    const middle = Math.floor((damaged + readable) / 2);
    if (at(last + middle) === undefined) damaged = middle;
    else readable = middle;
  }
  return at(last + readable) ?? null;
}

/** A table without row numbers: from its beginning as far as it goes, then from its end. */
function readFromBothEnds(from: Database, table: string, names: string, copied: Copied, take: (row: Row) => void): void {
  try {
    from.each(`SELECT ${names} FROM ${table} NOT INDEXED`, take);
    return;
  } catch {
    copied.gaps += 1;
  }
  const key = from.rows('SELECT name FROM pragma_table_info(?) WHERE pk > 0 ORDER BY pk', (row) => String(row[0]), [table]);
  const order = key.map((name) => `${name} DESC`).join(', ');
  const before = { ...copied };
  try {
    from.each(`SELECT ${names} FROM ${table} NOT INDEXED ORDER BY ${order}`, take);
  } catch {
    // As far as it goes from there as well.
  }
  copied.unfit = before.unfit;
}
