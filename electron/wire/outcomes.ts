import type { Outcome } from '../../src/contract/calls.ts';
import { memoryEnded } from '../../src/domain/memoryEnds.ts';
import { ProblemError, visible, type Problem } from '../../src/domain/problem.ts';

/** Runs `work` and answers with its value or its problem; never throws. */
export async function outcomeOf<T>(work: () => Promise<T>): Promise<Outcome<T>> {
  try {
    return { ok: true, value: await work() };
  } catch (error) {
    return { ok: false, problem: problemOf(error) };
  }
}

/** An outcome's value; throws its problem. */
export function valueOf<T>(outcome: Outcome<T>): T {
  if (outcome.ok) return outcome.value;
  throw new ProblemError(outcome.problem);
}

/** What was thrown, as a problem. Anything but a ProblemError is a mistake of ours and says so. */
export function problemOf(error: unknown): Problem {
  if (error instanceof ProblemError) return error.problem;
  return memoryEnded(error) ?? {
    code: 'internal',
    message: 'The program made a mistake; what was open is unchanged.',
    found: visible(error instanceof Error ? `${error.name}: ${error.message}` : String(error), 300),
    remedy: 'Save the engagement, start the program anew, and report what you did.',
  };
}
