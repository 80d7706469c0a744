/** What the window is told of decisions. Moments are milliseconds since 1970 UTC. */

/** A decision as the log holds it. */
export interface DecisionRecordView {
  /** Canonical JSON, its first part where it is very long; `length` is that of the whole. */
  readonly payload: string;
  readonly length: number;
  readonly previous: string;
  readonly hash: string;
}

export interface DecisionView {
  readonly seq: number;
  readonly at: number;
  readonly who: string;
  readonly command: string;
  /** What was decided, to be read beside who did it: `Assigned E-000012 to Integration (before: nobody)`. */
  readonly text: string;
  /** The same in full: who did what to which exception, what was before, and why. */
  readonly sentence: string;
  readonly why: string | null;
  /** The codes of the exceptions it is about, the first ones of many. */
  readonly exceptions: readonly string[];
  readonly exceptionCount: number;
  /** What was before and after of each thing, a line each, the first ones of many; `changeCount` of them in all. */
  readonly changes: readonly string[];
  readonly changeCount: number;
  /** The decision that undid it; null where it stands. */
  readonly undoneBy: number | null;
  /** The decision that it undoes; null where it is none that does. */
  readonly undoes: number | null;
  readonly canUndo: boolean;
  /** The end of the chain up to here, SHA-256. */
  readonly hash: string;
}
