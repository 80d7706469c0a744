import type { Outcome } from '../../../src/contract/calls.ts';

/** The list of the screen at hand, as the keys drive it. A screen puts its own here while it is shown. */
export interface ListHandle {
  /** Picks the row that many places further on, or the first where none is picked. */
  move(by: number): void;
  focusList(): void;
  /** Lets the focus go without picking anything. */
  leave(): void;
  /** What can be taken out of the list: copied, exported, printed. Absent where there is nothing to take. */
  readonly take?: TakenFrom;
}

/** A list that rows can be taken out of, as plain texts: numbers without their locale's signs, so that other programs read them. */
export interface TakenFrom {
  readonly title: string;
  /** The marked rows, or the picked one, or (at most `most`) all that the filter lets through. */
  rows(which: 'chosen' | 'shown', most: number): Promise<Outcome<Taken>>;
  /** Asks where to, and writes everything that the filter lets through, in the columns that are seen. */
  write(): Promise<void>;
}

export interface Taken {
  readonly header: readonly string[];
  /** True where a column holds numbers. */
  readonly numbers: readonly boolean[];
  readonly rows: readonly (readonly string[])[];
  /** How many rows there are, of which these may be the first. */
  readonly total: number;
}

let current: ListHandle | null = null;

/** Returns the function that takes it away again. */
export function offerList(handle: ListHandle): () => void {
  current = handle;
  return () => {
    if (current === handle) current = null;
  };
}

export function listAtHand(): ListHandle | null {
  return current;
}

/** Puts the focus where `selector` points, if that is on the screen. */
export function focusOn(selector: string): boolean {
  const element = document.querySelector<HTMLElement>(selector);
  element?.focus();
  return element !== null;
}
