import type { GridApi } from 'ag-grid-community';
import { useCallback, useEffect, type RefObject } from 'react';
import { keepAs, keptOf } from '../app/state/kept.ts';

/** Remembers which row stood at the top when a grid was left; answers that row's place, 0 where it was never scrolled. */
export function useGridScroll<Row>(name: string, api: RefObject<GridApi<Row> | null>): () => number {
  const key = `scroll of ${name}`;
  useEffect(() => {
    const grid = api.current;
    // As it scrolls: who leaves while it still does leaves it there.
    grid?.addEventListener('bodyScroll', () => {
      const first = grid.getDisplayedRowAtIndex(grid.getFirstDisplayedRowIndex());
      if (first?.rowHeight) keepAs(key, Math.round(grid.getVerticalPixelRange().top / first.rowHeight));
    });
  }, [api, key]);
  return useCallback(() => keptOf<number>(key) ?? 0, [key]);
}
