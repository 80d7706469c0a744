import type { HandoffView } from '../../../src/contract/views.ts';
import type { ExceptionKind } from '../../../src/domain/vocabulary.ts';

/** What can go wrong in a handoff: the figure that counts it, its name in a table, the kind its exceptions have. */
export const MISSES = [
  { figure: 'missing', word: 'Missing', kind: 'missing_event' },
  { figure: 'late', word: 'Late', kind: 'late_event' },
  { figure: 'duplicate', word: 'Twice', kind: 'duplicate_write' },
  { figure: 'mismatched', word: 'Other qty', kind: 'quantity_mismatch' },
  { figure: 'outOfOrder', word: 'Early', kind: 'sequence_error' },
  { figure: 'orphan', word: 'Orphan', kind: 'orphan_event' },
] as const satisfies readonly { figure: keyof HandoffView; word: string; kind: ExceptionKind }[];

/** What gaps are ranked by. */
export type Rank = 'value' | 'units' | 'customers' | 'exceptions';

/** The handoffs with the most of it first; equal ones by value, then by misses, units and code. */
export function ranked(handoffs: readonly HandoffView[], by: Rank = 'value'): readonly HandoffView[] {
  return [...handoffs].sort(
    (left, right) =>
      Math.abs(right[by]) - Math.abs(left[by]) ||
      Math.abs(right.value) - Math.abs(left.value) ||
      right.exceptions - left.exceptions ||
      Math.abs(right.units) - Math.abs(left.units) ||
      (left.code < right.code ? -1 : 1),
  );
}
