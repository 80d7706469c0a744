import initSqlJs from 'sql.js';
import type { BindParams, Database as SqlJsDatabase, SqlJsStatic, SqlValue } from 'sql.js';
import { ProblemError, fail } from '../domain/problem.ts';
import { BulkInsert } from './bulkInsert.ts';
import { memoryHandedOver } from './handedOver.ts';
import { PAGE, changesCounted } from './pages/format.ts';

/** 1.2 GB in pages of 4 KiB: a clean "database or disk is full" long before memory ends (sql.js fails unclearly near 2 GB). */
const MAX_PAGES = 300_000;
/** 10 MB beyond that, for some ten thousand decisions: what an import or a run filled to the limit can still be worked through. */
const LAST_PAGES = 2_560;
/** 64 MB of page cache, in SQLite's negative-KiB notation. */
const CACHE = -65_536;

export type Row = readonly SqlValue[];

let loading: Promise<SqlJsStatic> | undefined;

/** The one place where sql.js is started; its module is shared by all databases of a process. */
function sqlJs(wasm: Uint8Array): Promise<SqlJsStatic> {
  const binary = wasm.buffer.slice(wasm.byteOffset, wasm.byteOffset + wasm.byteLength) as ArrayBuffer;
  loading ??= initSqlJs({ wasmBinary: binary });
  return loading;
}

/**
 * A database in memory. Statements are freed by construction, writes go through `transaction`, and only what sql.js binds
 * truly is let through: finite safe integers, text, bytes and null.
 */
export class Database {
  readonly #sql: SqlJsStatic;
  #db: SqlJsDatabase;
  /** The file, where it was opened from memory that was handed over. */
  #memory: Uint8Array | undefined;
  #inTransaction = false;

  private constructor(sql: SqlJsStatic, bytes?: Uint8Array) {
    this.#sql = sql;
    this.#db = this.#opened(bytes);
    this.#configure();
  }

  #opened(bytes: Uint8Array | undefined): SqlJsDatabase {
    const memory = bytes === undefined ? undefined : memoryHandedOver(bytes);
    const db = bytes === undefined ? new this.#sql.Database() : new this.#sql.Database(bytes);
    this.#memory = memory === undefined ? undefined : new Uint8Array(memory);
    return db;
  }

  #configure(): void {
    this.#db.run(`PRAGMA max_page_count = ${MAX_PAGES}; PRAGMA cache_size = ${CACHE}; PRAGMA temp_store = MEMORY;
      PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON; PRAGMA foreign_keys = ON; PRAGMA journal_mode = MEMORY;
      PRAGMA synchronous = OFF;`);
  }

  /** An empty database, or the one in `bytes`. Fails with `engagement_damaged` where they are none. */
  static async open(wasm: Uint8Array, bytes?: Uint8Array): Promise<Database> {
    const sql = await sqlJs(wasm);
    try {
      return new Database(sql, bytes);
    } catch (error) {
      return fail({
        code: 'engagement_damaged', message: `The file is not a database that can be read (${reasonOf(error)}).`,
        remedy: 'Open an earlier copy of the engagement.',
      });
    }
  }

  /** Runs statements that return nothing. */
  run(sql: string, parameters?: readonly SqlValue[]): void {
    guard(() => {
      // With parameters sql.js runs the first statement only; without, all of them.
      if (parameters === undefined) this.#db.run(sql);
      else this.#db.run(sql, checked(parameters));
    });
  }

  /** All rows of a query, each mapped on the way so that no second copy of them is held. */
  rows<T>(sql: string, map: (row: Row) => T, parameters?: readonly SqlValue[]): T[] {
    const found: T[] = [];
    this.each(sql, (row) => { found.push(map(row)); }, parameters);
    return found;
  }

  /** The first row of a query, or undefined. */
  first<T>(sql: string, map: (row: Row) => T, parameters?: readonly SqlValue[]): T | undefined {
    return guard(() => {
      const statement = this.#db.prepare(sql, checked(parameters));
      try {
        return statement.step() ? map(statement.get()) : undefined;
      } finally {
        statement.free();
      }
    });
  }

  /** Calls `use` for each row; the array is the callee's to keep. */
  each(sql: string, use: (row: Row) => void, parameters?: readonly SqlValue[]): void {
    guard(() => {
      const statement = this.#db.prepare(sql, checked(parameters));
      try {
        while (statement.step()) use(statement.get());
      } finally {
        statement.free();
      }
    });
  }

  /** A query read in pieces, so that long reads can be interrupted between them. Free it by running it to its end or `return`. */
  *stream(sql: string, parameters?: readonly SqlValue[]): Generator<Row, void, void> {
    const statement = guard(() => this.#db.prepare(sql, checked(parameters)));
    try {
      while (guard(() => statement.step())) yield statement.get();
    } finally {
      statement.free();
    }
  }

  number(sql: string, parameters?: readonly SqlValue[]): number {
    return this.first(sql, (row) => Number(row[0] ?? 0), parameters) ?? 0;
  }

  /** Rows in bulk: hundreds to a statement. Call `end` before anything else reads the table. */
  bulk(table: string, columns: readonly string[]): BulkInsert {
    return new BulkInsert(this.#db, table, columns);
  }

  /** All or nothing, and synchronous: nothing may be awaited inside. */
  transaction<T>(work: () => T): T {
    this.begin();
    try {
      const result = work();
      this.commit();
      return result;
    } catch (error) {
      this.rollback();
      return guard(() => { throw error; });
    }
  }

  /** As `transaction`, for what a person decides: it may use the pages that imports and runs have to leave. */
  decisionTransaction<T>(work: () => T): T {
    const most = this.number('PRAGMA max_page_count');
    this.run(`PRAGMA max_page_count = ${Math.min(most, MAX_PAGES) + LAST_PAGES}`);
    try {
      return this.transaction(work);
    } finally {
      // SQLite keeps it at the pages that there are, where those are more.
      this.run(`PRAGMA max_page_count = ${most}`);
    }
  }

  /** For imports and runs, which breathe between batches; the engine lets no second writer in meanwhile. */
  async longTransaction<T>(work: () => Promise<T>): Promise<T> {
    this.begin();
    try {
      const result = await work();
      this.commit();
      return result;
    } catch (error) {
      this.rollback();
      return guard(() => { throw error; });
    }
  }

  get isInTransaction(): boolean {
    return this.#inTransaction;
  }

  /** A copy of the whole database as a SQLite file, the same each time until something is written. Throws inside a transaction. */
  export(): Uint8Array {
    return guard(() => this.#db.export());
  }

  /**
   * The same to be saved, where nobody compares it: the header may count one change more. For `export` sql.js closes its file, reads it and
   * opens it again, while everybody waits; the memory that it was handed is copied in half the time.
   */
  copyToSave(): Uint8Array {
    return this.live()?.slice() ?? this.export();
  }

  /** The database as the file it is, to be read at once and not written to. Undefined inside a transaction. */
  image(): Uint8Array | undefined {
    return this.#inTransaction ? undefined : this.live() ?? this.export();
  }

  /**
   * The same where it costs nothing: sql.js's own memory, as long as that is the one which was handed over. It makes itself another where
   * the file outgrows it or is cut off when a write is taken back.
   */
  live(): Uint8Array | undefined {
    const memory = this.#memory;
    if (memory === undefined || this.#inTransaction) return undefined;
    // SQLite counts each write in the file's header: what does not count with it is not the file any more.
    const before = changesCounted(memory);
    this.run(`PRAGMA user_version = ${this.number('PRAGMA user_version')}`);
    if (changesCounted(memory) === before) this.#memory = undefined;
    return this.#memory?.subarray(0, this.number('PRAGMA page_count') * PAGE);
  }

  /** Puts another database in the place of this one: what `export` gave, with tables loaded into it (see `pages/`). */
  replace(bytes: Uint8Array): void {
    if (this.#inTransaction) throw new Error('a transaction is open');
    if (bytes.length > MAX_PAGES * PAGE) guard(() => { throw new Error('database or disk is full'); });
    const old = this.#db;
    this.#db = this.#opened(bytes);
    this.#configure();
    old.close();
  }

  close(): void {
    this.#db.close();
  }

  private begin(): void {
    if (this.#inTransaction) throw new Error('a transaction is already open');
    this.run('BEGIN');
    this.#inTransaction = true;
  }

  private commit(): void {
    this.run('COMMIT');
    this.#inTransaction = false;
  }

  private rollback(): void {
    this.#inTransaction = false;
    try {
      this.#db.run('ROLLBACK');
    } catch (error) {
      // After "database is full" SQLite has rolled back by itself and says so here.
      if (!reasonOf(error).includes('no transaction is active')) throw error;
    }
  }
}

function checked(parameters: readonly SqlValue[] | undefined): BindParams {
  if (parameters === undefined) return [];
  for (const value of parameters) {
    if (typeof value === 'number' && !Number.isSafeInteger(value)) throw new Error(`not a safe integer: ${value}`);
  }
  return parameters as SqlValue[];
}

/** Turns SQLite's own words into a problem where a person can do something about it. */
function guard<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof ProblemError) throw error;
    const reason = reasonOf(error);
    if (reason.includes('database or disk is full') || reason.includes('out of memory')) {
      return fail({
        code: 'out_of_memory', message: 'The engagement has grown beyond what can be held in memory (1.2 GB).',
        remedy: 'Split it by location or period and import the parts as engagements of their own.',
      });
    }
    if (reason.includes('malformed') || reason.includes('not a database')) {
      return fail({
        code: 'engagement_damaged', message: `The engagement's database is damaged (${reason}).`,
        remedy: 'Open an earlier copy of the engagement.',
      });
    }
    throw error;
  }
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
