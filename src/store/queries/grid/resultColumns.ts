import type { Database } from '../../database.ts';
import { resultCache } from './rowOrder.ts';

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

/** Reads the named columns of a table; NULL is read as 0. `names` are constants of ours, never anything that was typed. */
export function readColumns<Name extends string>(
  db: Database, table: 'variance' | 'finding', names: Readonly<Record<Name, ColumnWidth>>, where = '1',
): ResultColumns<Name> {
  const list = Object.entries(names) as [Name, ColumnWidth][];
  const count = db.number(`SELECT COUNT(*) FROM ${table} WHERE ${where}`);
  const id = new Int32Array(count);
  const columns = list.map(([, width]) => (width === 'id' ? new Int32Array(count) : new Float64Array(count)));
  let row = 0;
  db.each(`SELECT id${list.map(([name]) => `, ${name}`).join('')} FROM ${table} WHERE ${where} ORDER BY id`, (values) => {
    id[row] = values[0] as number;
    for (let at = 0; at < columns.length; at += 1) {
      const column = columns[at];
      if (column !== undefined) column[row] = (values[at + 1] ?? 0) as number;
    }
    row += 1;
  });
  const column = Object.fromEntries(list.map(([name], at) => [name, columns[at]])) as Record<Name, Int32Array | Float64Array>;
  return { count, id, column };
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
