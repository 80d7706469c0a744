/** What the engine answers about root events and reports; units, money and moments as in `views.ts`. */
import type { FindingKind, IncidentKind, RootPattern } from '../domain/vocabulary.ts';
import type { ExceptionRow, TimelineEventView } from './views.ts';

/** What several exceptions stem from. */
export interface RootEventView {
  readonly id: number;
  readonly code: string;
  readonly kind: FindingKind;
  readonly sku: string;
  readonly location: string | null;
  readonly at: number;
  readonly exceptions: number;
  /** Sums of the sizes of its exceptions. */
  readonly units: number;
  readonly value: number;
  /** Whether any export says what the item costs; where none does, `value` is 0 and means nothing. */
  readonly priced: boolean;
  /** How many reports lead to it. */
  readonly incidents: number;
  readonly patterns: readonly RootPattern[];
}

export interface RootDetailView {
  readonly root: RootEventView;
  readonly exceptions: readonly ExceptionRow[];
  readonly patterns: readonly PatternView[];
  readonly incidents: readonly IncidentView[];
  /** What every system recorded of the first of its exceptions. */
  readonly timeline: readonly TimelineEventView[];
}

/** A loop of corrections, or a fix that moved a gap: its steps in order of time, each told. */
export interface PatternView {
  readonly pattern: RootPattern;
  readonly steps: readonly {
    readonly role: string; readonly system: string | null; readonly findingId: number | null; readonly quantity: number;
    readonly at: number; readonly text: string;
  }[];
}

/** What somebody reported, and what most likely lies behind it. */
export interface IncidentView {
  readonly id: number;
  readonly kind: IncidentKind;
  readonly reportedAt: number;
  readonly system: string;
  readonly sku: string;
  readonly location: string | null;
  readonly quantity: number | null;
  readonly reportedBy: string | null;
  readonly reference: string | null;
  readonly sourceId: number;
  readonly file: string;
  readonly row: number;
  /** The most likely first; empty where nothing that was found lies behind it. */
  readonly causes: readonly {
    readonly findingId: number; readonly exception: string; readonly rootEventId: number; readonly rootEvent: string;
    /** Points out of 100. */
    readonly weight: number;
    /** True where another root event weighs nearly the same. */
    readonly isOpen: boolean;
    readonly text: string; readonly reasoning: string;
  }[];
}
