import { chosenColumns } from '../../reports/model/listColumns.ts';
import type { ListColumns, ListSetting } from '../../reports/model/listColumns.ts';
import type { CellValue, TableSheet } from '../../reports/model/table.ts';
import { cutNote } from '../../reports/model/words.ts';

/** A list of the window in full: every row that its filter lets through, in its order, read part by part. */
export interface WholeList<Row> {
  readonly title: string;
  /** What it is narrowed to and how it is ordered, in words. */
  readonly notes: readonly string[];
  readonly empty: string;
  readonly columns: ListColumns<Row>;
  readonly total: number;
  read(start: number, count: number): readonly Row[];
}

export interface ListColumn {
  readonly id: string;
  readonly title: string;
}

/** A list as a table to be written, and how many rows it has where the table holds no more than `most`. */
export interface ListTable {
  readonly sheet: TableSheet;
  readonly total: number;
}

const PAGE = 1_000;
/** What a sheet's name may not hold, and how long it may be. */
const NO_NAME = /[\\/?*[\]:']/gu;
const NAME_LENGTH = 31;

export function sheetName(title: string): string {
  return title.replace(NO_NAME, ' ').trim().slice(0, NAME_LENGTH) || 'Table';
}

/** The list under the columns wanted, all of them where none is named. */
export function tableOf<Row>(list: WholeList<Row>, wanted: readonly ListColumn[], setting: ListSetting, most: number): ListTable {
  const columns = chosenColumns(list.columns, wanted, setting);
  const { title, total, empty } = list;
  const rowCount = Math.min(total, most);
  return {
    total,
    sheet: {
      name: sheetName(title), title, notes: [...list.notes, ...cutNote(rowCount, total, title.toLowerCase())], empty, rowCount,
      columns: columns.map(({ table }) => table),
      *rows(): Generator<readonly CellValue[], void, void> {
        for (let start = 0; start < rowCount; start += PAGE) {
          for (const row of list.read(start, Math.min(PAGE, rowCount - start))) yield columns.map(({ of }) => of.value(row, setting));
        }
      },
    },
  };
}
