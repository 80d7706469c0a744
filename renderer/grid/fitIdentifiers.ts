import type { GridApi } from 'ag-grid-community';
import type { ColumnPreference } from '../../src/contract/preferences.ts';
import type { GridColumn } from './column.ts';

/** Beyond this a code is cut off after all: what clients write can be of any length. */
const WIDEST = 240;
/** What a cell has beside its text, left and right. */
const PADDING = 22;

let canvas: CanvasRenderingContext2D | null = null;

function widthOf(text: string): number {
  canvas ??= document.createElement('canvas').getContext('2d');
  if (canvas === null) return 0;
  canvas.font = `13px ${getComputedStyle(document.body).fontFamily}`;
  return Math.ceil(canvas.measureText(text).width);
}

/** Makes columns of codes as wide as the codes that have come: one cut off in the middle of its digits names nothing. */
export function fitIdentifiers<Row, Sort extends string>(
  grid: GridApi<Row> | null,
  columns: readonly GridColumn<Row, Sort>[],
  rows: readonly Row[],
  left: readonly ColumnPreference[] | undefined,
): void {
  if (grid === null || grid.isDestroyed()) return;
  for (const { id, identifies, text, width } of columns) {
    if (identifies !== true || left?.find((each) => each.colId === id)?.width !== undefined) continue;
    const longest = rows.reduce((most, row) => (text(row).length > most.length ? text(row) : most), '');
    const wanted = Math.min(WIDEST, widthOf(longest.slice(0, WIDEST)) + PADDING);
    const now = grid.getColumn(id)?.getActualWidth() ?? width;
    if (wanted > now) grid.setColumnWidths([{ key: id, newWidth: wanted }]);
  }
}
