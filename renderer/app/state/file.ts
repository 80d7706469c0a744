/** What can be done with the engagement's file: earlier saves, a password, a review copy, the next period, attachments. */
import type { OwnerRule } from '../../../src/contract/decisions.ts';
import type { CallInput, CallName, Outcome } from '../../../src/contract/calls.ts';
import type { EngagementView } from '../../../src/contract/views.ts';
import type { Problem } from '../../../src/domain/problem.ts';
import { ask } from '../../api/ask.ts';
import { formatBytes } from '../../ui/figures.ts';
import { showFigures } from './answers.ts';
import { decide } from './decisions.ts';
import { helpWith, refreshInfo, showEngagement, whenSafe } from './engagement.ts';
import { tellDone, tellProblem } from './notices.ts';
import { prefer } from './preferences.ts';
import { chosenCodes } from './triage.ts';
import { windowState, type FileDialogName } from './windowState.ts';
import { workOn } from './work.ts';

export function openDialog(dialog: FileDialogName, problem: Problem | null = null): void {
  windowState.set({ overlay: { kind: 'file', dialog, problem } });
}

export function closeDialog(): void {
  windowState.set({ overlay: null });
}

/** Takes the person's name for this and every later decision. */
export function remember(who: string): string {
  const name = who.trim();
  if (name !== windowState.get().preferences.person) prefer({ person: name });
  return name;
}

type Opens = 'engagement.salvageRefusedAtChosenPlace' | 'engagement.unlock' | 'engagement.openInUseReadOnly'
  | 'engagement.goBackRefused' | 'engagement.goBack';

/** Opens what a dialog was about; the problem where that failed. */
async function opens<N extends Opens>(title: string, name: N, input: CallInput<N>): Promise<Problem | null> {
  const outcome = (await workOn(title, name, input, true)) as Outcome<EngagementView | null> | null;
  if (outcome === null) return null;
  if (!outcome.ok) return outcome.problem.code === 'cancelled' ? null : outcome.problem;
  // Null where no place was chosen.
  if (outcome.value === null) return null;
  showEngagement(outcome.value);
  await refreshInfo();
  return null;
}

export async function unlock(password: string): Promise<void> {
  closeDialog();
  const problem = await opens('Opening an engagement', 'engagement.unlock', { password });
  if (problem === null) return;
  const dialog = helpWith(problem);
  if (dialog === null) tellProblem('The engagement could not be opened.', problem);
  else openDialog(dialog, problem);
}

export async function openInUse(): Promise<void> {
  closeDialog();
  const problem = await opens('Opening an engagement', 'engagement.openInUseReadOnly', {});
  if (problem !== null) tellProblem('The engagement could not be opened.', problem);
}

/** `refused`: the file could not be opened at all. */
export async function goBack(number: number, who: string, why: string, refused: boolean): Promise<void> {
  closeDialog();
  const name = refused ? 'engagement.goBackRefused' : 'engagement.goBack';
  const problem = await opens('Going back to an earlier save', name, { number, who: remember(who), why });
  if (problem === null) tellDone('The engagement is as it was at that save. What it was until now is the save before.');
  else tellProblem('Nothing was gone back to.', problem);
}

/** Writes what can be read of the file that could not be opened into one of its own, and opens that. */
export async function salvage(who: string): Promise<void> {
  closeDialog();
  const problem = await opens('Saving what can be read', 'engagement.salvageRefusedAtChosenPlace', { who: remember(who) });
  if (problem !== null) tellProblem('Nothing was written.', problem);
}

export async function seal(who: string, password: string | null): Promise<void> {
  closeDialog();
  const title = password === null ? 'Taking the password away' : 'Sealing the engagement';
  const outcome = await workOn(title, 'engagement.seal', { who: remember(who), password });
  if (outcome === null) return;
  if (!outcome.ok) {
    tellProblem('The password was not changed.', outcome.problem);
    return;
  }
  showFigures(outcome.value);
  const kept = outcome.value.fileName !== null;
  if (password === null) tellDone('The engagement is kept without a password from now on.');
  else tellDone(kept ? 'The engagement and its earlier saves are sealed.' : 'The engagement is sealed once it is saved.');
}

/** A call that writes a file where the person says. */
async function writes<N extends CallName>(title: string, name: N, input: CallInput<N>, failed: string): Promise<void> {
  const outcome = await workOn(title, name, input);
  if (outcome === null) return;
  if (!outcome.ok) tellProblem(failed, outcome.problem);
  else if (outcome.value !== null) {
    const { fileName, bytes } = outcome.value as { fileName: string; bytes: number };
    tellDone(`${fileName} was written (${formatBytes(bytes)}).`);
  }
}

export async function writeReviewCopy(wish: CallInput<'engagement.reviewCopyAtChosenPlace'>): Promise<void> {
  closeDialog();
  const input = { ...wish, who: remember(wish.who) };
  await writes('Making a review copy', 'engagement.reviewCopyAtChosenPlace', input, 'The review copy was not written.');
}

export async function saveAttachment(seq: number, name: string): Promise<void> {
  await writes('Saving the attachment', 'attachments.saveAtChosenPlace', { seq, name }, 'The attachment was not written.');
}

export async function attach(who: string, why: string): Promise<void> {
  const exceptions = await chosenCodes();
  if (exceptions === null || exceptions.length === 0) return;
  closeDialog();
  const input = { who: remember(who), exceptions: [...exceptions], ...(why.trim() === '' ? {} : { why: why.trim() }) };
  const outcome = await workOn('Attaching a file', 'exceptions.attachAtChosenPlace', input);
  if (outcome === null) return;
  if (!outcome.ok) {
    tellProblem('Nothing was attached.', outcome.problem);
    return;
  }
  if (outcome.value === null) return;
  tellDone(`${outcome.value.text}.`);
  const view = await ask('engagement.view', {});
  if (view.ok) showFigures(view.value);
}

/** The exports of the next period; what is open has to be safe first, for the new period takes its place. */
export function rollForward(wish: CallInput<'engagement.rollForwardAtChosenPlace'>): void {
  closeDialog();
  whenSafe(() => void beginPeriod(wish));
}

async function beginPeriod(wish: CallInput<'engagement.rollForwardAtChosenPlace'>): Promise<void> {
  const outcome = await workOn('Reading the next period', 'engagement.rollForwardAtChosenPlace', wish, true);
  if (outcome === null) return;
  if (!outcome.ok) {
    tellProblem('The next period was not begun. Everything is as it was.', outcome.problem);
    return;
  }
  if (outcome.value === null) return;
  showEngagement(outcome.value);
  openDialog('runs');
}

/** Undoes any decision of the log, by a further one. */
export async function undo(seq: number): Promise<void> {
  if (!(await decide({ command: 'undo', seq }))) closeDialog();
}

/** Owners that nobody knew yet are added first; the log says so. */
export async function keepOwnerRules(rules: readonly OwnerRule[], known: readonly string[], who: string): Promise<void> {
  remember(who);
  closeDialog();
  const added = [...new Set(rules.map((rule) => rule.owner))].filter((owner) => !known.includes(owner));
  for (const owner of added) if (!(await decide({ command: 'addOwner', owner }))) return;
  await decide({ command: 'ownerRules', rules: [...rules] });
}
