import type { GridApi } from 'ag-grid-community';

/** Moves the focus so many rows on from the picked one, or to the first where none is picked; gives the row, if it is here. */
export function moveTo<Row>(grid: GridApi<Row> | null, by: number): Row | undefined {
  if (grid === null) return undefined;
  const picked = grid.getSelectedNodes()[0]?.rowIndex;
  const focused = grid.getFocusedCell()?.rowIndex;
  // What was picked has left the list, settled perhaps: the next one stands in its place already.
  const from = picked ?? (focused === undefined ? undefined : focused - (by > 0 ? 1 : 0));
  const to = from === undefined ? 0 : Math.max(0, Math.min(grid.getDisplayedRowCount() - 1, from + by));
  focusRow(grid, to);
  return grid.getDisplayedRowAtIndex(to)?.data;
}

function focusRow<Row>(grid: GridApi<Row>, index: number): void {
  const column = grid.getFocusedCell()?.column ?? grid.getAllDisplayedColumns().find((each) => each.getColId() !== 'mark');
  if (column === undefined) return;
  grid.ensureIndexVisible(index);
  grid.setFocusedCell(index, column);
}

export function focusGrid<Row>(grid: GridApi<Row> | null, frame: HTMLElement | null): void {
  if (grid === null || grid.getDisplayedRowCount() === 0) {
    frame?.querySelector<HTMLElement>('[tabindex="0"]')?.focus();
    return;
  }
  focusRow(grid, grid.getSelectedNodes()[0]?.rowIndex ?? grid.getFocusedCell()?.rowIndex ?? 0);
}
