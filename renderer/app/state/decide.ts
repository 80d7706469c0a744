import type { DecisionInput } from '../../../src/contract/decisions.ts';
import type { DecisionView } from '../../../src/contract/views.ts';
import { ask } from '../../api/ask.ts';
import { tellProblem } from './notices.ts';
import { windowState } from './windowState.ts';

/** Who decides where nobody gave a name yet. */
const NOBODY_NAMED = 'analyst';

/** Takes one decision. Says what is wrong where it cannot be taken; null then. */
export async function decide(decision: DecisionInput, why?: string): Promise<DecisionView | null> {
  const who = windowState.get().preferences.person || NOBODY_NAMED;
  const outcome = await ask('decisions.make', { who, ...(why === undefined ? {} : { why }), decision });
  if (outcome.ok) return outcome.value;
  tellProblem('That could not be decided.', outcome.problem);
  return null;
}
