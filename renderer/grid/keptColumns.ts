import type { GridApi } from 'ag-grid-community';
import { columnsOf, keepColumns } from '../app/state/preferences.ts';

/** Keeps order, widths and choice of the columns for the next time. */
export function rememberColumns<Row>(grid: GridApi<Row>, name: string): void {
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

/** Gives the columns the order and the widths they were left with. */
export function restoreColumns<Row>(grid: GridApi<Row>, name: string, marked: boolean): void {
  const kept = columnsOf(name);
  if (kept === undefined) return;
  const state = kept.map(({ colId, width }) => ({ colId, ...(width === undefined ? {} : { width }) }));
  grid.applyColumnState({ state: marked ? [{ colId: 'mark' }, ...state] : state, applyOrder: true });
}
