import type { Database } from '../../database.ts';
import { countUnpriced } from '../priced.ts';
import { resultCache, RowOrder } from './rowOrder.ts';
import type { OrderSums } from './rowOrder.ts';
import { everyRow } from './rowTests.ts';
import { stableOrder } from './stableOrder.ts';

/** All rows of a table ascending by a key, equal ones ascending. */
interface SortedRows {
  readonly rows: Int32Array;
  /** 1 where a row has the key of the one before it. */
  readonly isLikeBefore: Uint8Array;
}

/** The key of a row, and what it is the key of: `exception facts by value`. */
export interface SortKey {
  readonly name: string;
  readonly of: (row: number) => number;
}

/** Sorts all `count` rows by a key, once: about a fifth of a second for a few million. */
export function sortedRows(db: Database, count: number, key: SortKey): SortedRows {
  return resultCache(db).part(`${key.name}, sorted`, () => {
    const rows = stableOrder(everyRow(count), key.of, false);
    const isLikeBefore = new Uint8Array(count);
    for (let at = 1; at < count; at += 1) {
      if (key.of(rows[at] as number) === key.of(rows[at - 1] as number)) isLikeBefore[at] = 1;
    }
    return { rows, isLikeBefore };
  });
}

/** Where fewer than this share of all rows pass a filter, they are sorted by themselves. */
const FEW = 1 / 32;

/**
 * The rows that pass a filter, given ascending, of a table of `count`, in the order of a key; equal ones ascending in either direction. The
 * array is not the caller's to change.
 */
export function rowsInOrder(db: Database, count: number, passing: Int32Array, key: SortKey, isDescending: boolean): Int32Array {
  if (passing.length < count * FEW) return stableOrder(passing, key.of, isDescending);
  const sorted = sortedRows(db, count, key);
  const rows = isDescending ? resultCache(db).part(`${key.name}, turned`, () => turnedRound(sorted)) : sorted.rows;
  if (passing.length === count) return rows;
  const passes = new Uint8Array(count);
  for (let at = 0; at < passing.length; at += 1) passes[passing[at] as number] = 1;
  const picked = new Int32Array(passing.length);
  for (let at = 0, next = 0; next < picked.length; at += 1) {
    const row = rows[at] as number;
    picked[next] = row;
    next += passes[row] as number;
  }
  return picked;
}

/** A table of columns as an order needs it: its ids, and what is summed over the rows that pass. */
interface Ordered {
  /** Names what is summed: `exception facts`, `variance`. */
  readonly name: string;
  readonly id: Int32Array;
  readonly item: Int32Array | Float64Array;
  readonly units: Int32Array | Float64Array;
  readonly value: Int32Array | Float64Array;
}

/** The order of the rows that pass a filter, given ascending, with their sums. */
export function orderOf(db: Database, table: Ordered, passing: Int32Array, key: SortKey, isDescending: boolean): RowOrder {
  const { name, id, item, units, value } = table;
  const summed = (): OrderSums => {
    const sums = { units: 0, value: 0, unpriced: countUnpriced(db, passing, item, units) };
    for (let at = 0; at < passing.length; at += 1) {
      sums.units += units[passing[at] as number] as number;
      sums.value += value[passing[at] as number] as number;
    }
    return sums;
  };
  const sums = passing.length === id.length ? resultCache(db).part(`${name} summed`, summed) : summed();
  return new RowOrder(rowsInOrder(db, id.length, passing, key, isDescending), id, sums);
}

/** The groups of equal keys from the last to the first, each in its own order. */
function turnedRound({ rows, isLikeBefore }: SortedRows): Int32Array {
  const turned = new Int32Array(rows.length);
  let next = 0;
  for (let end = rows.length; end > 0;) {
    let begin = end - 1;
    while (isLikeBefore[begin] === 1) begin -= 1;
    for (let at = begin; at < end; at += 1) {
      turned[next] = rows[at] as number;
      next += 1;
    }
    end = begin;
  }
  return turned;
}
