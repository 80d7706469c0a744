import type { ShownList } from '../../contract/calls.ts';
import type { ListSetting } from '../../reports/model/listColumns.ts';
import { column } from '../../reports/model/table.ts';
import type { CellValue } from '../../reports/model/table.ts';
import type { Database } from '../../store/database.ts';
import { engagementSettings } from '../../store/queries/settings.ts';
import { systemNames } from '../../store/queries/systems.ts';
import { codeList } from './codeList.ts';
import { eventList, factList } from './factLists.ts';
import { exceptionTable, varianceTable } from './gridLists.ts';
import { reportList, rootList } from './rootLists.ts';
import { sheetName, tableOf } from './wholeList.ts';
import type { ListColumn, ListTable, WholeList } from './wholeList.ts';
import { decisionList, findingList, goneList } from './workLists.ts';

/** What the words of a written list depend on. */
export function listSetting(db: Database): ListSetting {
  const { currency, timezone } = engagementSettings(db);
  return { currency, timezone, nameOf: systemNames(db) };
}

/**
 * A list of the window as a table: every row that its filter lets through, in its order, at most `most`. `rest` lets others work
 * meanwhile, and may throw. Fails with `bad_request` for a column that there is not.
 */
export async function shownTable(
  db: Database, shown: ShownList, columns: readonly ListColumn[], most: number, rest: () => Promise<void>,
): Promise<ListTable> {
  const setting = listSetting(db);
  const whole = <Row>(list: WholeList<Row>): ListTable => tableOf(list, columns, setting, most);
  switch (shown.list) {
    case 'table': return drawnTable(shown, columns);
    case 'variances': return varianceTable(db, shown, columns, setting, most);
    case 'exceptions': return exceptionTable(db, shown, columns, setting, most);
    case 'roots': return whole(rootList(db, shown.show, shown.rank));
    case 'reports': return whole(reportList(db));
    case 'codes': return whole(await codeList(db, shown, setting, rest));
    case 'events': return whole(eventList(db, shown.system, shown.eventType, setting));
    case 'rows': return whole(await factList(db, shown.title, shown.filter, rest));
    case 'findings': return whole(findingList(db, shown.code));
    case 'decisions': return whole(decisionList(db));
    case 'gone': return whole(goneList(db));
  }
}

/** A table as the window drew it: texts as they were seen, numbers as numbers. */
function drawnTable({ title, numbers, rows, notes }: Extract<ShownList, { list: 'table' }>, columns: readonly ListColumn[]): ListTable {
  const cell = (text: string, at: number): CellValue => {
    if (text === '') return null;
    return numbers[at] === true && /^-?\d+(?:\.\d+)?$/u.test(text) ? Number(text) : text;
  };
  const widthOf = (at: number, header: string): number =>
    Math.min(60, Math.max(header.length, ...rows.map((row) => row[at]?.length ?? 0)) + 2);
  return {
    total: rows.length,
    sheet: {
      name: sheetName(title), title, notes: ['As it was shown.', ...notes], empty: 'It was empty.', rowCount: rows.length,
      columns: columns.map(({ title: header }, at) => column(numbers[at] === true ? 'units' : 'text', header, widthOf(at, header))),
      rows: () => rows.map((row) => columns.map((_, at) => cell(row[at] ?? '', at))),
    },
  };
}
