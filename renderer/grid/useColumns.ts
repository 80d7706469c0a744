import { useState } from 'react';

const remembered = new Map<string, ReadonlySet<string>>();

/** Which columns of a grid are hidden, kept while the program runs. */
export function useHiddenColumns(
  name: string,
  columns: readonly { readonly id: string; readonly hidden?: boolean }[],
): readonly [ReadonlySet<string>, (id: string) => void] {
  const [hidden, setHidden] = useState<ReadonlySet<string>>(
    () => remembered.get(name) ?? new Set(columns.filter((column) => column.hidden === true).map((column) => column.id)),
  );
  const toggle = (id: string): void => {
    const next = new Set(hidden);
    if (!next.delete(id)) next.add(id);
    remembered.set(name, next);
    setHidden(next);
  };
  return [hidden, toggle];
}
