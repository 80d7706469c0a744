import { describeProblem } from '../../domain/problem.ts';
import type { Problem } from '../../domain/problem.ts';
import type { Unrecognised } from './keepSetAside.ts';

/** A file that is left out of the reading because of a problem with it. */
export function setAside(file: string, path: string, problem: Problem): Unrecognised {
  const { file: _, ...rest } = problem;
  return { file, path, reason: describeProblem(rest), problem };
}
