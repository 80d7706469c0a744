/** What can be done about how files are read. Every change reads everything again, and shows the figures that follow. */
import type { CallInput, Outcome } from '../../../src/contract/calls.ts';
import type { ReadingChoice } from '../../../src/contract/setup.ts';
import type { EngagementView } from '../../../src/contract/views.ts';
import type { Problem } from '../../../src/domain/problem.ts';
import { ask } from '../../api/ask.ts';
import { formatCounted } from '../../ui/figures.ts';
import { showFigures } from './answers.ts';
import { decide } from './decisions.ts';
import { tellDone, tellProblem } from './notices.ts';
import { windowState } from './windowState.ts';
import { workOn } from './work.ts';

type Changes = 'sources.change' | 'engagement.addAtChosenPlace' | 'engagement.addDropped';

/** Null once it is done (or the dialog was closed); the problem where it was not. */
async function change<N extends Changes>(title: string, name: N, input: CallInput<N>, done: string): Promise<Problem | null> {
  const outcome = (await workOn(title, name, input)) as Outcome<EngagementView | null> | null;
  if (outcome === null) return null;
  if (!outcome.ok) return outcome.problem.code === 'cancelled' ? null : outcome.problem;
  if (outcome.value !== null) {
    // Rows have other ids now.
    windowState.set({ pickedSource: null, pickedRow: null, pickedVariance: null, pickedException: null, pickedHandoff: null });
    showFigures(outcome.value);
    tellDone(done);
  }
  return null;
}

export async function addFiles(): Promise<void> {
  const problem = await change('Adding files', 'engagement.addAtChosenPlace', {}, 'The files were added.');
  if (problem !== null) tellProblem('The files were not added. Everything is as it was.', problem);
}

export async function addDropped(token: string): Promise<void> {
  const problem = await change('Adding what was dropped', 'engagement.addDropped', { token }, 'What was dropped was added.');
  if (problem !== null) tellProblem('What was dropped was not added. Everything is as it was.', problem);
}

export function readAnew(file: string, as: ReadingChoice): Promise<Problem | null> {
  return change(`Reading ${file} again`, 'sources.change', { change: { kind: 'read', file, as } }, `${file} was read again.`);
}

/** Reads a file so, and from now on every export with its header where `remembered` says so. */
export async function settleReading(file: string, as: ReadingChoice, remembered: boolean): Promise<Problem | null> {
  const problem = await readAnew(file, as);
  if (problem !== null || !remembered || windowState.get().engagement === null) return problem;
  const setup = await ask('sources.setup', { file });
  if (setup.ok && JSON.stringify(setup.value.remembered) !== JSON.stringify(as)) {
    const isKept = await decide({ command: 'mapping', fingerprint: setup.value.fingerprint, mapping: { ...as } });
    if (isKept) tellDone(`${file} was read again. Exports with its header are read so from now on.`);
  }
  return null;
}

/** Takes the rejected rows of a file as left out knowingly, or takes that back. */
export async function acceptRejects(file: string, accepted: boolean, why: string): Promise<void> {
  await decide({ command: 'acceptRejects', file, accepted }, why);
}

export function readEverythingAgain(): Promise<Problem | null> {
  return change('Reading everything again', 'sources.change', { change: { kind: 'again' } }, 'Everything was read again.');
}

export async function forgetFile(file: string): Promise<void> {
  const problem = await change(
    `Leaving ${file} out`,
    'sources.change',
    { change: { kind: 'leaveOut', file } },
    `${file} is not asked about any more.`,
  );
  if (problem !== null) tellProblem(`${file} could not be left out.`, problem);
}

export async function leaveOut(file: string): Promise<void> {
  const problem = await change(
    `Taking ${file} back`,
    'sources.change',
    { change: { kind: 'leaveOut', file } },
    `${file} was taken back; the figures are without it.`,
  );
  if (problem !== null) tellProblem(`${file} was not taken back.`, problem);
}

export async function giveControl(file: string, rows: number | null, quantity: number | null): Promise<void> {
  const outcome = await ask('sources.control', { file, rows, quantity });
  if (outcome.ok) showFigures(outcome.value);
  else tellProblem('The control totals were not kept.', outcome.problem);
}

export async function exportRejects(file: string): Promise<void> {
  const outcome = await workOn('Writing the rejected rows', 'sources.exportRejectsAtChosenPlace', { file });
  if (outcome === null) return;
  if (!outcome.ok) tellProblem('The rejected rows were not written.', outcome.problem);
  else if (outcome.value !== null) {
    tellDone(`${formatCounted(outcome.value.rows, 'rejected row')} written to ${outcome.value.fileName}.`);
  }
}
