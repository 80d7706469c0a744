/** What is drawn and read before it is in sight, so that a list neither starts late nor runs out of rows while it is scrolled. */
import type { GridApi } from 'ag-grid-community';
import { PAGE } from './pageSource.ts';

/** Rows drawn above and below those in sight. */
export const ROWS_AROUND = 10;

/**
 * Draws the first page of another order or filter without the rows around it: those are made once the first ones are seen. Call `begun`
 * when a page is asked for, `given` when it is there.
 */
export function drawnFirst<Row>(grid: () => GridApi<Row> | null): { begun(start: number): void; given(start: number): void } {
  const around = (rows: number): void => {
    const at = grid();
    if (at !== null && !at.isDestroyed() && at.getGridOption('rowBuffer') !== rows) at.setGridOption('rowBuffer', rows);
  };
  return {
    begun(start) {
      // Only where the grid holds nothing else: coming back to the first page takes no row away.
      if (start === 0 && (grid()?.getDisplayedRowCount() ?? 0) <= 1) around(0);
    },
    given() {
      requestAnimationFrame(() => setTimeout(() => around(ROWS_AROUND)));
    },
  };
}

/** Reads the page after the one in sight, or before it, whichever way the list is scrolled. */
export function readAhead<Row>(grid: GridApi<Row>): void {
  let before = 0;
  grid.addEventListener('bodyScroll', ({ direction, top }) => {
    if (direction !== 'vertical' || grid.isDestroyed()) return;
    const next = top >= before ? grid.getLastDisplayedRowIndex() + PAGE : grid.getFirstDisplayedRowIndex() - PAGE;
    before = top;
    // Looking a row up makes the grid ask for its page.
    if (next >= 0) grid.getDisplayedRowAtIndex(Math.min(next, grid.getDisplayedRowCount() - 1));
  });
}
