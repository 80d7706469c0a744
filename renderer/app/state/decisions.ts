/** Taking decisions: each is logged under the name of who takes it, and can be undone, the last one first. */
import type { DecisionInput } from '../../../src/contract/decisions.ts';
import type { Problem } from '../../../src/domain/problem.ts';
import { ask } from '../../api/ask.ts';
import { showFigures } from './answers.ts';
import { tellDone, tellProblem } from './notices.ts';
import { windowState } from './windowState.ts';

/** A decision to be taken, as the person who takes it is asked. */
export interface Proposal {
  /** What the button says: "Confirm". */
  readonly title: string;
  /** What it comes to, in a sentence. */
  readonly sentence: string;
  readonly decision: DecisionInput;
  /** Asked in any case, not only where the name is not known yet: what is signed is read first. */
  readonly asks?: 'name' | 'why' | undefined;
  /** What follows once it is taken: figures that rest on it are worked out anew. */
  readonly then?: (() => void) | undefined;
}

/** Who decides where nobody gave a name yet. */
const NOBODY_NAMED = 'analyst';

/** What has been decided in this window and stands, the last one at the end. */
let standing: readonly number[] = [];

/** True once it is decided; what stood against it is told otherwise. */
export async function decide(decision: DecisionInput, why = ''): Promise<boolean> {
  const problem = await tryToDecide(decision, why);
  if (problem !== null) tellProblem('Nothing was changed.', problem);
  return problem === null;
}

/** Null once it is decided, else what stood against it. Every figure that rests on it is asked again. */
export async function tryToDecide(decision: DecisionInput, why = ''): Promise<Problem | null> {
  const who = windowState.get().preferences.person || NOBODY_NAMED;
  const outcome = await ask('decisions.make', { who, decision, ...(why.trim() === '' ? {} : { why: why.trim() }) });
  if (!outcome.ok) return outcome.problem;
  const { seq, text } = outcome.value;
  standing = decision.command === 'undo' ? standing.filter((one) => one !== decision.seq) : [...standing, seq];
  windowState.set({ markedExceptions: new Set(), allMarked: false });
  tellDone(`${text}.`);
  const view = await ask('engagement.view', {});
  if (view.ok) showFigures(view.value);
  return null;
}

/** Takes a decision at once where all is known that it takes; asks first where something is not. */
export async function propose(proposal: Proposal): Promise<void> {
  if (windowState.get().preferences.person === '' || proposal.asks !== undefined) {
    windowState.set({ overlay: { kind: 'decision', proposal } });
    return;
  }
  if (await decide(proposal.decision)) proposal.then?.();
}

export function canUndo(): boolean {
  return standing.length > 0 && windowState.get().engagement !== null;
}

export async function undoLast(): Promise<void> {
  const seq = standing.at(-1);
  if (seq !== undefined) await decide({ command: 'undo', seq });
}

/** What was decided belongs to one engagement. */
export function forgetDecisions(): void {
  standing = [];
}
