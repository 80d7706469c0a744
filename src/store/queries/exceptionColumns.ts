/**
 * The exceptions as columns of numbers, ascending by id: what every list of them is filtered, sorted, gathered and summed by. Read once
 * an engagement; a decision changes what it changed and nothing is read again.
 */
import type { Database } from '../database.ts';
import { readColumns } from './grid/resultColumns.ts';
import type { ResultColumns } from './grid/resultColumns.ts';
import { resultCache } from './grid/rowOrder.ts';

const COLUMNS = {
  number: 'id', kind: 'id', item_id: 'id', location_id: 'id', handoff_id: 'id', reference_id: 'id', root_event_id: 'id', severity: 'id',
  fix: 'id', quantity: 'amount', value: 'amount', first_at: 'amount',
} as const;
/** What a run says of each; ids are 0 for none, `fix` and other words are places in the vocabulary. */
export type ExceptionColumns = ResultColumns<keyof typeof COLUMNS>;

/** What people decide of each, by row. */
export interface ExceptionWork {
  readonly status: Int32Array;
  /** Place in `owners`. */
  readonly owner: Int32Array;
  readonly owners: string[];
  /** NaN where it is not due. */
  readonly due: Float64Array;
  /** Places in the vocabulary; −1 for none. */
  readonly reason: Int32Array;
  readonly compared: Int32Array;
}

const FACTS = 'exception facts';
const WORK = 'exception work';

export function exceptionColumns(db: Database): ExceptionColumns {
  return resultCache(db).part(FACTS, () => readColumns(db, 'finding', COLUMNS, 'number IS NOT NULL'));
}

/** The row of each id (or of each number, as in `E-000012`); −1 where there is none. */
export function rowsOf(db: Database, by: 'id' | 'number'): Int32Array {
  return resultCache(db).part(`${FACTS} by ${by}`, () => {
    const { count, id, column } = exceptionColumns(db);
    const keys = by === 'id' ? id : column.number;
    let most = 0;
    for (let row = 0; row < count; row += 1) most = Math.max(most, keys[row] as number);
    const rows = new Int32Array(most + 1).fill(-1);
    for (let row = 0; row < count; row += 1) rows[keys[row] as number] = row;
    return rows;
  });
}

export function exceptionWork(db: Database): ExceptionWork {
  return resultCache(db).part(WORK, () => {
    const { count } = exceptionColumns(db);
    const byId = rowsOf(db, 'id');
    const owners = db.rows('SELECT DISTINCT owner FROM finding WHERE number IS NOT NULL ORDER BY owner', (row) => String(row[0]));
    const owner = new Int32Array(count);
    // By name through the index: to read a million names as texts takes longer.
    owners.forEach((name, place) => {
      db.each('SELECT id FROM finding WHERE owner = ?', (row) => {
        const at = byId[row[0] as number] ?? -1;
        if (at >= 0) owner[at] = place;
      }, [name]);
    });
    const status = readColumns(db, 'finding', { status: 'id' }, 'number IS NOT NULL').column.status as Int32Array;
    const work = {
      status, owner, owners, due: new Float64Array(count).fill(Number.NaN), reason: new Int32Array(count).fill(-1),
      compared: new Int32Array(count).fill(-1),
    };
    db.each('SELECT number, due_at, reason, compared FROM exception_life', (row) => { setLife(db, work, row); });
    return work;
  });
}

function setLife(db: Database, work: ExceptionWork, [number, due, reason, compared]: readonly unknown[]): void {
  const row = rowsOf(db, 'number')[number as number] ?? -1;
  if (row < 0) return;
  work.due[row] = due === null ? Number.NaN : due as number;
  work.reason[row] = reason === null ? -1 : reason as number;
  work.compared[row] = compared === null ? -1 : compared as number;
}

/** Above so many it is quicker to read all again. */
const FEW = 20_000;

/**
 * Runs a decision that changes the exceptions with these numbers and what people wrote, and nothing else: what was derived from the facts
 * stands after it, and the work on the others too.
 */
export function keepExceptions<T>(db: Database, numbers: readonly number[], decide: () => T): T {
  const cache = resultCache(db);
  if (numbers.length > FEW || !cache.knows(WORK)) return cache.keepThrough(decide);
  const work = exceptionWork(db);
  const decided = cache.keepThrough(decide, [WORK]);
  const list = JSON.stringify(numbers);
  const byNumber = rowsOf(db, 'number');
  db.each('SELECT f.number, f.status, f.owner FROM json_each(?) AS wanted CROSS JOIN finding AS f ON f.number = wanted.value', (of) => {
    const row = byNumber[of[0] as number] ?? -1;
    if (row < 0) return;
    work.status[row] = of[1] as number;
    const name = String(of[2]);
    if (!work.owners.includes(name)) work.owners.push(name);
    work.owner[row] = work.owners.indexOf(name);
  }, [list]);
  db.each(
    'SELECT l.number, l.due_at, l.reason, l.compared FROM json_each(?) AS wanted CROSS JOIN exception_life AS l ON l.number = wanted.value',
    (row) => { setLife(db, work, row); }, [list]);
  return decided;
}
