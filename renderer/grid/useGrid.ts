import { createGrid, type GridApi, type GridOptions } from 'ag-grid-community';
import { useEffect, useRef, type RefObject } from 'react';

/**
 * A grid in `frame` for as long as the frame is there. It draws its own rows: through React each of them would cost several times as
 * much, which is seen when a list is scrolled. `options` start it and are read once.
 */
export function useGrid<Row>(
  frame: RefObject<HTMLElement | null>,
  options: () => GridOptions<Row>,
  onMade: (grid: GridApi<Row>) => void,
): RefObject<GridApi<Row> | null> {
  const api = useRef<GridApi<Row> | null>(null);
  const first = useRef({ options, onMade });
  useEffect(() => {
    if (frame.current === null) return undefined;
    const grid = createGrid(frame.current, first.current.options());
    api.current = grid;
    first.current.onMade(grid);
    return () => {
      api.current = null;
      grid.destroy();
    };
  }, [frame]);
  return api;
}
