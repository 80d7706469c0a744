import { useEffect, useRef, type RefObject } from 'react';
import type { ShownInput } from '../state/exportList.ts';
import { showsPartOf } from './takenTable.ts';

/** For a table that draws a part of a list only: what is copied, printed or exported of it is the whole list. */
export function usePartOf(shown: ShownInput): RefObject<HTMLTableElement | null> {
  const table = useRef<HTMLTableElement>(null);
  const named = JSON.stringify(shown);
  useEffect(
    () => (table.current === null ? undefined : showsPartOf(table.current, JSON.parse(named) as ShownInput)),
    [named],
  );
  return table;
}
