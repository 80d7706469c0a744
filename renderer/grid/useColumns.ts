import { columnsOf, forgetColumns, keepColumns } from '../app/state/preferences.ts';
import { useWindow } from '../app/state/windowState.ts';

interface Known {
  readonly id: string;
  readonly hidden?: boolean;
}

export interface ShownColumns {
  readonly hidden: ReadonlySet<string>;
  readonly toggle: (id: string) => void;
  /** Gives the columns back their first width, order and choice. */
  readonly reset: () => void;
}

/** Which columns of a grid are hidden, as the person left it. */
export function useShownColumns(grid: string, columns: readonly Known[]): ShownColumns {
  useWindow((state) => state.preferences.grids[grid]);
  const hidden = hiddenColumns(grid, columns);
  return {
    hidden,
    toggle: (id) => {
      const left = columnsOf(grid) ?? columns.map((column) => ({ colId: column.id }));
      const known = left.some((column) => column.colId === id) ? left : [...left, { colId: id }];
      keepColumns(
        grid,
        known.map((column) => ({ ...column, hide: column.colId === id ? !hidden.has(id) : hidden.has(column.colId) })),
      );
    },
    reset: () => forgetColumns(grid),
  };
}

export function hiddenColumns(grid: string, columns: readonly Known[]): ReadonlySet<string> {
  const left = new Map((columnsOf(grid) ?? []).map((column) => [column.colId, column.hide]));
  return new Set(columns.filter((column) => left.get(column.id) ?? column.hidden === true).map((column) => column.id));
}
