import type { GridApi } from 'ag-grid-community';
import { useEffect, type RefObject } from 'react';
import { offerList } from '../app/commands/listHandle.ts';
import type { GridColumn, GridOrder } from './column.ts';
import { shownOrder } from './columnDefs.ts';
import { focusGrid, moveTo } from './gridFocus.ts';
import { chosenRows, type Keyed } from './gridRows.ts';
import type { Marks } from './marks.ts';
import type { AskPage } from './pageSource.ts';
import { firstRows, seenColumns, takenFrom } from './taken.ts';

/** What the grid's rows are taken from: the newest of what its screen gave it. */
export interface GridAtHand<Row extends Keyed, Sort extends string> {
  readonly columns: readonly GridColumn<Row, Sort>[];
  readonly hidden: ReadonlySet<string>;
  readonly picked: number | null;
  readonly onPick: (row: Row) => void;
  readonly ask: AskPage<Row, Sort>;
  /** Rows marked for something to be done to them all; absent where nothing is done to several. */
  readonly marks?: Marks;
  /** The marked rows, wherever they stand. */
  readonly askMarked?: AskPage<Row, Sort>;
  /** Writes all that the filter lets through to a file, in these columns. */
  readonly write: (order: GridOrder<Sort>, columns: readonly { readonly id: string; readonly title: string }[]) => Promise<void>;
}

/** Offers the grid to the keys: to move in it, and to take rows out of it. */
export function useGridHandle<Row extends Keyed, Sort extends string>(
  name: string,
  api: RefObject<GridApi<Row> | null>,
  frame: RefObject<HTMLElement | null>,
  order: RefObject<GridOrder<Sort>>,
  latest: RefObject<GridAtHand<Row, Sort>>,
): void {
  useEffect(
    () =>
      offerList({
        move(by) {
          // At once, and not when the grid tells of its focus: the next key may be for the row.
          const row = moveTo(api.current, by);
          if (row !== undefined && row.id !== latest.current.picked) latest.current.onPick(row);
        },
        focusList: () => focusGrid(api.current, frame.current),
        leave: () => api.current?.clearFocusedCell(),
        take: {
          title: name,
          async rows(which, most) {
            const { picked, marks, ask, askMarked, hidden, columns } = latest.current;
            const seen = seenColumns(columns, shownOrder(api.current), hidden);
            const chosen = which === 'shown' || marks?.all === true ? null : chosenRows(api.current, marks, picked);
            if (chosen !== null && chosen.length > 0) return { ok: true, value: takenFrom(seen, chosen, chosen.length) };
            const fromMarked = which === 'chosen' && marks !== undefined && !marks.all && marks.ids.size > 0;
            const outcome = await firstRows(fromMarked && askMarked !== undefined ? askMarked : ask, order.current, most);
            return outcome.ok ? { ok: true, value: takenFrom(seen, outcome.value.rows, outcome.value.total) } : outcome;
          },
          async write() {
            const { columns, hidden, write } = latest.current;
            const seen = seenColumns(columns, shownOrder(api.current), hidden);
            await write(order.current, seen.map(({ id, title }) => ({ id, title })));
          },
        },
      }),
    [api, frame, latest, name, order],
  );
}
