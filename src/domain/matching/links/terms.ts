import type { Handoff } from '../../facts.ts';

/** On what terms records of a handoff may be joined that share no reference. */
export interface Terms {
  readonly handoff: Handoff;
  /** Whether the references of both sides are of one kind: two that differ are then two events. */
  readonly areComparable: boolean;
  /** Whether a record has a reference. */
  readonly isNamed: (row: number) => boolean;
  /** False where both records have references that would have met, were they of one event. */
  readonly mayPair: (source: number, target: number) => boolean;
}
