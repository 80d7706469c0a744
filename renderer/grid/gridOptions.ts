import type { ColDef, GridOptions } from 'ag-grid-community';
import type { GridColumn, GridOrder } from './column.ts';
import { columnDef, DEFAULT_COLUMN, markColumn } from './columnDefs.ts';
import type { Keyed } from './gridRows.ts';
import { gridTheme } from './modules.ts';
import { PAGE } from './pageSource.ts';
import { ROWS_AROUND } from './rowsAhead.ts';

/** What a paged grid starts with. `marked`: rows can be marked, and begin with a box. */
export function gridOptions<Row extends Keyed, Sort extends string>(
  columns: readonly GridColumn<Row, Sort>[],
  order: GridOrder<Sort>,
  marked: boolean,
): GridOptions<Row> {
  const columnDefs: ColDef<Row>[] = columns.map((column) => columnDef(column, order));
  return {
    theme: gridTheme,
    columnDefs: marked ? [markColumn<Row>(), ...columnDefs] : columnDefs,
    defaultColDef: DEFAULT_COLUMN,
    rowModelType: 'infinite',
    cacheBlockSize: PAGE,
    maxBlocksInCache: 25,
    maxConcurrentDatasourceRequests: 2,
    infiniteInitialRowCount: 1,
    rowSelection: { mode: 'singleRow', checkboxes: false, enableClickSelection: false },
    getRowId: ({ data }) => String(data.id),
    suppressDragLeaveHidesColumns: true,
    suppressMultiSort: true,
    suppressNoRowsOverlay: true,
    animateRows: false,
    // A place of its own for every row costs more than it saves where all of them are drawn anew with every step.
    suppressRowTransform: true,
    suppressAnimationFrame: true,
    rowBuffer: ROWS_AROUND,
    // A bar that comes with the rows is measured by the grid while it is not drawn, ends up too short, and pulls a list that was scrolled
    // near its end up to where it ends itself.
    alwaysShowVerticalScroll: true,
  };
}
