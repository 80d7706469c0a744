import type { DecisionInput } from '../../../src/contract/decisions.ts';
import type { DecisionView } from '../../../src/contract/views.ts';
import { ask } from '../../api/ask.ts';
import { tellProblem } from './notices.ts';

/** Who decides until the program knows people. */
const WHO = 'analyst';

/** Takes one decision. Says what is wrong where it cannot be taken; null then. */
export async function decide(decision: DecisionInput, why?: string): Promise<DecisionView | null> {
  const outcome = await ask('decisions.make', { who: WHO, ...(why === undefined ? {} : { why }), decision });
  if (outcome.ok) return outcome.value;
  tellProblem('That could not be decided.', outcome.problem);
  return null;
}
