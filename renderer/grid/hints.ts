import type { GridApi } from 'ag-grid-community';
import type { GridColumn } from './column.ts';

/**
 * Says of a cell what its column says of it, from when the pointer first comes to it: thousands of cells are drawn for one that is
 * pointed at.
 */
export function hintAtCells<Row, Sort extends string>(
  frame: HTMLElement, grid: GridApi<Row>, columns: () => readonly GridColumn<Row, Sort>[],
): () => void {
  const onOver = ({ target }: MouseEvent): void => {
    const cell = target instanceof Element ? target.closest<HTMLElement>('.ag-cell') : null;
    if (cell === null || cell.title !== '' || grid.isDestroyed()) return;
    const hint = columns().find(({ id }) => id === cell.getAttribute('col-id'))?.hint;
    const index = cell.closest('.ag-row')?.getAttribute('row-index') ?? null;
    const row = index === null ? undefined : grid.getDisplayedRowAtIndex(Number(index))?.data;
    if (hint !== undefined && row !== undefined) cell.title = hint(row);
  };
  frame.addEventListener('mouseover', onOver);
  return () => frame.removeEventListener('mouseover', onOver);
}
