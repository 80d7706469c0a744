import { AgGridReact, type CustomCellRendererProps } from 'ag-grid-react';
import type { CellFocusedEvent, ColDef, GetRowIdParams, GridApi, IDatasource, RowClickedEvent } from 'ag-grid-community';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Page } from '../../src/contract/views.ts';
import type { Problem } from '../../src/domain/problem.ts';
import { offerList } from '../app/commands/listHandle.ts';
import { rememberedColumns, type GridColumn, type GridOrder } from './column.ts';
import { gridTheme } from './modules.ts';
import { pageSource, type AskPage } from './pageSource.ts';
import './grid.css';

/** Rows asked for at a time: several screens full, answered within a frame or two. */
const PAGE = 200;

interface Keyed {
  readonly id: number;
}

interface Props<Row extends Keyed, Sort extends string> {
  /** Names the grid for those who hear it, and keeps its columns as they were left. */
  readonly name: string;
  readonly columns: readonly GridColumn<Row, Sort>[];
  readonly order: GridOrder<Sort>;
  readonly onOrder: (order: GridOrder<Sort>) => void;
  /** Must be another function whenever the rows it answers are others (filter, figures). */
  readonly ask: AskPage<Row, Sort>;
  readonly picked: number | null;
  readonly onPick: (row: Row) => void;
  readonly onClick: () => void;
  readonly onPage: (page: Page<Row>) => void;
  readonly onProblem: (problem: Problem) => void;
  /** Column ids that are not to be seen. */
  readonly hidden: ReadonlySet<string>;
}

function DrawnCell<Row>({ data, draw }: CustomCellRendererProps<Row> & { readonly draw: (row: Row) => React.ReactNode }) {
  return data === undefined ? null : draw(data);
}

/** A grid over any number of rows that holds only the pages in sight; sorting and filtering happen in the engine. */
export function PagedGrid<Row extends Keyed, Sort extends string>(props: Props<Row, Sort>) {
  const { name, columns, order, ask, picked, hidden } = props;
  const latest = useRef(props);
  useEffect(() => {
    latest.current = props;
  });
  const api = useRef<GridApi<Row> | null>(null);
  const frame = useRef<HTMLDivElement>(null);

  // The order and the columns' widths only start the grid; from then on it keeps them itself.
  const [columnDefs] = useState(() => columns.map((column) => columnDef(column, order)));
  const [startOrder] = useState(order);

  const source = useRef<IDatasource | null>(null);
  useEffect(() => {
    const made = pageSource<Row, Sort>(ask, startOrder, {
      onPage: (page, start) => {
        latest.current.onPage(page);
        if (start === 0) markPicked(api.current, latest.current.picked);
      },
      onProblem: (problem) => latest.current.onProblem(problem),
    });
    source.current = made;
    api.current?.setGridOption('datasource', made);
    return () => made.stop();
  }, [ask, startOrder]);

  useEffect(() => {
    markPicked(api.current, picked);
  }, [picked]);
  useEffect(() => {
    if (api.current !== null) showColumns(api.current, columns, hidden);
  }, [columns, hidden]);

  useEffect(
    () =>
      offerList({
        move: (by) => moveTo(api.current, by),
        focusList: () => focusGrid(api.current, frame.current),
        leave: () => api.current?.clearFocusedCell(),
      }),
    [],
  );

  const pick = useCallback((row: Row | undefined) => {
    if (row !== undefined && row.id !== latest.current.picked) latest.current.onPick(row);
  }, []);
  const remember = useCallback(() => {
    const grid = api.current;
    if (grid === null) return;
    rememberedColumns.set(
      name,
      grid
        .getColumnState()
        .map(({ colId, width, hide }) => ({ colId, ...(typeof width === 'number' ? { width } : {}), hide: hide === true })),
    );
  }, [name]);

  return (
    <div className="grid" ref={frame}>
      <AgGridReact<Row>
        theme={gridTheme}
        columnDefs={columnDefs}
        defaultColDef={DEFAULT_COLUMN}
        rowModelType="infinite"
        cacheBlockSize={PAGE}
        maxBlocksInCache={25}
        maxConcurrentDatasourceRequests={2}
        blockLoadDebounceMillis={40}
        infiniteInitialRowCount={1}
        rowSelection={SELECTION}
        getRowId={(params: GetRowIdParams<Row>) => String(params.data.id)}
        suppressDragLeaveHidesColumns
        suppressMultiSort
        animateRows={false}
        onGridReady={(event) => {
          api.current = event.api;
          if (source.current !== null) event.api.setGridOption('datasource', source.current);
          event.api.setGridAriaProperty('label', name);
          const left = rememberedColumns.get(name);
          if (left !== undefined) event.api.applyColumnState({ state: [...left], applyOrder: true });
          showColumns(event.api, columns, hidden);
        }}
        onFirstDataRendered={() => markPicked(api.current, latest.current.picked)}
        onCellFocused={(event: CellFocusedEvent<Row>) => {
          if (event.rowIndex !== null) pick(api.current?.getDisplayedRowAtIndex(event.rowIndex)?.data);
        }}
        onRowClicked={(event: RowClickedEvent<Row>) => {
          pick(event.data);
          if (event.data !== undefined) latest.current.onClick();
        }}
        onSortChanged={(event) => {
          const sorted = event.api.getColumnState().find((column) => column.sort === 'asc' || column.sort === 'desc');
          if (sorted?.sort === 'asc' || sorted?.sort === 'desc') {
            latest.current.onOrder({ sort: sorted.colId as Sort, direction: sorted.sort });
          }
        }}
        onColumnResized={remember}
        onColumnMoved={remember}
        onColumnVisible={remember}
      />
    </div>
  );
}

const SELECTION = { mode: 'singleRow', checkboxes: false, enableClickSelection: false } as const;
const DEFAULT_COLUMN: ColDef = { resizable: true, sortable: false, suppressHeaderMenuButton: true };

function columnDef<Row extends Keyed, Sort extends string>(column: GridColumn<Row, Sort>, order: GridOrder<Sort>): ColDef<Row> {
  const { draw, text } = column;
  const cell: Partial<ColDef<Row>> = draw === undefined ? {} : { cellRenderer: DrawnCell, cellRendererParams: { draw } };
  return {
    colId: column.id,
    headerName: column.title,
    width: column.width,
    minWidth: 56,
    hide: column.hidden === true,
    sortable: column.sort !== undefined,
    sort: order.sort === column.sort ? order.direction : null,
    pinned: column.fixed === true ? 'left' : null,
    valueGetter: ({ data }) => (data === undefined ? '' : text(data)),
    sortingOrder: column.number === true ? ['desc', 'asc'] : ['asc', 'desc'],
    ...(column.number === true ? { cellClass: 'number-cell', headerClass: 'number-header' } : {}),
    ...cell,
  };
}

function showColumns<Row>(grid: GridApi<Row>, columns: readonly { readonly id: string }[], hidden: ReadonlySet<string>): void {
  const ids = columns.map((column) => column.id);
  grid.setColumnsVisible(
    ids.filter((id) => hidden.has(id)),
    false,
  );
  grid.setColumnsVisible(
    ids.filter((id) => !hidden.has(id)),
    true,
  );
}

/** Draws the picked row as such; one that is not in sight yet is marked when its page comes. */
function markPicked<Row>(grid: GridApi<Row> | null, id: number | null): void {
  if (grid === null || grid.isDestroyed()) return;
  for (const node of grid.getSelectedNodes()) if (node.id !== String(id)) node.setSelected(false);
  const node = id === null ? undefined : grid.getRowNode(String(id));
  if (node === undefined) return;
  node.setSelected(true);
  if (node.rowIndex !== null) grid.ensureIndexVisible(node.rowIndex);
}

function moveTo<Row>(grid: GridApi<Row> | null, by: number): void {
  if (grid === null) return;
  const from = grid.getSelectedNodes()[0]?.rowIndex ?? grid.getFocusedCell()?.rowIndex;
  const to = from === undefined ? 0 : Math.max(0, Math.min(grid.getDisplayedRowCount() - 1, from + by));
  focusRow(grid, to);
}

function focusRow<Row>(grid: GridApi<Row>, index: number): void {
  const column = grid.getFocusedCell()?.column ?? grid.getAllDisplayedColumns()[0];
  if (column === undefined) return;
  grid.ensureIndexVisible(index);
  grid.setFocusedCell(index, column);
}

function focusGrid<Row>(grid: GridApi<Row> | null, frame: HTMLElement | null): void {
  if (grid === null || grid.getDisplayedRowCount() === 0) {
    frame?.querySelector<HTMLElement>('[tabindex="0"]')?.focus();
    return;
  }
  focusRow(grid, grid.getSelectedNodes()[0]?.rowIndex ?? grid.getFocusedCell()?.rowIndex ?? 0);
}
