/** Where rows stand in the grid: the picked one, those that are marked, one whose page has not been read. */
import type { GridApi } from 'ag-grid-community';
import type { Marks } from './marks.ts';

export interface Keyed {
  readonly id: number;
}

/** Draws the picked row as such; false where its page is not here yet. */
export function markPicked<Row>(grid: GridApi<Row> | null, id: number | null, scroll: boolean): boolean {
  if (grid === null || grid.isDestroyed()) return false;
  for (const node of grid.getSelectedNodes()) if (node.id !== String(id)) node.setSelected(false);
  const node = id === null ? undefined : grid.getRowNode(String(id));
  if (node?.data === undefined) return false;
  node.setSelected(true);
  if (scroll && node.rowIndex !== null) grid.ensureIndexVisible(node.rowIndex);
  return true;
}

/** Scrolls to a row whose page may not be here: the grid learns first how many rows there are. */
export function goToRow<Row>(grid: GridApi<Row> | null, index: number, to: 'middle' | 'top' | null = 'middle'): void {
  if (grid === null || grid.isDestroyed()) return;
  if (grid.getDisplayedRowCount() <= index) grid.setRowCount(index + 1, false);
  grid.ensureIndexVisible(index, to);
}

/** Where the picked row stands, if its page is here. */
export function pickedIndex<Row>(grid: GridApi<Row> | null, id: number | null): number | null {
  return grid === null || grid.isDestroyed() || id === null ? null : grid.getRowNode(String(id))?.rowIndex ?? null;
}

/** The rows that are marked, where all of them are here; else the picked one. */
export function chosenRows<Row extends Keyed>(grid: GridApi<Row> | null, marks: Marks | undefined, picked: number | null): readonly Row[] {
  const wanted = marks !== undefined && marks.ids.size > 0 ? [...marks.ids] : picked === null ? [] : [picked];
  const here = wanted.flatMap((id) => grid?.getRowNode(String(id))?.data ?? [])
    .toSorted((a, b) => (grid?.getRowNode(String(a.id))?.rowIndex ?? 0) - (grid?.getRowNode(String(b.id))?.rowIndex ?? 0));
  return here.length === wanted.length ? here : [];
}

/** Marks the rows from the picked one to another. */
export function markUpTo<Row extends Keyed>(grid: GridApi<Row> | null, marks: Marks | undefined, picked: number | null, to: number): void {
  const from = pickedIndex(grid, picked);
  if (grid === null || marks === undefined || from === null) return;
  const ids: number[] = [];
  for (let at = Math.min(from, to); at <= Math.max(from, to); at += 1) {
    const id = grid.getDisplayedRowAtIndex(at)?.data?.id;
    if (id !== undefined) ids.push(id);
  }
  marks.mark(ids);
}
