/**
 * What the engine answers to the window: plain data, ready to draw. Quantities are units (never scaled), money is in the
 * engagement's currency, moments are milliseconds since 1970 UTC. `null` means "not known" and is never the same as 0.
 */
import type { DecisionView } from './decisionViews.ts';
import type {
  Dataset, EventType, ExceptionKind, ExceptionState, FindingKind, Fix, ReasonCode, RunChange, Severity, StockState, SystemKind,
  WarningCode,
} from '../domain/vocabulary.ts';

export interface RecentEngagement {
  readonly id: string;
  /** Of a sealed one that of its file: its own, its client and its cut-off are not kept. */
  readonly name: string;
  readonly client: string;
  readonly cutoff: number | null;
  readonly openedAt: number;
  /** Where it lies, shortened for display; the window never gets a path to use. */
  readonly place: string;
  readonly present: boolean;
  readonly sealed: boolean;
}

export interface EngagementView {
  readonly name: string;
  readonly client: string;
  readonly currency: string;
  readonly cutoff: number;
  /** False where nothing says when: `cutoff` is then without meaning and not to be shown. */
  readonly cutoffKnown: boolean;
  /** The zone in which moments are shown: the authority's. */
  readonly timezone: string;
  /** The file's name once it was saved; null while it is not kept yet. */
  readonly fileName: string | null;
  readonly savedAt: number | null;
  readonly unsaved: boolean;
  /** Whether nothing can be decided or saved here: somebody else has it open, or the folder cannot be written. */
  readonly readOnly: boolean;
  /** What the person who opened it has to know, a sentence each. */
  readonly notices: readonly string[];
  /** The sample as it comes: nothing was decided, so that it can be made again and nothing is lost with it. */
  readonly isUntouchedSample: boolean;
  readonly defaults: readonly string[];
  /** What has to be known before the figures are trusted, the gravest first. */
  readonly warnings: readonly WarningView[];
  readonly systems: readonly SystemView[];
  readonly summary: SummaryView;
}

export interface WarningView {
  readonly code: WarningCode;
  readonly text: string;
}

export interface SystemView {
  readonly code: string;
  readonly name: string;
  readonly kind: SystemKind;
  readonly timezone: string;
  readonly owner: string;
  /** True for the system of record, here or anywhere a rule names it. */
  readonly isAuthority: boolean;
  readonly positions: number;
  readonly events: number;
  /** Share of compared records that equal the authority's, 0 … 1; null for the authority and where nothing was compared. */
  readonly recordAccuracy: number | null;
}

/** The figures of an engagement as a whole. */
export interface SummaryView {
  /** Rows loaded from all sources. */
  readonly positions: number;
  readonly events: number;
  /** Variances that are not 0. */
  readonly variances: number;
  /** Those of them whose item has no cost in any export; they are worth 0 in every sum. */
  readonly unpricedVariances: number;
  readonly exceptions: number;
  /** Events inside their window at the cut-off. */
  readonly inFlight: number;
  readonly rejected: number;
  /** Σ |variance|. */
  readonly absoluteUnits: number;
  /** Σ value, signed. */
  readonly netValue: number;
  /** How many items of variances and exceptions have no cost in any export; they are worth 0 in every sum. */
  readonly unpricedItems: number;
  /** 1 − Σ |unexplained| ÷ Σ |variance|, to six decimals and never below 0; 1 where nothing differs. */
  readonly explainedShare: number;
  /** Exceptions by kind, in the vocabulary's order; units and value are sums of sizes. `unpriced`: how many have no known cost. */
  readonly byKind: readonly {
    readonly kind: ExceptionKind; readonly count: number; readonly units: number; readonly value: number; readonly unpriced: number;
  }[];
}

export interface SourceView {
  readonly id: number;
  readonly file: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly system: string;
  readonly dataset: Dataset;
  readonly preset: string;
  readonly encoding: string;
  readonly delimiter: string;
  readonly headerLine: number;
  readonly asOf: number | null;
  readonly rowsRead: number;
  readonly rowsLoaded: number;
  readonly rowsRejected: number;
  readonly quantity: number;
  readonly control: { readonly rows: 'agreed' | 'disagreed' | 'not given'; readonly quantity: 'agreed' | 'disagreed' | 'not given' };
  readonly columns: readonly { readonly canonical: string; readonly from: readonly string[] }[];
  readonly doubts: readonly string[];
  /** What recognition decided, why, and how sure it is; empty in engagements of earlier versions. */
  readonly recognition: readonly {
    readonly about: string; readonly decided: string; readonly because: string; readonly sureness: 'certain' | 'likely' | 'guess';
  }[];
  /** Who takes the rejected rows as they are, and why; null where nobody does, or others are rejected by now. */
  readonly acceptedRejects: { readonly reason: string; readonly who: string; readonly at: number } | null;
}

export interface RejectView {
  readonly line: number;
  readonly column: string;
  readonly value: string;
  readonly code: string;
  readonly reason: string;
}

/** One cell of the map: what one system records of one event type. */
export interface WritePathView {
  readonly system: string;
  readonly eventType: EventType;
  readonly events: number;
  readonly units: number;
  readonly lastAt: number;
  /** Events by day (or by stretches of days, where there are many), the first day of any log first. */
  readonly trend: readonly number[];
}

export interface HandoffView {
  readonly id: number;
  readonly code: string;
  readonly eventType: EventType;
  readonly from: string;
  readonly to: string;
  readonly mechanism: string;
  readonly everyMinutes: number | null;
  readonly withinMinutes: number;
  readonly owner: string;
  readonly declared: boolean;
  /** Codes of the locations it is declared for; empty means all. */
  readonly locations: readonly string[];
  readonly events: number;
  readonly matched: number;
  readonly late: number;
  readonly missing: number;
  readonly duplicate: number;
  readonly mismatched: number;
  readonly outOfOrder: number;
  readonly orphan: number;
  readonly inFlight: number;
  readonly latencyMinutes: { readonly p50: number; readonly p95: number; readonly max: number } | null;
  /** Units and value are sums of the sizes of its exceptions. */
  readonly exceptions: number;
  readonly units: number;
  readonly value: number;
  /** How many of them nobody knows the cost of; they are worth 0 in `value`. */
  readonly unpriced: number;
  /** How many of its exceptions customers meet before anybody inside does. */
  readonly customers: number;
}

export interface VarianceRow {
  readonly id: number;
  readonly sku: string;
  readonly description: string | null;
  readonly location: string;
  readonly system: string;
  readonly authority: string;
  /** Which figure is compared: everything on hand, or what is available to promise. */
  readonly meaning: 'on_hand' | 'available';
  readonly recorded: number;
  readonly authoritative: number;
  /** False where the export does not list the item there; the figure is then taken as 0. */
  readonly recordedListed: boolean;
  readonly authoritativeListed: boolean;
  readonly variance: number;
  readonly value: number;
  /** Whether any export says what the item costs; where none does, `value` is 0 and means nothing. */
  readonly priced: boolean;
  readonly explained: number;
  readonly unexplained: number;
  readonly owner: string;
  readonly kinds: readonly FindingKind[];
}

export interface StatementView {
  readonly variance: VarianceRow;
  readonly lines: readonly StatementLineView[];
  /** The positions both figures were read from. */
  readonly positions: readonly EvidenceRowView[];
  /** What each system reports of the item there, all states: why equal numbers may not mean the same. */
  readonly figures: readonly { readonly system: string; readonly state: StockState; readonly quantity: number }[];
  /** How the figures that were not read at the cut-off are rolled to it through their systems' logs. */
  readonly rolls: readonly {
    readonly system: string; readonly readAt: number; readonly events: number; readonly quantity: number; readonly rolled: number;
    readonly text: string;
  }[];
}

export interface StatementLineView {
  readonly findingId: number;
  readonly kind: FindingKind;
  /** Contribution to recorded − authoritative, in units. */
  readonly quantity: number;
  readonly value: number;
  /** The line read aloud: "PO1042 of 50 never reached ERP". */
  readonly text: string;
  readonly handoff: string | null;
  readonly reference: string | null;
  readonly owner: string;
  readonly fix: Fix;
  readonly evidence: readonly EvidenceRowView[];
}

/** One source row as evidence: where it stands, and what we read from it. */
export interface EvidenceRowView {
  readonly role: string;
  readonly system: string;
  readonly file: string;
  readonly sourceId: number;
  readonly row: number;
  readonly fields: readonly { readonly name: string; readonly value: string }[];
}

/** Lines of a source as received, around one of them. */
export interface SourceLinesView {
  readonly file: string;
  readonly sha256: string;
  readonly header: string | null;
  readonly lines: readonly { readonly row: number; readonly text: string; readonly isEvidence: boolean }[];
}

export interface ExceptionRow {
  readonly id: number;
  readonly code: string;
  readonly kind: ExceptionKind;
  readonly sku: string;
  readonly description: string | null;
  readonly location: string;
  readonly handoff: string | null;
  readonly from: string | null;
  readonly to: string | null;
  readonly reference: string | null;
  readonly quantity: number;
  readonly value: number;
  /** Whether any export says what the item costs; where none does, `value` is 0 and means nothing. */
  readonly priced: boolean;
  readonly severity: Severity;
  readonly confidence: number;
  readonly rootEvent: string | null;
  readonly owner: string;
  readonly status: ExceptionState;
  readonly firstAt: number;
  readonly timesSeen: number;
  readonly fix: Fix;
  /** When it is to be settled by; null where nobody said. */
  readonly due: number | null;
  /** Whole days from its beginning to the cut-off: its age does not depend on when one looks. */
  readonly ageDays: number;
  /** Why it was settled, in a word; null where it was not. */
  readonly reason: ReasonCode | null;
  /** How it compares with the run before; null where there was none. */
  readonly change: RunChange | null;
}

/** One entry of the log of decisions. */
/** What was written or attached to an exception. */
export interface NoteView {
  readonly seq: number;
  readonly at: number;
  readonly who: string;
  readonly text: string;
}
export interface AttachmentView {
  readonly seq: number;
  readonly at: number;
  readonly who: string;
  readonly name: string;
  readonly bytes: number;
  readonly sha256: string;
}

export interface ExceptionDetailView {
  readonly exception: ExceptionRow;
  /** Why it is what it is, in a sentence or two. */
  readonly why: string;
  /** What speaks for its kind of fix; empty where its kind alone decides. */
  readonly fixWhy: string;
  readonly evidence: readonly EvidenceRowView[];
  /** The statements in which it stands. */
  readonly variances: readonly VarianceRow[];
  /** The other exceptions of the same root event. */
  readonly related: readonly ExceptionRow[];
  /** What every system recorded of this item, place and reference, in order of time. */
  readonly timeline: readonly TimelineEventView[];
  /** What was decided about it, the last one first. */
  readonly log: readonly DecisionView[];
  readonly notes: readonly NoteView[];
  readonly attachments: readonly AttachmentView[];
  /** The states it may be given from here. */
  readonly nextStates: readonly ExceptionState[];
}

export interface TimelineEventView {
  readonly system: string;
  readonly eventType: EventType;
  /** When the system's books took it in. */
  readonly at: number;
  readonly occurredAt: number;
  readonly quantity: number;
  readonly reference: string | null;
  readonly file: string;
  readonly row: number;
}

/** Exceptions gathered by what they have in common. */
export interface ExceptionGroupView {
  /** What to filter by to see just these; null where they have none (no handoff, nobody's, from no root event). */
  readonly key: string | null;
  /** Of a root event: its item, place and kind. */
  readonly of: { readonly sku: string; readonly location: string; readonly kind: ExceptionKind } | null;
  readonly count: number;
  /** Nobody settled them yet. */
  readonly unsettled: number;
  /** Signed sum. */
  readonly units: number;
  /** Sum of sizes. */
  readonly value: number;
  /** How many of them nobody knows the cost of; they are worth 0 in `value`. */
  readonly unpriced: number;
  readonly oldestAt: number;
}

/** Something that goes by a text that was looked for. */
export interface FoundView {
  readonly kind: 'exception' | 'item' | 'location' | 'reference' | 'handoff' | 'owner' | 'source' | 'note' | 'row';
  /** An exception's or a source's, of which `row` is a line; 0 for the rest, which lists are filtered by. */
  readonly id: number;
  readonly row?: number;
  readonly text: string;
  readonly beside: string;
}

/** One of the stories an inventory auditor knows by heart, found in the data at hand. */
export interface StoryView {
  readonly title: string;
  readonly sentence: string;
  /** Where it shows: the statement or the exception that tells it. */
  readonly opens: { readonly kind: 'variance' | 'exception'; readonly id: number };
}

export interface Page<Row> {
  readonly rows: readonly Row[];
  readonly total: number;
  /** Sums over everything the filter lets through, not over the page. `unpriced`: how many nobody knows the cost of. */
  readonly totals: { readonly units: number; readonly value: number; readonly unpriced: number };
}

export interface ProgressView {
  readonly callId: string;
  readonly phase: string;
  readonly done: number;
  readonly total: number;
  readonly unit: string;
  readonly rate: number;
}
