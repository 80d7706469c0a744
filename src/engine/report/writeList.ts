import type { ShownList } from '../../contract/calls.ts';
import type { Ports, Task } from '../../ports.ts';
import { EXCEPTION_COLUMNS, VARIANCE_COLUMNS, chosenColumns } from '../../reports/model/listColumns.ts';
import type { ListColumns, ListSetting } from '../../reports/model/listColumns.ts';
import { column, MOST_ROWS } from '../../reports/model/table.ts';
import type { CellValue, TableSheet } from '../../reports/model/table.ts';
import { cutNote } from '../../reports/model/words.ts';
import { listText, listWorkbook } from '../../reports/writeList.ts';
import { momentText } from '../../domain/statements/moments.ts';
import type { Database } from '../../store/database.ts';
import { exceptionOrder } from '../../store/queries/exceptionGrid.ts';
import { exceptionsById } from '../../store/queries/exceptionRows.ts';
import { engagementSettings } from '../../store/queries/settings.ts';
import { systemNames } from '../../store/queries/systems.ts';
import { varianceOrder } from '../../store/queries/varianceGrid.ts';
import { variancesById } from '../../store/queries/varianceRows.ts';

export interface ListColumn {
  readonly id: string;
  readonly title: string;
}

const PAGE = 1_000;

/**
 * Writes a list as it is shown: every row that its filter lets through, in its order. Delimited text where the file's name ends in
 * `.csv`, a workbook otherwise, which holds the first million. Fails with `cancelled`, `disk_full` or `not_written`.
 */
export async function writeList(
  db: Database, ports: Ports, wanted: { readonly path: string; readonly shown: ShownList; readonly columns: readonly ListColumn[] },
  task: Task,
): Promise<{ readonly bytes: number; readonly rows: number }> {
  const { path, shown, columns } = wanted;
  const { name, client, cutoff, timezone, currency } = engagementSettings(db);
  const setting: ListSetting = { currency, timezone, nameOf: systemNames(db) };
  const isText = path.toLowerCase().endsWith('.csv');
  const most = isText ? Infinity : MOST_ROWS;
  const sheet = shown.list === 'table' ? drawnSheet(shown, columns)
    : shown.list === 'variances'
    ? sheetOf('Variances', varianceOrder(db, shown.sort, shown.direction, shown.filter).ids, (ids) => variancesById(db, ids),
      VARIANCE_COLUMNS, columns, setting, most)
    : sheetOf('Exceptions', exceptionOrder(db, shown.sort, shown.direction, shown.filter).ids, (ids) => exceptionsById(db, ids),
      EXCEPTION_COLUMNS, columns, setting, most);
  let done = 0;
  const started = ports.clock.elapsed();
  const pace = {
    async rows(written: number): Promise<void> {
      done += written;
      const seconds = (ports.clock.elapsed() - started) / 1000;
      const rate = seconds > 0 ? Math.round(done / seconds) : 0;
      task.report({ phase: 'Writing the list', done, total: sheet.rowCount, unit: 'rows', rate });
      await task.breathe();
    },
  };
  const subtitle = [client, name, `cut-off ${momentText(cutoff, timezone)}`].filter((part) => part !== '').join(' · ');
  const content = isText ? await listText(sheet, pace) : [await listWorkbook(sheet, subtitle, cutoff, pace)];
  await ports.files.replace(path, content);
  return { bytes: content.reduce((sum, piece) => sum + piece.length, 0), rows: sheet.rowCount };
}

/** What a sheet's name may not hold, and how long it may be. */
const NO_NAME = /[\\/?*[\]:']/gu;
const NAME_LENGTH = 31;

/** A table as the window drew it: texts as they were seen, numbers as numbers. */
function drawnSheet({ title, numbers, rows }: Extract<ShownList, { list: 'table' }>, columns: readonly ListColumn[]): TableSheet {
  const cell = (text: string, at: number): CellValue => {
    if (text === '') return null;
    return numbers[at] === true && /^-?\d+(?:\.\d+)?$/u.test(text) ? Number(text) : text;
  };
  const widthOf = (at: number, header: string): number =>
    Math.min(60, Math.max(header.length, ...rows.map((row) => row[at]?.length ?? 0)) + 2);
  return {
    name: title.replace(NO_NAME, ' ').trim().slice(0, NAME_LENGTH) || 'Table', title, notes: ['As it was shown.'], empty: 'It was empty.',
    rowCount: rows.length,
    columns: columns.map(({ title: header }, at) => column(numbers[at] === true ? 'units' : 'text', header, widthOf(at, header))),
    rows: () => rows.map((row) => columns.map((_, at) => cell(row[at] ?? '', at))),
  };
}

function sheetOf<Row>(
  title: string, ids: Int32Array, read: (ids: Int32Array) => readonly Row[], known: ListColumns<Row>,
  wanted: readonly ListColumn[], setting: ListSetting, most: number,
): TableSheet {
  const columns = chosenColumns(known, wanted, setting);
  const rowCount = Math.min(ids.length, most);
  return {
    name: title, title, notes: ['As it was shown, with its filter and its order.', ...cutNote(rowCount, ids.length, title.toLowerCase())],
    empty: 'No row passed the filter.', rowCount, columns: columns.map(({ table }) => table),
    *rows(): Generator<readonly CellValue[], void, void> {
      for (let start = 0; start < rowCount; start += PAGE) {
        for (const row of read(ids.subarray(start, Math.min(rowCount, start + PAGE)))) {
          yield columns.map(({ of }) => of.value(row, setting));
        }
      }
    },
  };
}
