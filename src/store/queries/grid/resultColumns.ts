import type { Database } from '../../database.ts';
import { rowsInTurns } from '../../pages/rowsInTurns.ts';
import { resultCache } from './rowOrder.ts';
import type { InTurns } from './rowOrder.ts';

/** `id`: a key, a position in a list or a small count (32 bits). `amount`: a scaled quantity, money or a moment. */
export type ColumnWidth = 'id' | 'amount';

/**
 * The numbers of one result table as columns, ascending by `id`: what a grid is filtered, sorted and summed by. A million
 * rows of eight columns are read in well under a second and held in about 50 MB.
 */
export interface ResultColumns<Name extends string> {
  readonly count: number;
  readonly id: Int32Array;
  readonly column: Readonly<Record<Name, Int32Array | Float64Array>>;
}

/**
 * Reads the named columns of a table, in turns; NULL is read as 0. `having`: only the rows in which that column is not NULL. Names are
 * constants of ours, never anything that was typed.
 */
export function* readColumns<Name extends string>(
  db: Database, table: 'variance' | 'finding', names: Readonly<Record<Name, ColumnWidth>>, having?: NoInfer<Name>,
): InTurns<ResultColumns<Name>> {
  const list = Object.keys(names) as Name[];
  const most = db.number(`SELECT COALESCE(MAX(id), 0) FROM ${table}`);
  const id = new Int32Array(most);
  // One kind of array a loop: a million rows are read in half the time.
  const ids = list.flatMap((name, at) => (names[name] === 'id' ? [{ at, into: new Int32Array(most) }] : []));
  const amounts = list.flatMap((name, at) => (names[name] === 'amount' ? [{ at, into: new Float64Array(most) }] : []));
  const needed = having === undefined ? -1 : list.indexOf(having);
  let count = 0;
  yield* rowsInTurns(db, { table, columns: list }, (row) => {
    if (needed >= 0 && Number.isNaN(row.number(needed))) return;
    id[count] = row.id;
    // An integer array keeps NaN as 0.
    for (let at = 0; at < ids.length; at += 1) {
      const { at: place, into } = ids[at] as typeof ids[number];
      into[count] = row.number(place);
    }
    for (let at = 0; at < amounts.length; at += 1) {
      const { at: place, into } = amounts[at] as typeof amounts[number];
      const value = row.number(place);
      into[count] = value === value ? value : 0;
    }
    count += 1;
  });
  const column = Object.fromEntries([...ids, ...amounts].map(({ at, into }) => [list[at], into.subarray(0, count)])) as
    Record<Name, Int32Array | Float64Array>;
  return { count, id: id.subarray(0, count), column };
}

/** The rank of every id of a table by the code people sort by; index 0 is unused. */
export function ranksByCode(db: Database, table: 'item' | 'location' | 'system' | 'handoff'): Float64Array {
  return resultCache(db).part(`ranks of ${table}`, () => {
    const ranks = new Float64Array(db.number(`SELECT COALESCE(MAX(id), 0) FROM ${table}`) + 1);
    let rank = 0;
    db.each(`SELECT id FROM ${table} ORDER BY code`, (row) => {
      rank += 1;
      ranks[row[0] as number] = rank;
    });
    return ranks;
  });
}
