import { statfs } from 'node:fs/promises';
import { ProblemError } from '../../src/domain/problem.ts';

/** A problem of a full disk with how much was to be written and how much is free; any other as it is. */
export async function withSpace(problem: ProblemError, folder: string, needed: number): Promise<ProblemError> {
  if (problem.problem.code !== 'disk_full') return problem;
  const free = await statfs(folder).then(({ bavail, bsize }) => bavail * bsize, () => null);
  return new ProblemError({
    ...problem.problem, expected: `${needed} bytes`, ...(free === null ? {} : { found: `${free} bytes free` }),
  });
}
