import type { ColDef, GridOptions } from 'ag-grid-community';
import type { RefObject } from 'react';
import type { GridColumn, GridOrder } from './column.ts';
import { columnDef, DEFAULT_COLUMN, markColumn } from './columnDefs.ts';
import type { Keyed } from './gridRows.ts';
import { gridTheme } from './modules.ts';
import { PAGE } from './pageSource.ts';

/** What a paged grid starts with. */
export function gridOptions<Row extends Keyed, Sort extends string>({ columns, order, rowHeight, marked, context }: {
  readonly columns: readonly GridColumn<Row, Sort>[];
  readonly order: GridOrder<Sort>;
  /** In pixels. */
  readonly rowHeight: number;
  /** Rows can be marked: they begin with a box. */
  readonly marked: boolean;
  /** The newest of what the grid was given, for what its cells ask later. */
  readonly context: RefObject<unknown>;
}): GridOptions<Row> {
  const columnDefs: ColDef<Row>[] = columns.map((column) => columnDef(column, order));
  return {
    theme: gridTheme,
    columnDefs: marked ? [markColumn<Row>(), ...columnDefs] : columnDefs,
    defaultColDef: DEFAULT_COLUMN,
    rowModelType: 'infinite',
    rowHeight,
    cacheBlockSize: PAGE,
    maxBlocksInCache: 25,
    maxConcurrentDatasourceRequests: 2,
    blockLoadDebounceMillis: 10,
    infiniteInitialRowCount: 1,
    rowSelection: { mode: 'singleRow', checkboxes: false, enableClickSelection: false },
    getRowId: ({ data }) => String(data.id),
    suppressDragLeaveHidesColumns: true,
    suppressMultiSort: true,
    suppressNoRowsOverlay: true,
    animateRows: false,
    context,
  };
}
