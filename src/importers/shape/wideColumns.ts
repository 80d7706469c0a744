import type { WideColumns } from '../presets/preset.ts';
import { positionOf } from '../delimited/columnMap.ts';

/** A column that holds one location's quantity. */
export interface LocationColumn {
  readonly quantity: number;
  /** The location's name as the header has it; '' where the column `named` holds it. */
  readonly location: string;
  /** The column that names the location row by row, or −1. */
  readonly named: number;
  /** The columns of its quantities in other states; −1 where it has none of one. */
  readonly further: readonly number[];
}

/** The columns of a header that are locations, from left to right. */
export function locationColumns(wide: WideColumns, headers: readonly string[]): readonly LocationColumn[] {
  const except = (wide.except ?? []).map(folded);
  const isOpen = (name: string): boolean => name.trim() !== '' && !except.includes(folded(name));
  const { columns } = wide;
  if ('listed' in columns) {
    return columns.listed.map(({ column, location, further }) => ({
      quantity: positionOf(headers, column), location, named: -1,
      further: further.map((name) => (name === '' ? -1 : positionOf(headers, name))),
    })).filter(({ quantity }) => quantity >= 0);
  }
  if ('after' in columns) {
    const last = Math.max(...columns.after.map((name) => positionOf(headers, name)));
    return headers.flatMap((name, quantity) =>
      (quantity > last && isOpen(name) ? [{ quantity, location: name.trim(), named: -1, further: [] }] : []));
  }
  return headers.flatMap((name, quantity) => {
    const location = isOpen(name) ? starOf(columns.like, name) : undefined;
    if (location === undefined) return [];
    if (columns.named === undefined) return [{ quantity, location, named: -1, further: [] }];
    const named = positionOf(headers, columns.named.replace('*', location));
    return named < 0 ? [] : [{ quantity, location: '', named, further: [] }];
  });
}

/** What stands for the star of a pattern; undefined where the name does not fit, or nothing is left for the star. */
function starOf(pattern: string, name: string): string | undefined {
  const [before = '', after = ''] = pattern.split('*');
  const text = name.trim();
  const end = text.length - after.length;
  if (end <= before.length || folded(text.slice(0, before.length)) !== folded(before) || folded(text.slice(end)) !== folded(after)) return;
  return text.slice(before.length, end).trim() || undefined;
}

function folded(text: string): string {
  return text.trim().toLowerCase();
}
