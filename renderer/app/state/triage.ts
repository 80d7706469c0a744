/** The exceptions that a decision would be about: the marked ones, or the picked one. */
import type { ExceptionFilter } from '../../../src/contract/calls.ts';
import { ask } from '../../api/ask.ts';
import { tellProblem } from './notices.ts';
import { windowState } from './windowState.ts';

export type TriageAction = 'assign' | 'state' | 'reason' | 'note' | 'due' | 'view';

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
