/** What the window is told of the engagement's file and of its runs from period to period. Units as in `views.ts`. */
import type { ExceptionKind } from '../domain/vocabulary.ts';
import type { Problem } from '../domain/problem.ts';

export interface RunView {
  readonly id: number;
  readonly at: number;
  readonly cutoff: number;
  readonly exceptions: number;
  readonly variances: number;
  readonly absoluteUnits: number;
  readonly netValue: number;
  /** How it compares with the run before it; null for the first. */
  readonly compared: {
    readonly appeared: number; readonly gone: number; readonly standing: number; readonly grown: number; readonly reopened: number;
  } | null;
  /** Of what records were off, as sizes; null where it was not kept. */
  readonly explained: { readonly units: ExplainedView; readonly value: ExplainedView } | null;
  /** What exceptions that came (new, or back again) and went come to, as sizes; null for a first run and where it was not kept. */
  readonly moved: { readonly came: SizeView; readonly gone: SizeView } | null;
}

/** What proves a run that is kept as figures: its rows gave way to those of the next one. */
export interface RunProofView {
  readonly run: number;
  /** Its entry of the log; null where the log has none. */
  readonly entry: { readonly seq: number; readonly at: number; readonly who: string; readonly hash: string } | null;
  /** SHA-256 over the figures as they are kept. */
  readonly digest: string;
  /** Whether the entry was written with just these; null where it does not say, as those of earlier versions of the program. */
  readonly agrees: boolean | null;
  /** The files that it read: how many, and the first of them. */
  readonly files: number;
  readonly read: readonly { readonly file: string; readonly sha256: string }[];
}

export interface ExplainedView {
  readonly explained: number;
  readonly unexplained: number;
}

export interface SizeView {
  readonly units: number;
  readonly value: number;
}

/** One handoff at one cut-off. Latencies in milliseconds; null where nothing was matched. */
export interface HandoffRunView {
  readonly run: number;
  readonly cutoff: number;
  readonly events: number;
  readonly matched: number;
  readonly late: number;
  readonly missing: number;
  readonly duplicate: number;
  readonly mismatched: number;
  readonly orphan: number;
  readonly latencyP50: number | null;
  readonly latencyP95: number | null;
}

export interface RunHistoryView {
  /** The first one first. */
  readonly runs: readonly RunView[];
  /** Each handoff from period to period, the first one first. */
  readonly handoffs: readonly { readonly handoff: string; readonly runs: readonly HandoffRunView[] }[];
}

/** An exception that the last runs did not see any more. */
export interface GoneExceptionView {
  readonly code: string;
  readonly kind: ExceptionKind;
  readonly sku: string;
  readonly location: string;
  readonly handoff: string | null;
  readonly reference: string | null;
  readonly quantity: number;
  readonly value: number;
  /** Whether what its item costs was known. */
  readonly priced: boolean;
  readonly owner: string;
  readonly timesSeen: number;
  readonly closedAt: number;
  /** The rows that proved it (`wms_events.csv:118, erp_events.csv:204`); '' where a version before schema 9 saw it go. */
  readonly provedBy: string;
}

/** How an exception was proved that is not seen any more. */
export interface GoneProofView {
  /** The sentence and the rule that told it; null where a version before schema 9 saw it go, which kept neither these nor its rows. */
  readonly words: { readonly says: string; readonly rule: string } | null;
  readonly rows: readonly GoneRowView[];
}

/** A row of a file as received that proved it. */
export interface GoneRowView {
  readonly seq: number;
  readonly role: string;
  readonly system: string;
  readonly file: string;
  readonly sha256: string;
  readonly row: number;
  /** The engagement still keeps the file (as `sourceId`); of one that it does not, the lines around the row; or neither. */
  readonly keptAs: 'file' | 'lines' | 'nothing';
  readonly sourceId: number | null;
}

/** The file as it was before one of the last saves. */
export interface EarlierSaveView {
  /** 1 is the save before the file as it is. */
  readonly number: number;
  readonly savedAt: number | null;
  readonly bytes: number;
  readonly exceptions: number;
  /** Decisions in its log, and how many more the engagement at hand has. */
  readonly decisions: number;
  readonly after: number;
  /** The last decision that it has, in words; null where it has none. */
  readonly last: { readonly who: string; readonly at: number; readonly text: string } | null;
  /** Why it cannot be gone back to; null where it can. */
  readonly problem: Problem | null;
}

/** What is open, as a file. */
export interface FileView {
  readonly sealed: boolean;
  /** What a review copy masks; null where it is none. */
  readonly reviewCopy: { readonly masked: readonly string[] } | null;
}
