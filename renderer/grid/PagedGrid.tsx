import { AgGridReact, type CustomCellRendererProps } from 'ag-grid-react';
import type { CellFocusedEvent, ColDef, GetRowIdParams, GridApi, IDatasource, RowClickedEvent } from 'ag-grid-community';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Outcome } from '../../src/contract/calls.ts';
import type { Page } from '../../src/contract/views.ts';
import type { Problem } from '../../src/domain/problem.ts';
import { offerList } from '../app/commands/listHandle.ts';
import { columnsOf, keepColumns } from '../app/state/preferences.ts';
import { useWindow } from '../app/state/windowState.ts';
import type { GridColumn, GridOrder } from './column.ts';
import { focusGrid, moveTo } from './gridFocus.ts';
import { MarkBox, type Marks } from './marks.tsx';
import { gridTheme } from './modules.ts';
import { pageSource, type AskPage } from './pageSource.ts';
import { firstRows, seenColumns, takenFrom } from './taken.ts';
import { hiddenColumns } from './useColumns.ts';
import './grid.css';

/** Rows asked for at a time: several screens full, answered within a frame or two. */
const PAGE = 200;
const ROW_HEIGHTS = { compact: 28, roomy: 36 } as const;

interface Keyed {
  readonly id: number;
}

/** Asks at which place of an order a row stands; null where the filter does not let it through. */
export type AskPlace<Sort extends string> = (
  request: { readonly id: number } & GridOrder<Sort>,
  signal: AbortSignal,
) => Promise<Outcome<{ readonly index: number | null }>>;

export interface PagedGridProps<Row extends Keyed, Sort extends string> {
  /** Names the grid for those who hear it, and keeps its columns as they were left. */
  readonly name: string;
  readonly columns: readonly GridColumn<Row, Sort>[];
  readonly order: GridOrder<Sort>;
  readonly onOrder: (order: GridOrder<Sort>) => void;
  /** Must be another function whenever the rows it answers are others (filter, figures). */
  readonly ask: AskPage<Row, Sort>;
  /** Must change with `ask`. */
  readonly place: AskPlace<Sort>;
  /** What was picked elsewhere does not pass the filter. */
  readonly onAbsent: (id: number) => void;
  readonly picked: number | null;
  readonly onPick: (row: Row) => void;
  readonly onClick: () => void;
  readonly onPage: (page: Page<Row>) => void;
  readonly onProblem: (problem: Problem) => void;
  /** Column ids that are not to be seen. */
  readonly hidden: ReadonlySet<string>;
  /** Writes all that the filter lets through to a file, in these columns. */
  readonly write: (order: GridOrder<Sort>, columns: readonly { readonly id: string; readonly title: string }[]) => Promise<void>;
  /** Rows marked for something to be done to them all; absent where nothing is done to several. */
  readonly marks?: Marks;
  /** The marked rows, wherever they stand. */
  readonly askMarked?: AskPage<Row, Sort>;
}

function DrawnCell<Row>({ data, draw }: CustomCellRendererProps<Row> & { readonly draw: (row: Row) => React.ReactNode }) {
  return data === undefined ? null : draw(data);
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
  /** Where the picked row stands, where that was asked. */
  const sought = useRef<number | null>(null);

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
        markPicked(api.current, latest.current.picked, false);
      },
      onProblem: (problem) => latest.current.onProblem(problem),
    });
    source.current = made;
    api.current?.setGridOption('datasource', made);
    return () => made.stop();
  }, [ask, startOrder]);

  useEffect(() => {
    sought.current = null;
    if (markPicked(api.current, picked, true) || picked === null) return undefined;
    // Its page has not been read: ask where it stands, and go there.
    const abort = new AbortController();
    void place({ id: picked, ...current.current }, abort.signal).then((outcome) => {
      if (abort.signal.aborted || !outcome.ok) return;
      const { index } = outcome.value;
      if (index === null) {
        latest.current.onAbsent(picked);
        return;
      }
      sought.current = index;
      goToRow(api.current, index);
    });
    return () => abort.abort();
  }, [picked, place]);
  useEffect(() => {
    if (api.current !== null) showColumns(api.current, columns, hidden);
  }, [columns, hidden]);
  useEffect(() => {
    if (left === undefined) api.current?.resetColumnState();
  }, [left]);
  useEffect(() => {
    api.current?.refreshCells({ columns: ['mark'], force: true });
  }, [marks?.ids, marks?.all]);

  useEffect(
    () =>
      offerList({
        move: (by) => moveTo(api.current, by),
        focusList: () => focusGrid(api.current, frame.current),
        leave: () => api.current?.clearFocusedCell(),
        take: {
          title: name,
          async rows(which, most) {
            const { picked: one, marks: marked, ask: askPage, hidden: unseen, columns: all } = latest.current;
            const seen = seenColumns(all, shownOrder(api.current), unseen);
            const chosen = which === 'shown' || marked?.all === true ? null : chosenRows(api.current, marked, one);
            if (chosen !== null && chosen.length > 0) return { ok: true, value: takenFrom(seen, chosen, chosen.length) };
            const { askMarked } = latest.current;
            const fromMarked = which === 'chosen' && marked !== undefined && !marked.all && marked.ids.size > 0;
            const outcome = await firstRows(fromMarked && askMarked !== undefined ? askMarked : askPage, current.current, most);
            return outcome.ok ? { ok: true, value: takenFrom(seen, outcome.value.rows, outcome.value.total) } : outcome;
          },
          async write() {
            const seen = seenColumns(latest.current.columns, shownOrder(api.current), latest.current.hidden);
            await latest.current.write(current.current, seen.map(({ id, title }) => ({ id, title })));
          },
        },
      }),
    [name],
  );

  const pick = useCallback((row: Row | undefined) => {
    if (row !== undefined && row.id !== latest.current.picked) latest.current.onPick(row);
  }, []);
  const remember = useCallback(() => {
    const grid = api.current;
    if (grid === null || grid.isDestroyed()) return;
    const state = grid.getColumnState().filter((column) => column.colId !== 'mark');
    keepColumns(
      name,
      state.map(({ colId, width, hide }) => ({
        colId,
        ...(typeof width === 'number' ? { width: Math.round(width) } : {}),
        hide: hide === true,
      })),
    );
  }, [name]);

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
        animateRows={false}
        context={latest}
        onGridReady={(event) => {
          api.current = event.api;
          if (source.current !== null) event.api.setGridOption('datasource', source.current);
          event.api.setGridAriaProperty('label', name);
          const kept = columnsOf(name);
          if (kept !== undefined) {
            const state = kept.map(({ colId, width }) => ({ colId, ...(width === undefined ? {} : { width }) }));
            event.api.applyColumnState({ state: marks === undefined ? state : [{ colId: 'mark' }, ...state], applyOrder: true });
          }
          showColumns(event.api, columns, hiddenColumns(name, columns));
        }}
        onFirstDataRendered={() => {
          // The answer where it stands may have come before there was a grid to scroll.
          if (!markPicked(api.current, latest.current.picked, true) && sought.current !== null) goToRow(api.current, sought.current);
        }}
        onCellFocused={(event: CellFocusedEvent<Row>) => {
          if (event.rowIndex !== null) pick(api.current?.getDisplayedRowAtIndex(event.rowIndex)?.data);
        }}
        onRowClicked={(event: RowClickedEvent<Row>) => {
          const pressed = event.event;
          if (pressed instanceof MouseEvent && pressed.shiftKey && event.data !== undefined) {
            markUpTo(api.current, latest.current, event.rowIndex ?? 0);
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

const SELECTION = { mode: 'singleRow', checkboxes: false, enableClickSelection: false } as const;
const DEFAULT_COLUMN: ColDef = { resizable: true, sortable: false, suppressHeaderMenuButton: true };

function markColumn<Row>(): ColDef<Row> {
  return {
    colId: 'mark', headerName: '', width: 34, minWidth: 34, maxWidth: 34, pinned: 'left', lockPosition: 'left', resizable: false,
    suppressMovable: true, cellClass: 'mark-cell', cellRenderer: MarkBox, valueGetter: ({ node }) => node?.id ?? '',
  };
}

function columnDef<Row extends Keyed, Sort extends string>(column: GridColumn<Row, Sort>, order: GridOrder<Sort>): ColDef<Row> {
  const { draw, text } = column;
  const cell: Partial<ColDef<Row>> = draw === undefined ? {} : { cellRenderer: DrawnCell, cellRendererParams: { draw } };
  return {
    colId: column.id,
    headerName: column.title,
    width: column.width,
    minWidth: 56,
    initialHide: column.hidden === true,
    sortable: column.sort !== undefined,
    initialSort: order.sort === column.sort ? order.direction : null,
    pinned: column.fixed === true ? 'left' : null,
    valueGetter: ({ data }) => (data === undefined ? '' : text(data)),
    sortingOrder: column.number === true ? ['desc', 'asc'] : ['asc', 'desc'],
    ...(column.number === true ? { cellClass: 'number-cell', headerClass: 'number-header' } : {}),
    ...cell,
  };
}

function showColumns<Row>(grid: GridApi<Row>, columns: readonly { readonly id: string }[], hidden: ReadonlySet<string>): void {
  const ids = columns.map((column) => column.id);
  grid.setColumnsVisible(ids.filter((id) => hidden.has(id)), false);
  grid.setColumnsVisible(ids.filter((id) => !hidden.has(id)), true);
}

function shownOrder<Row>(grid: GridApi<Row> | null): readonly string[] {
  return grid?.getAllDisplayedColumns().map((column) => column.getColId()) ?? [];
}

/** Draws the picked row as such; false where its page is not here yet. */
function markPicked<Row>(grid: GridApi<Row> | null, id: number | null, scroll: boolean): boolean {
  if (grid === null || grid.isDestroyed()) return false;
  for (const node of grid.getSelectedNodes()) if (node.id !== String(id)) node.setSelected(false);
  const node = id === null ? undefined : grid.getRowNode(String(id));
  if (node?.data === undefined) return false;
  node.setSelected(true);
  if (scroll && node.rowIndex !== null) grid.ensureIndexVisible(node.rowIndex);
  return true;
}

/** Scrolls to a row whose page may not be here: the grid learns first how many rows there are. */
function goToRow<Row>(grid: GridApi<Row> | null, index: number): void {
  if (grid === null || grid.isDestroyed()) return;
  if (grid.getDisplayedRowCount() <= index) grid.setRowCount(index + 1, false);
  grid.ensureIndexVisible(index, 'middle');
}

/** The rows that are marked, where all of them are here; else the picked one. */
function chosenRows<Row extends Keyed>(grid: GridApi<Row> | null, marks: Marks | undefined, picked: number | null): readonly Row[] {
  const wanted = marks !== undefined && marks.ids.size > 0 ? [...marks.ids] : picked === null ? [] : [picked];
  const here = wanted.flatMap((id) => grid?.getRowNode(String(id))?.data ?? [])
    .toSorted((a, b) => (grid?.getRowNode(String(a.id))?.rowIndex ?? 0) - (grid?.getRowNode(String(b.id))?.rowIndex ?? 0));
  return here.length === wanted.length ? here : [];
}

/** Marks the rows from the picked one to another. */
function markUpTo<Row extends Keyed, Sort extends string>(
  grid: GridApi<Row> | null, { marks, picked }: PagedGridProps<Row, Sort>, to: number,
): void {
  const from = picked === null ? null : grid?.getRowNode(String(picked))?.rowIndex ?? null;
  if (grid === null || marks === undefined || from === null) return;
  const ids: number[] = [];
  for (let at = Math.min(from, to); at <= Math.max(from, to); at += 1) {
    const id = grid.getDisplayedRowAtIndex(at)?.data?.id;
    if (id !== undefined) ids.push(id);
  }
  marks.mark(ids);
}
