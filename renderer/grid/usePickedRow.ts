import type { GridApi } from 'ag-grid-community';
import { useEffect, useRef, type RefObject } from 'react';
import type { Outcome } from '../../src/contract/calls.ts';
import type { GridOrder } from './column.ts';
import { goToRow, markPicked, pickedIndex } from './gridRows.ts';

/** Asks at which place of an order a row stands; null where the filter does not let it through. */
export type AskPlace<Sort extends string> = (
  request: { readonly id: number } & GridOrder<Sort>,
  signal: AbortSignal,
) => Promise<Outcome<{ readonly index: number | null }>>;

function afterTwoFrames(what: () => void): void {
  requestAnimationFrame(() => requestAnimationFrame(what));
}

/** Keeps the picked row drawn and in sight, wherever it stands. */
export function usePickedRow<Row, Sort extends string>(
  api: RefObject<GridApi<Row> | null>,
  frame: RefObject<HTMLElement | null>,
  picked: number | null,
  place: AskPlace<Sort>,
  order: RefObject<GridOrder<Sort>>,
  onAbsent: (id: number) => void,
  isSought: (id: number) => boolean,
  leftAt: () => number,
): void {
  /** Where the picked row stands, where that was asked. */
  const sought = useRef<number | null>(null);
  const absent = useRef(onAbsent);
  const asked = useRef({ isSought, leftAt });
  /** Whether the list is come back to and shown where it was left; null before that is known. */
  const stays = useRef<boolean | null>(null);
  const latest = useRef(picked);
  useEffect(() => {
    absent.current = onAbsent;
    asked.current = { isSought, leftAt };
    latest.current = picked;
  });

  useEffect(() => {
    // A filter that somebody narrows, a decision that takes a row out of it, or coming back to the screen is no reason to clear it: only
    // what was picked elsewhere to be shown here, once.
    const pickedElsewhere = picked !== null && asked.current.isSought(picked);
    const comesBack = stays.current === null && !pickedElsewhere && asked.current.leftAt() > 0;
    stays.current = comesBack;
    sought.current = null;
    if (markPicked(api.current, picked, !comesBack) || picked === null || comesBack) return undefined;
    // Its page has not been read: ask where it stands, and go there.
    const abort = new AbortController();
    void place({ id: picked, ...order.current }, abort.signal).then((outcome) => {
      if (abort.signal.aborted || !outcome.ok) return;
      const { index } = outcome.value;
      if (index === null) {
        if (pickedElsewhere) absent.current(picked);
        return;
      }
      sought.current = index;
      goToRow(api.current, index);
    });
    return () => abort.abort();
  }, [api, order, picked, place]);

  // A lower window must not push what is picked out of sight; who scrolled away from it is not brought back.
  useEffect(() => {
    if (frame.current === null) return undefined;
    let height = 0;
    const observer = new ResizeObserver(([entry]) => {
      const grid = api.current;
      const at = pickedIndex(grid, latest.current) ?? sought.current;
      const top = at === null || grid === null ? null : grid.getDisplayedRowAtIndex(at)?.rowTop ?? null;
      const from = grid?.isDestroyed() === false ? grid.getVerticalPixelRange().top : 0;
      const wasInSight = top !== null && top >= from && top < from + height;
      height = entry?.contentRect.height ?? 0;
      // The grid hears of its own size a frame later than we do.
      if (at !== null && wasInSight) afterTwoFrames(() => goToRow(api.current, at, null));
    });
    observer.observe(frame.current);
    return () => observer.disconnect();
  }, [api, frame]);

  useEffect(() => {
    // The answer where it stands may have come before there was a grid to scroll.
    api.current?.addEventListener('firstDataRendered', () => {
      if (stays.current === true) goToRow(api.current, asked.current.leftAt(), 'top');
      else if (!markPicked(api.current, latest.current, true) && sought.current !== null) goToRow(api.current, sought.current);
    });
  }, [api]);
}
