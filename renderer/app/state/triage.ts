/** Deciding on exceptions: the marked ones, or the picked one. Every decision can be undone, the last one first. */
import type { DecisionInput } from '../../../src/contract/decisions.ts';
import type { ExceptionFilter } from '../../../src/contract/calls.ts';
import { ask } from '../../api/ask.ts';
import { tellDone, tellProblem } from './notices.ts';
import { showFigures } from './sources.ts';
import { windowState } from './windowState.ts';

export type TriageAction = 'assign' | 'state' | 'reason' | 'note' | 'due' | 'view';

/** What has been decided in this window and stands, the last one at the end. */
let standing: readonly number[] = [];

export function somethingChosen(): boolean {
  const { screen, markedExceptions, allMarked, pickedException } = windowState.get();
  return screen === 'queue' && (allMarked || markedExceptions.size > 0 || pickedException !== null);
}

/** How many exceptions a decision would be about. */
export function chosenCount(): number {
  const { markedExceptions, allMarked, exceptionFigures } = windowState.get();
  if (allMarked) return exceptionFigures?.shown ?? 0;
  return Math.max(1, markedExceptions.size);
}

export function toggleMark(id: number): void {
  const { markedExceptions } = windowState.get();
  const next = new Set(markedExceptions);
  if (!next.delete(id)) next.add(id);
  windowState.set({ markedExceptions: next, allMarked: false });
}

export function mark(ids: readonly number[]): void {
  windowState.set({ markedExceptions: new Set([...windowState.get().markedExceptions, ...ids]), allMarked: false });
}

export function markAll(): void {
  windowState.set({ allMarked: !windowState.get().allMarked, markedExceptions: new Set() });
}

/** The chosen exceptions by the codes that decisions name them by; null where they could not be read. */
export async function chosenCodes(): Promise<readonly string[] | null> {
  const { markedExceptions, allMarked, pickedException, exceptionFilter } = windowState.get();
  const ids = markedExceptions.size > 0 ? [...markedExceptions] : pickedException === null ? [] : [pickedException];
  const filter: ExceptionFilter = allMarked ? exceptionFilter : { ids };
  if (!allMarked && ids.length === 0) return [];
  const outcome = await ask('exceptions.codes', { filter });
  if (outcome.ok) return outcome.value;
  tellProblem('The exceptions could not be read.', outcome.problem);
  return null;
}

/** True once it is decided. Every figure that rests on it is asked again. */
export async function decide(decision: DecisionInput, why: string): Promise<boolean> {
  const who = windowState.get().preferences.person;
  const outcome = await ask('decisions.make', { who, decision, ...(why.trim() === '' ? {} : { why: why.trim() }) });
  if (!outcome.ok) {
    tellProblem('Nothing was changed.', outcome.problem);
    return false;
  }
  const { seq, text } = outcome.value;
  standing = decision.command === 'undo' ? standing.filter((one) => one !== decision.seq) : [...standing, seq];
  windowState.set({ markedExceptions: new Set(), allMarked: false });
  tellDone(`${text}.`);
  const view = await ask('engagement.view', {});
  if (view.ok) showFigures(view.value);
  return true;
}

export function canUndo(): boolean {
  return standing.length > 0 && windowState.get().engagement !== null;
}

export async function undoLast(): Promise<void> {
  const seq = standing.at(-1);
  if (seq !== undefined) await decide({ command: 'undo', seq }, '');
}

/** What was decided belongs to one engagement. */
export function forgetDecisions(): void {
  standing = [];
}
