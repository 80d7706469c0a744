import type { ExceptionFilter } from '../../../src/contract/calls.ts';
import { formatCounted } from '../../ui/figures.ts';
import { tellDone, tellProblem } from './notices.ts';
import { workOn } from './work.ts';

/** Asks where to, and writes the proof of the exceptions under a filter; `about` says in a few words what it proves. */
export async function writeProof(about: string, filter: ExceptionFilter): Promise<void> {
  const outcome = await workOn('Writing the proof', 'proof.writeAtChosenPlace', { about: about.slice(0, 400), filter });
  if (outcome === null) return;
  if (!outcome.ok) tellProblem('The proof was not written.', outcome.problem);
  else if (outcome.value !== null) {
    tellDone(`The proof of ${formatCounted(outcome.value.exceptions, 'exception')} was written to ${outcome.value.fileName}.`);
  }
}
