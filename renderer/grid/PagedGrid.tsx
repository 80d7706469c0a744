import { AgGridReact } from 'ag-grid-react';
import type { GetRowIdParams, GridApi, GridReadyEvent, IDatasource, RowClickedEvent } from 'ag-grid-community';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Page } from '../../src/contract/views.ts';
import type { Problem } from '../../src/domain/problem.ts';
import { columnsOf, keepColumns } from '../app/state/preferences.ts';
import { useWindow } from '../app/state/windowState.ts';
import type { GridOrder } from './column.ts';
import { columnDef, DEFAULT_COLUMN, markColumn, showColumns } from './columnDefs.tsx';
import { fitIdentifiers } from './fitIdentifiers.ts';
import { markPicked, markUpTo, type Keyed } from './gridRows.ts';
import { gridTheme } from './modules.ts';
import { pageSource } from './pageSource.ts';
import { useGridHandle, type GridAtHand } from './useGridHandle.ts';
import { hiddenColumns } from './useColumns.ts';
import { usePickedRow, type AskPlace } from './usePickedRow.ts';
import './grid.css';

/** Rows asked for at a time: several screens full, answered within a frame or two. */
const PAGE = 200;
const ROW_HEIGHTS = { compact: 28, roomy: 36 } as const;
const SELECTION = { mode: 'singleRow', checkboxes: false, enableClickSelection: false } as const;

/** `ask` must be another function whenever the rows it answers are others (filter, figures). */
export interface PagedGridProps<Row extends Keyed, Sort extends string> extends GridAtHand<Row, Sort> {
  /** Names the grid for those who hear it, and keeps its columns as they were left. */
  readonly name: string;
  readonly order: GridOrder<Sort>;
  readonly onOrder: (order: GridOrder<Sort>) => void;
  /** Must change with `ask`. */
  readonly place: AskPlace<Sort>;
  /** What was picked elsewhere does not pass the filter. */
  readonly onAbsent: (id: number) => void;
  readonly onClick: () => void;
  readonly onPage: (page: Page<Row>) => void;
  readonly onProblem: (problem: Problem) => void;
}

/** A grid over any number of rows that holds only the pages in sight; sorting and filtering happen in the engine. */
export function PagedGrid<Row extends Keyed, Sort extends string>(props: PagedGridProps<Row, Sort>) {
  const { name, columns, order, ask, place, picked, hidden, marks } = props;
  const rows = useWindow((state) => state.preferences.rows);
  const left = useWindow((state) => state.preferences.grids[name]);
  const latest = useRef(props);
  useEffect(() => {
    latest.current = props;
  });
  const api = useRef<GridApi<Row> | null>(null);
  const frame = useRef<HTMLDivElement>(null);
  const current = useRef(order);

  // The order and the columns' widths only start the grid; from then on it keeps them itself.
  const [columnDefs] = useState(() => [
    ...(marks === undefined ? [] : [markColumn<Row>()]),
    ...columns.map((column) => columnDef(column, order)),
  ]);
  const [startOrder] = useState(order);

  const source = useRef<IDatasource | null>(null);
  useEffect(() => {
    const made = pageSource<Row, Sort>(ask, startOrder, {
      onPage: (page) => {
        latest.current.onPage(page);
        fitIdentifiers(api.current, latest.current.columns, page.rows, columnsOf(name));
        markPicked(api.current, latest.current.picked, false);
      },
      onProblem: (problem) => latest.current.onProblem(problem),
    });
    source.current = made;
    api.current?.setGridOption('datasource', made);
    return () => made.stop();
  }, [ask, name, startOrder]);

  const { onFirstRows } = usePickedRow(api, frame, picked, place, current, props.onAbsent);
  useGridHandle(name, api, frame, current, latest);
  useEffect(() => {
    if (api.current === null) return;
    showColumns(api.current, columns, hidden);
    api.current.refreshCells({ force: true });
  }, [columns, hidden]);
  useEffect(() => {
    if (left === undefined) api.current?.resetColumnState();
  }, [left]);
  useEffect(() => {
    api.current?.refreshCells({ columns: ['mark'], force: true });
  }, [marks?.ids, marks?.all]);

  const pick = useCallback((row: Row | undefined) => {
    if (row !== undefined && row.id !== latest.current.picked) latest.current.onPick(row);
  }, []);
  const remember = (): void => {
    if (api.current !== null && !api.current.isDestroyed()) rememberColumns(api.current, name);
  };

  return (
    <div className="grid" ref={frame}>
      <AgGridReact<Row>
        theme={gridTheme}
        columnDefs={columnDefs}
        defaultColDef={DEFAULT_COLUMN}
        rowModelType="infinite"
        rowHeight={ROW_HEIGHTS[rows]}
        cacheBlockSize={PAGE}
        maxBlocksInCache={25}
        maxConcurrentDatasourceRequests={2}
        blockLoadDebounceMillis={40}
        infiniteInitialRowCount={1}
        rowSelection={SELECTION}
        getRowId={(params: GetRowIdParams<Row>) => String(params.data.id)}
        suppressDragLeaveHidesColumns
        suppressMultiSort
        suppressNoRowsOverlay
        animateRows={false}
        context={latest}
        onGridReady={(event: GridReadyEvent<Row>) => {
          api.current = event.api;
          if (source.current !== null) event.api.setGridOption('datasource', source.current);
          event.api.setGridAriaProperty('label', name);
          restoreColumns(event.api, name, marks !== undefined);
          showColumns(event.api, columns, hiddenColumns(name, columns));
        }}
        onFirstDataRendered={onFirstRows}
        onCellFocused={() => {
          // Told some time after: the focus may have gone on meanwhile.
          const at = api.current?.getFocusedCell()?.rowIndex;
          if (at !== undefined) pick(api.current?.getDisplayedRowAtIndex(at)?.data);
        }}
        onRowClicked={(event: RowClickedEvent<Row>) => {
          const pressed = event.event;
          if (pressed instanceof MouseEvent && pressed.shiftKey && event.data !== undefined) {
            markUpTo(api.current, latest.current.marks, latest.current.picked, event.rowIndex ?? 0);
          }
          pick(event.data);
          if (event.data !== undefined) latest.current.onClick();
        }}
        onSortChanged={(event) => {
          const sorted = event.api.getColumnState().find((column) => column.sort === 'asc' || column.sort === 'desc');
          if (sorted?.sort === 'asc' || sorted?.sort === 'desc') {
            current.current = { sort: sorted.colId as Sort, direction: sorted.sort };
            latest.current.onOrder(current.current);
          }
        }}
        onColumnResized={(event) => {
          if (event.finished && event.source === 'uiColumnResized') remember();
        }}
        onColumnMoved={(event) => {
          if (event.finished && event.source === 'uiColumnMoved') remember();
        }}
      />
    </div>
  );
}

/** Keeps order, widths and choice of the columns for the next time. */
function rememberColumns<Row>(grid: GridApi<Row>, name: string): void {
  const state = grid.getColumnState().filter((column) => column.colId !== 'mark');
  keepColumns(
    name,
    state.map(({ colId, width, hide }) => ({
      colId,
      ...(typeof width === 'number' ? { width: Math.round(width) } : {}),
      hide: hide === true,
    })),
  );
}

function restoreColumns<Row>(grid: GridApi<Row>, name: string, marked: boolean): void {
  const kept = columnsOf(name);
  if (kept === undefined) return;
  const state = kept.map(({ colId, width }) => ({ colId, ...(width === undefined ? {} : { width }) }));
  grid.applyColumnState({ state: marked ? [{ colId: 'mark' }, ...state] : state, applyOrder: true });
}
