/** How the grid draws the columns that a screen describes, and which of them are seen. */
import type { ColDef, GridApi } from 'ag-grid-community';
import type { RefObject } from 'react';
import type { GridColumn, GridOrder } from './column.ts';
import type { Keyed } from './gridRows.ts';
import { MarkBox } from './marks.ts';

export const DEFAULT_COLUMN = { resizable: true, sortable: false, suppressHeaderMenuButton: true } as const satisfies ColDef;

export function markColumn<Row>(): ColDef<Row> {
  return {
    colId: 'mark', headerName: '', width: 34, minWidth: 34, maxWidth: 34, pinned: 'left', lockPosition: 'left', resizable: false,
    suppressMovable: true, cellClass: 'mark-cell', cellRenderer: MarkBox, valueGetter: ({ node }) => node?.id ?? '',
  };
}

export function columnDef<Row extends Keyed, Sort extends string>(column: GridColumn<Row, Sort>, order: GridOrder<Sort>): ColDef<Row> {
  const { marks } = column;
  return {
    colId: column.id,
    headerName: column.title,
    width: column.width,
    minWidth: 56,
    initialHide: column.hidden === true,
    sortable: column.sort !== undefined,
    initialSort: order.sort === column.sort ? order.direction : null,
    pinned: column.fixed === true ? 'left' : null,
    // The newest words: names may have come after the grid was there.
    valueGetter: ({ data, context }) => {
      const { columns } = (context as RefObject<{ readonly columns: readonly GridColumn<Row, Sort>[] }>).current;
      return data === undefined ? '' : (columns.find(({ id }) => id === column.id) ?? column).text(data);
    },
    sortingOrder: column.number === true ? ['desc', 'asc'] : ['asc', 'desc'],
    ...(column.number === true ? { cellClass: 'number-cell', headerClass: 'number-header' } : {}),
    ...(marks === undefined ? {} : { cellClass: ({ data }) => (data === undefined ? '' : marks(data)) }),
  };
}

export function showColumns<Row>(grid: GridApi<Row>, columns: readonly { readonly id: string }[], hidden: ReadonlySet<string>): void {
  const ids = columns.map((column) => column.id);
  grid.setColumnsVisible(ids.filter((id) => hidden.has(id)), false);
  grid.setColumnsVisible(ids.filter((id) => !hidden.has(id)), true);
}

/** The ids of the columns in sight, in their order. */
export function shownOrder<Row>(grid: GridApi<Row> | null): readonly string[] {
  return grid?.getAllDisplayedColumns().map((column) => column.getColId()) ?? [];
}
