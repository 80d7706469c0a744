import { element } from '../../edi/segments.ts';
import type { Segment } from '../../edi/segments.ts';

/** The code of the first party of these kinds (N101, the most telling first) that a message names; its name where it has no code. */
export function partyOf(segments: readonly Segment[], kinds: readonly string[]): string {
  for (const kind of kinds) {
    const party = segments.find((segment) => segment.id === 'N1' && element(segment, 1) === kind);
    if (party !== undefined) return element(party, 4) || element(party, 2);
  }
  return '';
}

/** The segments before the first of a kind: what is said of the whole message. */
export function headOf(set: readonly Segment[], ids: readonly string[]): readonly Segment[] {
  const end = set.findIndex(({ id }) => ids.includes(id));
  return end < 0 ? set : set.slice(0, end);
}

/** The message cut at each segment of a kind, what stands before the first left out. */
export function loops(set: readonly Segment[], ids: readonly string[]): readonly (readonly Segment[])[] {
  const found: Segment[][] = [];
  for (const segment of set) {
    if (ids.includes(segment.id)) found.push([segment]);
    else if (!['SE', 'CTT'].includes(segment.id)) found.at(-1)?.push(segment);
  }
  return found;
}

export function negated(quantity: string): string {
  if (quantity === '') return '';
  return quantity.startsWith('-') ? quantity.slice(1) : `-${quantity.replace(/^\+/u, '')}`;
}
