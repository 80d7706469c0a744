import type { FindingKind, SystemKind } from '../vocabulary.ts';
import { gradeOf } from './grading.ts';

/** Systems whose figures customers are shown or sold from. */
const FACING: ReadonlySet<SystemKind> = new Set(['storefront', 'marketplace', 'oms', 'pos', 'dropship']);

/**
 * Whether customers meet a gap before anybody inside does: it is of a kind that reaches them, or the system that was not told,
 * told late or told wrongly is one they buy from. A rule of ours, not of a standard.
 */
export function meetsCustomers(kind: FindingKind, target: SystemKind): boolean {
  return kind !== 'in_flight' && (gradeOf(kind).reachesCustomers || FACING.has(target));
}
