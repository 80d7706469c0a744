/**
 * The exceptions as columns of numbers, ascending by id: what every list of them is filtered, sorted, gathered and summed by. Read once
 * an engagement; a decision changes what it changed and nothing is read again.
 */
import type { Database } from '../database.ts';
import { allOf, rowsInTurns } from '../pages/rowsInTurns.ts';
import { Words } from '../pages/words.ts';
import { readColumns } from './grid/resultColumns.ts';
import type { ResultColumns } from './grid/resultColumns.ts';
import { resultCache } from './grid/rowOrder.ts';
import type { InTurns } from './grid/rowOrder.ts';

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
  return allOf(exceptionColumnsInTurns(db));
}

export function exceptionColumnsInTurns(db: Database): InTurns<ExceptionColumns> {
  return resultCache(db).inTurns(FACTS, () => readColumns(db, 'finding', COLUMNS, 'number'));
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
  return allOf(exceptionWorkInTurns(db));
}

export function exceptionWorkInTurns(db: Database): InTurns<ExceptionWork> {
  return resultCache(db).inTurns(WORK, function* () {
    const { count } = yield* exceptionColumnsInTurns(db);
    const owners = new Words();
    const owner = new Int32Array(count);
    const status = new Int32Array(count);
    let row = 0;
    yield* rowsInTurns(db, { table: 'finding', columns: ['number', 'status', 'owner'] }, (finding) => {
      if (Number.isNaN(finding.number(0))) return;
      status[row] = finding.number(1);
      owner[row] = finding.word(2, owners);
      row += 1;
    });
    const work = {
      status, ...inOrderOfNames(owners.list, owner), due: new Float64Array(count).fill(Number.NaN), reason: new Int32Array(count).fill(-1),
      compared: new Int32Array(count).fill(-1),
    };
    const byNumber = rowsOf(db, 'number');
    yield* rowsInTurns(db, { table: 'exception_life', key: 'number', columns: ['due_at', 'reason', 'compared'] }, (life) => {
      setLife(work, byNumber, life.id, life.number(0), life.number(1), life.number(2));
    });
    return work;
  });
}

/** Names and the place of each row's, places being in the order of the names. */
function inOrderOfNames(met: readonly string[], place: Int32Array): { readonly owners: string[]; readonly owner: Int32Array } {
  const owners = [...met].sort();
  const ranks = new Map(owners.map((name, rank) => [name, rank]));
  const rankOf = met.map((name) => ranks.get(name) ?? 0);
  for (let row = 0; row < place.length; row += 1) place[row] = rankOf[place[row] as number] ?? 0;
  return { owners, owner: place };
}

/** NaN stands for what was not decided. */
function setLife(work: ExceptionWork, byNumber: Int32Array, number: number, due: number, reason: number, compared: number): void {
  const row = byNumber[number] ?? -1;
  if (row < 0) return;
  work.due[row] = due;
  work.reason[row] = Number.isNaN(reason) ? -1 : reason;
  work.compared[row] = Number.isNaN(compared) ? -1 : compared;
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
    (row) => {
      const [number, due, reason, compared] = row.map((value) => (typeof value === 'number' ? value : NaN));
      setLife(work, byNumber, number ?? NaN, due ?? NaN, reason ?? NaN, compared ?? NaN);
    }, [list]);
  return decided;
}
