/** The two lists that a grid pages through: variances and exceptions. */
import type { ShownList } from '../../contract/calls.ts';
import { EXCEPTION_COLUMNS, VARIANCE_COLUMNS } from '../../reports/model/listColumns.ts';
import type { ListSetting } from '../../reports/model/listColumns.ts';
import { printed } from '../../reports/model/words.ts';
import type { Database } from '../../store/database.ts';
import { exceptionOrder } from '../../store/queries/exceptionGrid.ts';
import { exceptionsById } from '../../store/queries/exceptionRows.ts';
import { varianceOrder } from '../../store/queries/varianceGrid.ts';
import { variancesById } from '../../store/queries/varianceRows.ts';
import { exceptionFilterNote, orderNote, varianceFilterNote } from './filterWords.ts';
import { tableOf } from './wholeList.ts';
import type { ListColumn, ListTable } from './wholeList.ts';

type Shown<List> = Extract<ShownList, { list: List }>;
const EMPTY = 'No row passed the filter.';

export function exceptionTable(
  db: Database, { sort, direction, filter }: Shown<'exceptions'>, columns: readonly ListColumn[], setting: ListSetting, most: number,
): ListTable {
  const order = exceptionOrder(db, sort, direction, filter);
  return tableOf({
    title: 'Exceptions', notes: [exceptionFilterNote(filter, setting), orderNote(orderWord(sort, columns), direction)], empty: EMPTY,
    columns: EXCEPTION_COLUMNS, total: order.total, read: (start, count) => exceptionsById(db, order.ids(start, count)),
  }, columns, setting, most);
}

export function varianceTable(
  db: Database, { sort, direction, filter }: Shown<'variances'>, columns: readonly ListColumn[], setting: ListSetting, most: number,
): ListTable {
  const order = varianceOrder(db, sort, direction, filter);
  return tableOf({
    title: 'Variances', notes: [varianceFilterNote(filter, setting), orderNote(orderWord(sort, columns), direction)], empty: EMPTY,
    columns: VARIANCE_COLUMNS, total: order.total, read: (start, count) => variancesById(db, order.ids(start, count)),
  }, columns, setting, most);
}

/** What the column that it is sorted by is called there. */
function orderWord(sort: string, columns: readonly ListColumn[]): string {
  const title = columns.find(({ id }) => id === sort)?.title;
  const bySize = sort.startsWith('absolute');
  const word = title ?? printed(bySize ? sort.slice('absolute'.length) : sort);
  return bySize ? `size of ${word.toLowerCase()}` : word;
}
