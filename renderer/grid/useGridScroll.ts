import type { GridApi } from 'ag-grid-community';
import { useCallback, useEffect, type RefObject } from 'react';
import { keepAs, keptOf } from '../app/state/kept.ts';

/** Remembers which row stood at the top when a grid was left; answers that row's place, 0 where it was never scrolled. */
export function useGridScroll<Row>(name: string, api: RefObject<GridApi<Row> | null>): () => number {
  const key = `scroll of ${name}`;
  useEffect(() => {
    const grid = api.current;
    grid?.addEventListener('bodyScrollEnd', () => {
      const at = grid.getFirstDisplayedRowIndex();
      if (at >= 0) keepAs(key, at);
    });
  }, [api, key]);
  return useCallback(() => keptOf<number>(key) ?? 0, [key]);
}
