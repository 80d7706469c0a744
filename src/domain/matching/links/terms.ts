import type { Handoff } from '../../facts.ts';

/** On what terms records of a handoff may be joined that share no reference. */
export interface Terms {
  readonly handoff: Handoff;
  /** Whether the references of both sides are of one kind: two that differ are then two events. */
  readonly areComparable: boolean;
  /** Whether a record has a reference. */
  readonly isNamed: (row: number) => boolean;
  /** The reference in normal form, as a number; 0 where there is none. */
  readonly referenceOf: (row: number) => number;
  /** The order a reference belongs to, without a suffix that tells its parcels; 0 where it has none. Equal orders, equal numbers. */
  readonly orderOf: (row: number) => number;
  /** False where both records have references that would have met, were they of one event. */
  readonly mayPair: (source: number, target: number) => boolean;
}
