/** Long tables read so that others can work in between: a generator yields after every few thousand rows. */
import type { Database, Row } from '../database.ts';
import { rootPageOf } from './loadTables.ts';
import { NotReadable } from './readPages.ts';
import type { ReadRow } from './record.ts';
import { eachKeyedFrom, eachRecordAfter } from './records.ts';
import type { Words } from './words.ts';

/** Rows read at a time: a few milliseconds of work. */
const AT_A_TIME = 16_384;

/** What is read of which table: constants of ours, never anything that was typed. */
export interface Read {
  readonly table: string;
  /** Its integer key, `id` where nothing is said. */
  readonly key?: string;
  readonly columns: readonly string[];
}

type UseRow = (row: ReadRow) => void;

/**
 * Calls `use` for each row of a table with an INTEGER PRIMARY KEY, in its order. Rows that are written meanwhile may be among them or not;
 * all others are, once each. Straight from the pages where that can be done, with queries where not.
 */
export function* rowsInTurns(db: Database, read: Read, use: UseRow): Generator<undefined, void> {
  const places = placesOf(db, read);
  const { table, columns, key = 'id' } = read;
  let last: number | null = -1;
  while (last !== null) {
    const after: number = last;
    const reached = new Reached(after, use);
    const isEnd = fromPages(db, table, (file, root) => eachRecordAfter(file, root, places, after, AT_A_TIME, (row) => {
      reached.use(row, row.id);
    }));
    last = isEnd === true ? null : reached.id;
    if (isEnd === undefined && reached.id === after) {
      let count = 0;
      const row = new QueriedRow();
      db.each(`SELECT ${key}, ${columns.join(', ')} FROM ${table} WHERE ${key} > ? ORDER BY ${key} LIMIT ${AT_A_TIME}`, (values) => {
        row.take(values);
        reached.use(row, row.id);
        count += 1;
      }, [after]);
      last = count < AT_A_TIME ? null : reached.id;
    }
    if (last !== null) yield;
  }
}

/** The same for a table WITHOUT ROWID, in the order of its key, whose first column is an integer that is not NULL. A row may come twice. */
export function* keyedInTurns(db: Database, read: Required<Read>, use: UseRow): Generator<undefined, void> {
  const places = placesOf(db, read);
  const { table, columns, key } = read;
  let from: number | null = 0;
  while (from !== null) {
    const first: number = from;
    const next: number | null | undefined = fromPages(db, table, (file, root) =>
      eachKeyedFrom(file, root, places, first, AT_A_TIME, use));
    if (next === undefined || next === first) {
      const row = new QueriedRow();
      db.each(`SELECT ${key}, ${columns.join(', ')} FROM ${table} WHERE ${key} >= ?`, (values) => {
        row.take(values);
        use(row);
      }, [first]);
      return;
    }
    from = next;
    if (from !== null) yield;
  }
}

/** Everything at once. */
export function allOf<T>(work: Generator<undefined, T>): T {
  for (;;) {
    const step = work.next();
    if (step.done === true) return step.value;
  }
}

/** Up to which row it came, also where it went no further. */
class Reached {
  id: number;
  readonly #use: UseRow;

  constructor(id: number, use: UseRow) {
    this.id = id;
    this.#use = use;
  }

  use(row: ReadRow, id: number): void {
    this.#use(row);
    this.id = id;
  }
}

/** Undefined where the table cannot be read from the pages of the file, or not on from there. */
function fromPages<T>(db: Database, table: string, read: (file: Uint8Array, root: number) => T): T | undefined {
  const file = db.live();
  if (file === undefined) return undefined;
  try {
    return read(file, rootPageOf(db, table));
  } catch (error) {
    if (error instanceof NotReadable) return undefined;
    throw error;
  }
}

class QueriedRow implements ReadRow {
  id = 0;
  #values: Row = [];

  take(values: Row): void {
    this.#values = values;
    this.id = Number(values[0]);
  }

  number(at: number): number {
    const value = this.#values[at + 1];
    return typeof value === 'number' ? value : NaN;
  }

  word(at: number, words: Words): number {
    return words.placeOf(String(this.#values[at + 1] ?? ''));
  }
}

/** At which place of a record each column stands; those of a table WITHOUT ROWID stand in their own order where its key comes first. */
function placesOf(db: Database, { table, columns }: Read): Int32Array {
  const all = db.rows('SELECT name FROM pragma_table_info(?) ORDER BY cid', (row) => String(row[0]), [table]);
  return Int32Array.from(columns, (name) => all.indexOf(name));
}
