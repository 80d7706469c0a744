import { fail, visible } from '../../domain/problem.ts';
import { rejectsOf } from '../../store/queries/sources.ts';
import { entity } from '../../store/decisions/applyChanges.ts';
import { requireWhy } from './exceptionPlans.ts';
import { nothing } from './mapPlans.ts';
import type { Planner } from './plan.ts';

/** Holds for as many rows as are rejected now: where a later reading rejects others, it has to be decided again. */
export const planAcceptRejects: Planner<'acceptRejects'> = (db, { file, accepted }, { who, at, why }) => {
  const rejects = rejectsOf(db, file) ?? fail({
    code: 'unknown_record', message: 'No such file is loaded.', found: `"${visible(file)}"`, remedy: 'Nothing was changed.',
  });
  const before = entity(db, 'acceptedRejects').read(file, null);
  if (!accepted) {
    if (before === null) return nothing();
    return {
      changes: [{ entity: 'acceptedRejects', keys: [file], before, after: null }], exceptions: [],
      input: { command: 'acceptRejects', file, accepted },
    };
  }
  if (rejects === 0) {
    return fail({ code: 'nothing_to_decide', file, message: 'None of its rows is rejected.', remedy: 'Nothing was changed.' });
  }
  requireWhy(why, 'Leaving rejected rows out');
  return {
    changes: [{ entity: 'acceptedRejects', keys: [file], before, after: { rejects, reason: why, who, at } }], exceptions: [],
    input: { command: 'acceptRejects', file, accepted, rejects },
  };
};
