/** The list of the screen at hand, as the keys drive it. A screen puts its own here while it is shown. */
export interface ListHandle {
  /** Picks the row that many places further on, or the first where none is picked. */
  move(by: number): void;
  focusList(): void;
  /** Lets the focus go without picking anything. */
  leave(): void;
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
