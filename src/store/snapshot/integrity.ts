/** What SQLite itself can say about a database: its marks, its pages, its schema, and what of it can still be read. */
import { ProblemError } from '../../domain/problem.ts';
import type { Database } from '../database.ts';
import { createSchema } from '../schema/createSchema.ts';
import { INDEXES } from '../schema/tables.ts';

export interface Marks {
  readonly applicationId: number;
  readonly userVersion: number;
}

export function readMarks(db: Database): Marks {
  return { applicationId: db.number('PRAGMA application_id'), userVersion: db.number('PRAGMA user_version') };
}

/** Above this many bytes the longest tables are left to `integrityCheck`: SQLite takes a second for 100 MB of them. */
const LARGE = 64 << 20;
/** Tables with a row a line of the exports, which an import alone writes, or a row a finding, which a run writes as a whole. */
const LONGEST: ReadonlySet<string> = new Set([
  'event', 'position', 'reference', 'finding', 'evidence', 'variance', 'statement_line', 'root_event', 'superseded_position',
  'figure_roll', 'check_finding', 'check_evidence',
]);

/**
 * Pages and b-trees, without the indexes' content. Empty where nothing is wrong. `bytes`, the size of a file whose own hash agrees: of
 * a large one the longest tables are not walked, for what the hash covers is what was saved.
 */
export function quickCheck(db: Database, bytes = 0): readonly string[] {
  if (bytes <= LARGE) return complaints(db, 'PRAGMA quick_check(5)');
  return readTables(db).filter((table) => !LONGEST.has(table)).flatMap((table) => complaints(db, `PRAGMA quick_check(${table})`))
    .slice(0, 5);
}

function readTables(db: Database): readonly string[] {
  return db.rows("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name", (row) => String(row[0]));
}

/** Everything SQLite can check: about 2 s for 100 MB. Empty where nothing is wrong. */
export function integrityCheck(db: Database): readonly string[] {
  return complaints(db, 'PRAGMA integrity_check(5)');
}

function complaints(db: Database, pragma: string): readonly string[] {
  return db.rows(pragma, (row) => String(row[0])).filter((line) => line !== 'ok');
}

/** How tables, views, indexes and triggers of `db` differ from an engagement's, in words; `empty` is a fresh database to compare with. */
export function schemaDifferences(db: Database, empty: Database): readonly string[] {
  createSchema(empty);
  const required = readSchema(empty);
  empty.run(INDEXES);
  const allowed = readSchema(empty);
  const found = readSchema(db);
  const differences: string[] = [];
  for (const name of required.keys()) if (!found.has(name)) differences.push(`${name} is missing`);
  for (const [name, sql] of found) {
    if (!allowed.has(name)) differences.push(`${name} does not belong there`);
    else if (allowed.get(name) !== sql) differences.push(`${name} is not defined as it should be`);
  }
  return differences;
}

function readSchema(db: Database): ReadonlyMap<string, string> {
  const query = `SELECT type || ' ' || name, coalesce(sql, '') FROM sqlite_schema WHERE name NOT LIKE 'sqlite\\_stat_' ESCAPE '\\'
    ORDER BY type, name`;
  return new Map(db.rows(query, (row) => [String(row[0]), String(row[1])] as const));
}

const PARTS = [
  ['source', 'sources'], ['position', 'positions'], ['event', 'events'], ['variance', 'variances'], ['finding', 'findings'],
  ['decision', 'decisions'],
] as const;

/** What can still be read of a damaged database, part by part and to its last row: "12 sources, 340 events". */
export function stillReadable(db: Database): string {
  const readable: string[] = [];
  for (const [table, words] of PARTS) {
    const rows = countByReading(db, table);
    if (rows !== null) readable.push(`${rows} ${words}`);
  }
  return readable.length === 0 ? 'nothing' : readable.join(', ');
}

function countByReading(db: Database, table: string): number | null {
  let rows = 0;
  try {
    db.each(`SELECT * FROM ${table} NOT INDEXED`, () => { rows += 1; });
    return rows;
  } catch (error) {
    // A damaged page says so as a problem, a missing table as SQLite's own error: either way this part is lost.
    if (error instanceof ProblemError || error instanceof Error || typeof error === 'string') return null;
    throw error;
  }
}
