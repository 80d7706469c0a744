import type { Database as SqlJsDatabase, SqlValue, Statement } from 'sql.js';

/** Values bound in one statement: measured best between 1,000 and 4,000; SQLite's limit is 32,766. */
const VALUES_A_STATEMENT = 1_500;

/**
 * Inserts many rows with one statement a hundred or so of them, about twice as fast as one by one. Rows are buffered:
 * nothing is sure to be in the table before `end`.
 */
export class BulkInsert {
  readonly #db: SqlJsDatabase;
  readonly #head: string;
  readonly #width: number;
  readonly #rowsAStatement: number;
  readonly #statement: Statement;
  readonly #buffer: SqlValue[];
  #used = 0;

  constructor(db: SqlJsDatabase, table: string, columns: readonly string[]) {
    this.#db = db;
    this.#width = columns.length;
    this.#rowsAStatement = Math.max(1, Math.floor(VALUES_A_STATEMENT / this.#width));
    this.#head = `INSERT INTO ${table} (${columns.join(', ')}) VALUES `;
    this.#statement = db.prepare(this.#head + this.#places(this.#rowsAStatement));
    this.#buffer = new Array<SqlValue>(this.#rowsAStatement * this.#width).fill(null);
  }

  /** One row, its values in the order of the columns. Numbers have to be safe integers: the caller's invariant, not checked here. */
  add(values: readonly SqlValue[]): void {
    for (let column = 0; column < this.#width; column += 1) this.#buffer[this.#used + column] = values[column] ?? null;
    this.#used += this.#width;
    if (this.#used === this.#buffer.length) {
      this.#statement.run(this.#buffer);
      this.#used = 0;
    }
  }

  /** Writes what is still buffered and frees the statement. */
  end(): void {
    this.#statement.free();
    if (this.#used === 0) return;
    const rest = this.#db.prepare(this.#head + this.#places(this.#used / this.#width));
    try {
      rest.run(this.#buffer.slice(0, this.#used));
    } finally {
      rest.free();
    }
    this.#used = 0;
  }

  #places(rows: number): string {
    const row = `(${new Array<string>(this.#width).fill('?').join(',')})`;
    return new Array<string>(rows).fill(row).join(',');
  }
}
