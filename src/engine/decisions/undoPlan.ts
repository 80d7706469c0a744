import { fail } from '../../domain/problem.ts';
import { exceptionCode } from '../../domain/statements/codes.ts';
import { inverse, movedOn } from '../../store/decisions/applyChanges.ts';
import { decisionBySeq, payloadOf, undoneBy } from '../../store/decisions/decisionRecords.ts';
import type { Planner } from './plan.ts';

/** Takes a decision back by a further one; what it withdrew of sign-offs stays withdrawn, for a signature is given anew. */
export const planUndo: Planner<'undo'> = (db, { seq }) => {
  const decision = decisionBySeq(db, seq);
  if (decision === undefined) {
    return fail({ code: 'unknown_record', message: `There is no decision ${seq} in the log.`, remedy: 'Nothing was changed.' });
  }
  const later = undoneBy(db, seq);
  if (later !== null) {
    return fail({
      code: 'decision_superseded', message: `Decision ${seq} was undone by decision ${later} already.`, remedy: 'Nothing was changed.',
    });
  }
  const { changes, exceptions } = payloadOf(decision);
  const own = decision.command === 'signOff' ? changes : changes.filter(({ entity }) => entity !== 'signOff');
  if (own.length === 0) {
    return fail({
      code: 'wrong_state', message: `Decision ${seq} (${decision.command}) cannot be undone: it stands for work that was done.`,
      remedy: 'Nothing was changed.',
    });
  }
  const moved = movedOn(db, own);
  if (moved !== null) {
    const what = moved.entity === 'exception' ? exceptionCode(Number(moved.key)) : `${moved.entity} ${String(moved.key)}`.trim();
    return fail({
      code: 'decision_superseded', message: `Decision ${seq} cannot be undone: ${what} was changed again since.`,
      remedy: 'Undo the later decision first. Nothing was changed.',
    });
  }
  return { changes: inverse(own), exceptions, input: { command: 'undo', seq, of: decision.command } };
};
