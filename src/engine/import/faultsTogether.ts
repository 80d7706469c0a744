import { ProblemError, describeProblem, fail } from '../../domain/problem.ts';
import type { Problem } from '../../domain/problem.ts';

/** What is wrong with several files, so that all of it is said at once and not one thing a run. */
export class FaultsTogether {
  readonly #problems: Problem[] = [];

  /** What `work` gives; undefined where it fails, which `assertNone` says later. */
  async gather<T>(work: () => Promise<T>): Promise<T | undefined> {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof ProblemError) || error.problem.code === 'cancelled') throw error;
      this.#problems.push(error.problem);
      return undefined;
    }
  }

  /** Fails with the first of them, the others and what else is to be `said` beside it. */
  assertNone(said: readonly string[] = []): void {
    const [first, ...others] = this.#problems;
    if (first === undefined) return;
    const further = [...others.map((problem) => describeProblem(problem)), ...said];
    fail(further.length === 0 ? first : { ...first, further });
  }
}
