/** What people say of two codes: that they stand for one item or place, or do not. */
import { forgetAnswers } from './answers.ts';
import { decide } from './decide.ts';
import { readEverythingAgain } from './sources.ts';
import { tellProblem } from './notices.ts';
import { windowState } from './windowState.ts';

/** True once it is decided; `same` null takes back what was said. */
export async function saySame(of: 'item' | 'location', alias: string, code: string, same: boolean | null): Promise<boolean> {
  const decision = await decide({ command: 'alias', of, alias, code, same });
  if (decision === null) return false;
  forgetAnswers();
  windowState.set({ generation: windowState.get().generation + 1 });
  return true;
}

export async function readAllAgain(): Promise<void> {
  const problem = await readEverythingAgain();
  if (problem !== null) tellProblem('Everything is as it was.', problem);
}
