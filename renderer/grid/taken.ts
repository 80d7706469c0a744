import type { Outcome } from '../../src/contract/calls.ts';
import type { Taken } from '../app/commands/listHandle.ts';
import type { GridColumn, GridOrder } from './column.ts';
import type { AskPage } from './pageSource.ts';

/** The engine answers at most this many rows at a time. */
const PAGE = 1000;

/** The columns that are seen, in the order in which they stand. */
export function seenColumns<Row, Sort extends string>(
  columns: readonly GridColumn<Row, Sort>[],
  order: readonly string[],
  hidden: ReadonlySet<string>,
): readonly GridColumn<Row, Sort>[] {
  const place = new Map(order.map((id, at) => [id, at]));
  return columns
    .filter((column) => !hidden.has(column.id))
    .toSorted((a, b) => (place.get(a.id) ?? order.length) - (place.get(b.id) ?? order.length));
}

/** Rows as plain texts under their headers. */
export function takenFrom<Row, Sort extends string>(
  columns: readonly GridColumn<Row, Sort>[],
  rows: readonly Row[],
  total: number,
): Taken {
  return {
    header: columns.map((column) => column.title),
    numbers: columns.map((column) => column.number === true),
    rows: rows.map((row) => columns.map((column) => (column.plain ?? column.text)(row))),
    total,
  };
}

/** The first rows that a filter lets through, page by page, and how many there are. */
export async function firstRows<Row, Sort extends string>(
  ask: AskPage<Row, Sort>,
  order: GridOrder<Sort>,
  most: number,
): Promise<Outcome<{ readonly rows: readonly Row[]; readonly total: number }>> {
  const { signal } = new AbortController();
  const rows: Row[] = [];
  for (;;) {
    const outcome = await ask({ start: rows.length, count: Math.min(PAGE, most - rows.length), ...order }, signal);
    if (!outcome.ok) return outcome;
    rows.push(...outcome.value.rows);
    if (outcome.value.rows.length === 0 || rows.length >= Math.min(most, outcome.value.total)) {
      return { ok: true, value: { rows, total: outcome.value.total } };
    }
  }
}
