/** What can be done with an engagement as a whole: open, run, save, report, close. Every failure is shown. */
import type { CallInput, CallName, DroppedView, Outcome } from '../../../src/contract/calls.ts';
import type { EngagementView } from '../../../src/contract/views.ts';
import { ask } from '../../api/ask.ts';
import { tellDone, tellNews, tellProblem } from './notices.ts';
import type { Problem } from '../../../src/domain/problem.ts';
import { forgetAnswers } from './answers.ts';
import { forgetDecisions } from './decisions.ts';
import { forgetKept } from './kept.ts';
import { NOTHING_PICKED, windowState, type FileDialogName } from './windowState.ts';
import { workOn } from './work.ts';
import { formatCounted } from '../../ui/figures.ts';

type Opens =
  | 'engagement.importFolderAtChosenPlace'
  | 'engagement.importDropped'
  | 'engagement.openFileAtChosenPlace'
  | 'engagement.openRecent'
  | 'engagement.openSample';

/** The dialog that helps where an engagement could not be opened; null where none does. */
export function helpWith(problem: Problem): FileDialogName | null {
  switch (problem.code) {
    case 'password_needed':
    case 'password_wrong':
      return 'unlock';
    case 'engagement_in_use':
      return 'inUse';
    case 'engagement_damaged':
      return 'damaged';
    default:
      return null;
  }
}

/** Whether nothing can be compared yet and files wait for an answer. */
function waitsForAnswers({ warnings }: EngagementView): boolean {
  return (['nothing_compared', 'file_not_read'] as const).every((each) => warnings.some(({ code }) => code === each));
}

export function showEngagement(engagement: EngagementView): void {
  forgetDecisions();
  forgetAnswers();
  forgetKept();
  windowState.set({
    ...NOTHING_PICKED,
    engagement,
    screen: waitsForAnswers(engagement) ? 'sources' : 'authority',
    obstacle: null,
    // What was told of an attempt before, or of what was open, is told of nothing that is here.
    notices: [],
    generation: windowState.get().generation + 1,
  });
  for (const notice of engagement.notices) tellNews(notice, null);
}

/** Whether two systems could be held against each other at all; where not, an empty list says nothing about agreement. */
export function wasCompared(engagement: EngagementView | null): boolean {
  return engagement?.warnings.some(({ code }) => code === 'nothing_compared') !== true;
}

/** Runs `then` at once, or once the person has said what happens to unsaved work. The sample as it comes can always be made again. */
export function whenSafe(then: () => void): void {
  const { engagement } = windowState.get();
  if (engagement?.unsaved === true && !engagement.isUntouchedSample) windowState.set({ overlay: { kind: 'unsaved', then } });
  else then();
}

type Opening = () => Promise<Outcome<EngagementView | null> | null>;

async function open(failed: string, ask: Opening): Promise<void> {
  windowState.set({ obstacle: null });
  const outcome = await ask();
  if (outcome === null) return;
  if (outcome.ok) {
    if (outcome.value !== null) showEngagement(outcome.value);
  } else if (outcome.problem.code !== 'cancelled') {
    const dialog = helpWith(outcome.problem);
    if (dialog !== null) {
      windowState.set({ overlay: { kind: 'file', dialog, problem: outcome.problem } });
    } else if (windowState.get().engagement === null) {
      windowState.set({ obstacle: { title: failed, problem: outcome.problem, again: () => void open(failed, ask) } });
    } else {
      tellProblem(`${failed}.`, outcome.problem);
    }
  }
  await refreshInfo();
}

function openSafely(title: string, failed: string, name: Opens, input: CallInput<Opens>): void {
  whenSafe(() => void open(failed, () => workOn(title, name, input, true)));
}

export function openFolder(): void {
  openSafely('Importing a folder', 'The folder was not imported', 'engagement.importFolderAtChosenPlace', {});
}
/** With something open, files may belong to it: the person says. An engagement is opened in its place. */
export function takeDropped(dropped: DroppedView): void {
  if (windowState.get().work !== null) return;
  if (windowState.get().engagement === null || dropped.holds === 'engagement') openDropped(dropped);
  else windowState.set({ overlay: { kind: 'dropped', dropped } });
}

export function openDropped({ token }: DroppedView): void {
  openSafely('Opening what was dropped', 'What was dropped could not be opened', 'engagement.importDropped', { token });
}
export function openFile(): void {
  openSafely('Opening an engagement', 'The engagement could not be opened', 'engagement.openFileAtChosenPlace', {});
}
export function openRecent(id: string): void {
  openSafely('Opening an engagement', 'The engagement could not be opened', 'engagement.openRecent', { id });
}
export function openSample(): void {
  openSafely('Preparing the sample', 'The sample could not be prepared', 'engagement.openSample', {});
}

export async function forgetRecent(id: string | null): Promise<void> {
  const outcome = await ask('engagement.forgetRecent', { id });
  if (!outcome.ok) tellProblem('It could not be forgotten.', outcome.problem);
  await refreshInfo();
}

/** Asks what the program knows before anything is opened: version, recent engagements, what is open already. */
export async function refreshInfo(): Promise<EngagementView | null> {
  const outcome = await ask('app.info', {});
  if (!outcome.ok) {
    tellProblem('What was opened before could not be read.', outcome.problem);
    return null;
  }
  const { version, recent, preferences, open } = outcome.value;
  windowState.set(windowState.get().started ? { version, recent } : { version, recent, preferences });
  return open;
}

export async function runAudit(): Promise<void> {
  if (windowState.get().engagement === null) return;
  const title = 'Running the audit';
  const outcome = await workOn(title, 'engagement.run', {});
  if (outcome === null) return;
  if (!outcome.ok) {
    tellProblem('The audit could not be run.', outcome.problem);
    return;
  }
  forgetAnswers();
  windowState.set({ engagement: outcome.value, generation: windowState.get().generation + 1 });
  tellDone('The audit was run again.');
}

/** True once it is kept; false where the person closed the dialog or it failed. */
export async function save(elsewhere = false): Promise<boolean> {
  if (windowState.get().engagement === null) return false;
  const title = 'Saving the engagement';
  const outcome = await workOn(
    title,
    elsewhere ? 'engagement.saveAtChosenPlace' : 'engagement.save',
    {} satisfies CallInput<CallName>,
  );
  if (outcome === null) return false;
  if (!outcome.ok) {
    tellProblem('The engagement was not saved.', outcome.problem);
    return false;
  }
  if (outcome.value === null) return false;
  windowState.set({ engagement: outcome.value });
  void refreshInfo();
  return true;
}

export async function writeReport(): Promise<void> {
  if (windowState.get().engagement === null) return;
  const title = 'Writing the Excel report';
  const outcome = await workOn(title, 'report.writeAtChosenPlace', {});
  if (outcome === null) return;
  if (!outcome.ok) tellProblem('The report was not written.', outcome.problem);
  else if (outcome.value !== null) {
    windowState.set({ report: outcome.value });
    tellDone(`The report was written to ${outcome.value.fileName}.`);
  }
}

export async function writeAuditData(): Promise<void> {
  const outcome = await workOn('Writing the audit data', 'auditData.writeAtChosenPlace', {});
  if (outcome === null) return;
  if (!outcome.ok) tellProblem('The audit data was not written.', outcome.problem);
  else if (outcome.value !== null) {
    const { files, leftOut } = outcome.value;
    const out = leftOut.positions + leftOut.events;
    const written = files.map(({ name, rows }) => `${name} (${formatCounted(rows, 'row')})`).join(' and ');
    const rest = `${formatCounted(out, 'row')} of other stock states or without a movement have no place in the standard.`;
    tellDone(`Written: ${written}.${out === 0 ? '' : ` ${rest}`}`);
  }
}

export async function showReport(): Promise<void> {
  const outcome = await ask('report.show', {});
  if (!outcome.ok) tellProblem('The report could not be shown.', outcome.problem);
}

export function closeEngagement(): void {
  if (windowState.get().engagement !== null) whenSafe(() => void close());
}

async function close(): Promise<void> {
  const outcome = await ask('engagement.close', {});
  if (!outcome.ok) {
    tellProblem('The engagement could not be closed.', outcome.problem);
    return;
  }
  forgetAnswers();
  windowState.set({ ...NOTHING_PICKED, engagement: null, obstacle: null });
  await refreshInfo();
}

/** The engine ended and stands again: says so, and shows what it still holds. */
export async function afterRestart(reopened: boolean): Promise<void> {
  windowState.set({ work: null });
  forgetAnswers();
  const outcome = reopened ? await ask('engagement.view', {}) : null;
  if (outcome?.ok === true) windowState.set({ engagement: outcome.value, generation: windowState.get().generation + 1 });
  else windowState.set({ ...NOTHING_PICKED, engagement: null });
  if (outcome?.ok === false) tellProblem('The engagement could not be opened again.', outcome.problem);
}

export function tellRestart(reopened: boolean, problem: Parameters<typeof tellNews>[1]): void {
  tellNews(
    reopened
      ? 'The engine stopped and was started again. The engagement was opened again from its file.'
      : 'The engine stopped and was started again. What was open and not saved is gone.',
    problem,
  );
}
