import type { GridApi } from 'ag-grid-community';
import type { ColumnPreference } from '../../src/contract/preferences.ts';
import type { GridColumn } from './column.ts';

/** Beyond this a code is cut off after all: what clients write can be of any length. */
const WIDEST = 240;
/** So wide a code may be even where what the list is read for is then out of sight. */
const USUAL = 132;
/** What a cell has beside its text, left and right. */
const PADDING = 22;

let canvas: CanvasRenderingContext2D | null = null;

function widthOf(text: string): number {
  canvas ??= document.createElement('canvas').getContext('2d');
  if (canvas === null) return 0;
  canvas.font = `13px ${getComputedStyle(document.body).fontFamily}`;
  return Math.ceil(canvas.measureText(text).width);
}

/** How far the columns reach that are to stay in sight: 0 where nothing is. */
function widthUpToWhatStays<Row, Sort extends string>(grid: GridApi<Row>, columns: readonly GridColumn<Row, Sort>[]): number {
  const shown = grid.getAllDisplayedColumns();
  const staying = new Set(columns.filter(({ staysInSight }) => staysInSight === true).map(({ id }) => id));
  const last = shown.findLastIndex((column) => staying.has(column.getColId()));
  return shown.slice(0, last + 1).reduce((width, column) => width + column.getActualWidth(), 0);
}

/**
 * Makes columns of codes as wide as the codes that have come: one cut off in the middle of its digits names nothing. `inSight`: how much
 * of the list is seen at once, in pixels.
 */
export function fitIdentifiers<Row, Sort extends string>(
  grid: GridApi<Row> | null,
  columns: readonly GridColumn<Row, Sort>[],
  rows: readonly Row[],
  left: readonly ColumnPreference[] | undefined,
  inSight: number,
): void {
  if (grid === null || grid.isDestroyed()) return;
  let room = inSight - widthUpToWhatStays(grid, columns);
  for (const { id, identifies, text, width } of columns) {
    if (identifies !== true || left?.find((each) => each.colId === id)?.width !== undefined) continue;
    const longest = rows.reduce((most, row) => (text(row).length > most.length ? text(row) : most), '');
    const now = grid.getColumn(id)?.getActualWidth() ?? width;
    const wanted = Math.min(WIDEST, widthOf(longest.slice(0, WIDEST)) + PADDING, Math.max(USUAL, now + room));
    if (wanted <= now) continue;
    grid.setColumnWidths([{ key: id, newWidth: wanted }]);
    room -= wanted - now;
  }
}
