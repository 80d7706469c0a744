import { forgetAnswers } from '../../app/state/answers.ts';
import { propose } from '../../app/state/decisions.ts';
import { tellDone, tellProblem } from '../../app/state/notices.ts';
import { windowState } from '../../app/state/windowState.ts';
import { workOn } from '../../app/state/work.ts';
import { formatCounted } from '../../ui/figures.ts';

/** Runs the checks named, or all, and shows what they find now. */
export async function runChecks(codes?: readonly string[]): Promise<void> {
  const outcome = await workOn('Running the checks', 'checks.run', codes === undefined ? {} : { codes: [...codes] });
  if (outcome === null) return;
  if (!outcome.ok) {
    if (outcome.problem.code !== 'cancelled') tellProblem('The checks could not be run.', outcome.problem);
    return;
  }
  showAnew();
  tellDone(`${formatCounted(codes?.length ?? outcome.value.length, 'check was', 'checks were')} run.`);
}

/** Sets a parameter, or takes it back to its standard where `value` is null; the check runs with it at once. */
export async function setParameter(code: string, name: string, value: number | null): Promise<void> {
  await propose({
    title: 'Set the parameter',
    sentence: 'The check runs at once with the figure as changed; the log keeps the one before.',
    decision: { command: 'setParameter', name: `check.${code}.${name}`, value },
    then: () => void runChecks([code]),
  });
}

function showAnew(): void {
  forgetAnswers();
  windowState.set({ generation: windowState.get().generation + 1 });
}
