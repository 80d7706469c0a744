import type { Problem } from '../../../src/domain/problem.ts';
import { windowState, type Notice } from './windowState.ts';

let told = 0;

function tell(notice: Omit<Notice, 'id'>): void {
  told += 1;
  // What was done is said until the next thing is; what went wrong stays until somebody has read it.
  const isOver = (other: Notice): boolean => other.title === notice.title || (notice.tone === 'done' && other.tone === 'done');
  const others = windowState.get().notices.filter((other) => !isOver(other));
  windowState.set({ notices: [...others, { id: told, ...notice }].slice(-4) });
}

/** Shows a failure. Work a person stopped is no failure and is not shown. */
export function tellProblem(title: string, problem: Problem): void {
  if (problem.code !== 'cancelled') tell({ tone: 'problem', title, problem });
}

export function tellDone(title: string): void {
  tell({ tone: 'done', title, problem: null });
}

export function tellNews(title: string, problem: Problem | null): void {
  tell({ tone: 'news', title, problem });
}

export function putAway(id: number): void {
  windowState.set({ notices: windowState.get().notices.filter((notice) => notice.id !== id) });
}
