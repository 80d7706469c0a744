import type { ExceptionState } from '../vocabulary.ts';

/** Where an exception may go by hand from each state. A run closes and re-opens by rules of its own (see `carryOver.ts`). */
const NEXT: Readonly<Record<ExceptionState, readonly ExceptionState[]>> = {
  open: ['assigned', 'investigating', 'explained', 'corrected', 'accepted'],
  assigned: ['open', 'investigating', 'explained', 'corrected', 'accepted'],
  investigating: ['open', 'assigned', 'explained', 'corrected', 'accepted'],
  explained: ['open', 'investigating', 'verified'],
  corrected: ['open', 'investigating', 'verified'],
  accepted: ['open', 'investigating', 'verified'],
  verified: ['open', 'investigating'],
};

export function mayFollow(from: ExceptionState, to: ExceptionState): boolean {
  return NEXT[from].includes(to);
}

/** The states that may follow, for a message and for a menu. */
export function statesAfter(from: ExceptionState): readonly ExceptionState[] {
  return NEXT[from];
}

/** Whether somebody settled the matter: nothing is owed any more, beside the verification. */
export function isResolved(state: ExceptionState): boolean {
  return state === 'explained' || state === 'corrected' || state === 'accepted' || state === 'verified';
}
