import { useEffect, useRef, type FocusEvent, type KeyboardEvent, type MouseEvent } from 'react';
import { focusOn, offerList } from '../app/commands/listHandle.ts';
import { showPicked } from '../app/state/navigation.ts';

type Key = string | number;

/** What a row of a list takes to be picked: by the pointer, by the focus, by the arrows and by the list's own keys. */
export interface PickableRow {
  readonly id: string;
  readonly className: 'pickable';
  readonly 'aria-selected': boolean;
  readonly tabIndex: 0 | -1;
  readonly onClick: (event: MouseEvent) => void;
  readonly onFocus: (event: FocusEvent) => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
}

/**
 * Makes the rows of a table one list: a single stop for Tab, moved in by J, K and the arrows, with one row picked. `name` sets it
 * apart from others on the page. What lies within a row (a door to another screen) keeps its own clicks and its own focus.
 */
export function usePickList<Row>({
  name,
  rows,
  keyOf,
  picked,
  onPick,
}: {
  readonly name: string;
  readonly rows: readonly Row[];
  readonly keyOf: (row: Row) => Key;
  readonly picked: Key | null;
  readonly onPick: (row: Row) => void;
}): (row: Row, index: number) => PickableRow {
  const idOf = (row: Row): string => `${name}-${keyOf(row)}`;
  const at = rows.findIndex((row) => keyOf(row) === picked);
  const focusAt = (index: number): void => {
    const row = rows[Math.max(0, Math.min(rows.length - 1, index))];
    if (row !== undefined) focusOn(`#${CSS.escape(idOf(row))}`);
  };
  const moveBy = (by: number): void => focusAt(at < 0 ? 0 : at + by);
  const focusPicked = (): void => focusAt(Math.max(0, at));
  const newest = useRef({ moveBy, focusPicked });
  useEffect(() => {
    newest.current = { moveBy, focusPicked };
  });
  useEffect(
    () =>
      offerList({
        move: (by) => newest.current.moveBy(by),
        focusList: () => newest.current.focusPicked(),
        leave: () => undefined,
      }),
    [],
  );
  return (row, index) => ({
    id: idOf(row),
    className: 'pickable',
    'aria-selected': index === at,
    tabIndex: index === Math.max(0, at) ? 0 : -1,
    onClick: (event) => {
      if (event.target instanceof Element && event.target.closest('button, a, input, select') !== null) return;
      onPick(row);
      showPicked();
    },
    onFocus: (event) => {
      if (event.target === event.currentTarget) onPick(row);
    },
    onKeyDown: (event) => {
      const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
      if (by === 0 || event.target !== event.currentTarget) return;
      event.preventDefault();
      focusAt(index + by);
    },
  });
}
