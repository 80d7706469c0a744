/** The groups beside the list at hand, as the keys drive them. */
export interface GroupHandle {
  /** Goes that many groups further on, or to the first where none is shown by itself. */
  move(by: number): void;
}

let current: GroupHandle | null = null;

/** Returns the function that takes it away again. */
export function offerGroups(handle: GroupHandle): () => void {
  current = handle;
  return () => {
    if (current === handle) current = null;
  };
}

export function groupsAtHand(): GroupHandle | null {
  return current;
}
