import type { GridApi } from 'ag-grid-community';

/** Moves the focus so many rows on from the picked one, or to the first where none is picked; gives the row, if it is here. */
export function moveTo<Row>(grid: GridApi<Row> | null, by: number): Row | undefined {
  if (grid === null) return undefined;
  const from = grid.getSelectedNodes()[0]?.rowIndex ?? grid.getFocusedCell()?.rowIndex;
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
