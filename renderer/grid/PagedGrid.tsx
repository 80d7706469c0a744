import { AgGridReact } from 'ag-grid-react';
import type { ColumnEvent, GridApi } from 'ag-grid-community';
import { useEffect, useRef, useState, type RefObject } from 'react';
import type { Page } from '../../src/contract/views.ts';
import type { Problem } from '../../src/domain/problem.ts';
import { columnsOf } from '../app/state/preferences.ts';
import { useWindow } from '../app/state/windowState.ts';
import type { GridOrder } from './column.ts';
import { showColumns } from './columnDefs.ts';
import { easeScrolling } from './ease.ts';
import { fitIdentifiers } from './fitIdentifiers.ts';
import { gridOptions } from './gridOptions.ts';
import { hintAtCells } from './hints.ts';
import { markPicked, markUpTo, type Keyed } from './gridRows.ts';
import { rememberColumns, restoreColumns } from './keptColumns.ts';
import { pageSource } from './pageSource.ts';
import { drawnFirst, readAhead } from './rowsAhead.ts';
import { useGridHandle, type GridAtHand } from './useGridHandle.ts';
import { hiddenColumns } from './useColumns.ts';
import { useGridScroll } from './useGridScroll.ts';
import { usePickedRow, type AskPlace } from './usePickedRow.ts';
import './grid.css';

const ROW_HEIGHTS = { compact: 28, roomy: 36 } as const;

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
  /** Whether a row was picked elsewhere to be shown here; asked once. */
  readonly isSought: (id: number) => boolean;
  readonly onClick: () => void;
  readonly onPage: (page: Page<Row>) => void;
  readonly onProblem: (problem: Problem) => void;
}

/**
 * A grid over any number of rows that holds only the pages in sight; sorting and filtering happen in the engine. What its cells hold is
 * drawn without React: a list scrolled fast makes thousands of them a second.
 */
export function PagedGrid<Row extends Keyed, Sort extends string>(props: PagedGridProps<Row, Sort>) {
  const { name, columns, order, marks } = props;
  const rowHeight = ROW_HEIGHTS[useWindow((state) => state.preferences.rows)];
  const latest = useRef(props);
  useEffect(() => {
    latest.current = props;
  });
  const frame = useRef<HTMLDivElement>(null);
  useEffect(() => (frame.current === null ? undefined : easeScrolling(frame.current)), []);
  // These only start the grid; from then on it keeps its order and its columns itself.
  const [options] = useState(() => gridOptions<Row, Sort>(columns, order, marks !== undefined));
  const [grid, setGrid] = useState<GridApi<Row> | null>(null);
  return (
    <div className="grid" ref={frame}>
      <AgGridReact<Row>
        {...options}
        rowHeight={rowHeight}
        context={latest}
        onGridReady={({ api }) => {
          api.setGridAriaProperty('label', name);
          restoreColumns(api, name, marks !== undefined);
          showColumns(api, columns, hiddenColumns(name, columns));
          setGrid(api);
        }}
      />
      {grid === null ? null : <GridAtWork {...props} grid={grid} frame={frame} latest={latest} />}
    </div>
  );
}

/** Everything between the grid, once it is there, and its screen. Draws nothing. */
function GridAtWork<Row extends Keyed, Sort extends string>({
  grid,
  frame,
  latest,
  ...props
}: PagedGridProps<Row, Sort> & {
  readonly grid: GridApi<Row>;
  readonly frame: RefObject<HTMLDivElement | null>;
  readonly latest: RefObject<PagedGridProps<Row, Sort>>;
}) {
  const { name, columns, order, ask, place, picked, hidden, marks } = props;
  const left = useWindow((state) => state.preferences.grids[name]);
  const api = useRef<GridApi<Row> | null>(grid);
  const current = useRef(order);
  useEffect(() => {
    api.current = grid;
    return () => {
      api.current = null;
    };
  }, [grid]);

  useEffect(() => {
    const first = drawnFirst(() => api.current);
    const source = pageSource<Row, Sort>(ask, current.current, {
      onAsked: (start) => first.begun(start),
      onPage: (page, start) => {
        first.given(start);
        latest.current.onPage(page);
        fitIdentifiers(api.current, latest.current.columns, page.rows, columnsOf(name), frame.current?.clientWidth ?? 0);
        markPicked(api.current, latest.current.picked, false);
      },
      onProblem: (problem) => latest.current.onProblem(problem),
    });
    api.current?.setGridOption('datasource', source);
    // Told before the grid throws away the rows it has, which takes as long as half an answer.
    const begin = ({ column }: ColumnEvent<'sortChanged'>): void => {
      const direction = column?.getSort();
      if (column !== null && direction) source.begin({ sort: column.getColId() as Sort, direction });
    };
    const sorted = api.current?.getColumns() ?? [];
    for (const column of sorted) column.addEventListener('sortChanged', begin);
    return () => {
      for (const column of sorted) column.removeEventListener('sortChanged', begin);
      source.stop();
    };
  }, [api, ask, frame, latest, name]);

  useEffect(() => readAhead(grid), [grid]);
  useEffect(
    () => (frame.current === null ? undefined : hintAtCells(frame.current, grid, () => latest.current.columns)),
    [frame, grid, latest],
  );
  const leftAt = useGridScroll(name, api);
  usePickedRow(api, frame, picked, place, current, props.onAbsent, props.isSought, leftAt);
  useGridHandle(name, api, frame, current, latest);
  useEffect(() => {
    if (api.current === null) return;
    showColumns(api.current, columns, hidden);
    api.current.refreshCells({ force: true });
  }, [api, columns, hidden]);
  useEffect(() => {
    if (left === undefined) api.current?.resetColumnState();
  }, [api, left]);
  useEffect(() => {
    api.current?.refreshCells({ columns: ['mark'], force: true });
  }, [api, marks?.ids, marks?.all]);

  useEffect(() => {
    const pick = (row: Row | undefined): void => {
      if (row !== undefined && row.id !== latest.current.picked) latest.current.onPick(row);
    };
    grid.addEventListener('cellFocused', () => {
      // Told some time after: the focus may have gone on meanwhile.
      const at = api.current?.getFocusedCell()?.rowIndex;
      if (at !== undefined) pick(api.current?.getDisplayedRowAtIndex(at)?.data);
    });
    grid.addEventListener('rowClicked', ({ event, data, rowIndex }) => {
      if (event instanceof MouseEvent && event.shiftKey && data !== undefined) {
        markUpTo(api.current, latest.current.marks, latest.current.picked, rowIndex ?? 0);
      }
      pick(data);
      if (data !== undefined) latest.current.onClick();
    });
    grid.addEventListener('sortChanged', () => {
      const sorted = grid.getColumnState().find((column) => column.sort === 'asc' || column.sort === 'desc');
      if (sorted?.sort !== 'asc' && sorted?.sort !== 'desc') return;
      current.current = { sort: sorted.colId as Sort, direction: sorted.sort };
      latest.current.onOrder(current.current);
    });
    grid.addEventListener('columnResized', ({ finished, source }) => {
      if (finished && source === 'uiColumnResized') rememberColumns(grid, name);
    });
    grid.addEventListener('columnMoved', ({ finished, source }) => {
      if (finished && source === 'uiColumnMoved') rememberColumns(grid, name);
    });
    // Those who go on listening to a grid that is taken away hear nothing more of it.
  }, [grid, latest, name]);

  return null;
}
