/** What people say of two codes: that they stand for one item or place, or do not. */
import { decide } from './decisions.ts';
import { readEverythingAgain } from './sources.ts';
import { tellProblem } from './notices.ts';

/** True once it is decided; `same` null takes back what was said. */
export function saySame(of: 'item' | 'location', alias: string, code: string, same: boolean | null): Promise<boolean> {
  return decide({ command: 'alias', of, alias, code, same });
}

export async function readAllAgain(): Promise<void> {
  const problem = await readEverythingAgain();
  if (problem !== null) tellProblem('Everything is as it was.', problem);
}
