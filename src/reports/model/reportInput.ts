/** What a report is made of, as the engine hands it over: figures come from the engagement's tables and are only laid out here. */
import type { ExceptionKind, FindingKind } from '../../domain/vocabulary.ts';
import type { ReportEvidence } from './evidence.ts';

export interface ReportInput {
  readonly engagement: ReportEngagement;
  readonly systems: readonly ReportSystem[];
  readonly summary: ReportSummary;
  readonly owners: readonly {
    readonly owner: string; readonly exceptions: number; readonly units: number; readonly value: number; readonly unpriced: number;
  }[];
  readonly sources: readonly ReportSource[];
  readonly handoffs: readonly ReportHandoff[];
  readonly variances: Listing<ReportVariance> & {
    readonly totals: { readonly variance: number; readonly value: number; readonly explained: number; readonly unexplained: number };
  };
  /** `starts`: how many rows stand before the walk of a variance, for the first ones. */
  readonly statements: Listing<ReportStatement> & { readonly starts: ReadonlyMap<number, number> };
  readonly exceptions: Listing<ReportException> & { readonly totals: { readonly quantity: number; readonly value: number } };
  readonly rejects: Listing<ReportReject>;
  readonly checks: readonly ReportCheck[];
  readonly checkFindings: Listing<ReportCheckFinding>;
  readonly evidence: ReportEvidence;
  readonly decisions: Listing<ReportDecision>;
}

/** A decision in words. */
export interface ReportDecision {
  readonly seq: number;
  readonly at: number;
  readonly who: string;
  readonly sentence: string;
  /** How many exceptions it is about. */
  readonly exceptions: number;
  /** The decision that took it back; null where it stands. */
  readonly undoneBy: number | null;
  readonly hash: string;
}

export interface ReportCheck {
  readonly title: string;
  readonly looksFor: string;
  readonly source: string;
  readonly severity: string;
  readonly parameters: readonly { readonly label: string; readonly value: number; readonly unit: string }[];
  readonly result: {
    readonly looked: number; readonly found: number; readonly foundBefore: number | null; readonly units: number; readonly value: number;
    readonly unpriced: number;
    readonly needs: string | null;
  } | null;
}

export interface ReportCheckFinding {
  readonly id: number;
  readonly check: string;
  readonly sku: string | null;
  readonly location: string | null;
  readonly system: string | null;
  readonly units: number;
  readonly value: number;
  readonly priced: boolean;
  readonly sentence: string;
}

/** Records read while they are printed. `total` is how many there are, `count` how many are handed over. */
export interface Listing<Record> {
  readonly count: number;
  readonly total: number;
  records(): Iterable<Record>;
}

export interface ReportEngagement {
  readonly name: string;
  readonly client: string;
  readonly currency: string;
  readonly cutoff: number;
  /** False where nothing says when: the cut-off is then not printed. */
  readonly cutoffKnown: boolean;
  readonly timezone: string;
  readonly authority: string;
  readonly programVersion: string;
  readonly defaults: readonly string[];
  /** What has to be known before the figures are trusted, one sentence or two each. */
  readonly warnings: readonly string[];
  /** False where no figure was set against another, so that a share explained would say nothing. */
  readonly isCompared: boolean;
}

export interface ReportSystem {
  readonly code: string;
  readonly name: string;
  readonly kind: string;
  readonly owner: string;
  readonly isAuthority: boolean;
  readonly positions: number;
  readonly events: number;
  readonly recordAccuracy: number | null;
}

export interface ReportSummary {
  readonly positions: number;
  readonly events: number;
  readonly variances: number;
  /** Those whose item has no cost in any export; they are worth 0 in every sum. So `unpriced` below. */
  readonly unpricedVariances: number;
  readonly exceptions: number;
  readonly inFlight: number;
  readonly rejected: number;
  readonly absoluteUnits: number;
  readonly netValue: number;
  readonly explainedShare: number;
  readonly byKind: readonly {
    readonly kind: ExceptionKind; readonly count: number; readonly units: number; readonly value: number; readonly unpriced: number;
  }[];
}

export interface ReportSource {
  readonly file: string;
  readonly sha256: string;
  readonly system: string;
  readonly dataset: string;
  readonly preset: string;
  readonly encoding: string;
  readonly asOf: number | null;
  readonly rowsRead: number;
  readonly rowsLoaded: number;
  readonly rowsRejected: number;
  readonly quantity: number;
  readonly control: { readonly rows: string; readonly quantity: string };
  readonly doubts: readonly string[];
}

export interface ReportHandoff {
  readonly code: string;
  readonly eventType: string;
  readonly from: string;
  readonly to: string;
  readonly mechanism: string;
  readonly everyMinutes: number | null;
  readonly withinMinutes: number;
  readonly owner: string;
  readonly declared: boolean;
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
  readonly exceptions: number;
  readonly units: number;
  readonly value: number;
  readonly unpriced: number;
}

export interface ReportVariance {
  readonly id: number;
  readonly sku: string;
  readonly description: string | null;
  readonly location: string;
  readonly system: string;
  readonly authority: string;
  readonly meaning: 'on_hand' | 'available';
  readonly recorded: number;
  readonly authoritative: number;
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

export interface ReportStatement {
  readonly variance: ReportVariance;
  /** How figures that were not read at the cut-off are rolled to it; systems by code. */
  readonly rolls: readonly { readonly system: string; readonly text: string }[];
  readonly lines: readonly {
    readonly findingId: number; readonly kind: FindingKind; readonly text: string; readonly quantity: number;
    readonly value: number;
    readonly reference: string | null; readonly handoff: string | null; readonly owner: string; readonly fix: string;
    readonly exception: string | null;
  }[];
}

export interface ReportException {
  readonly id: number;
  readonly code: string;
  readonly kind: ExceptionKind;
  readonly severity: string;
  readonly sku: string;
  readonly description: string | null;
  readonly location: string;
  readonly sentence: string;
  readonly from: string | null;
  readonly to: string | null;
  readonly handoff: string | null;
  readonly reference: string | null;
  readonly quantity: number;
  readonly value: number;
  /** Whether any export says what the item costs; where none does, `value` is 0 and means nothing. */
  readonly priced: boolean;
  readonly owner: string;
  readonly status: string;
  readonly firstAt: number;
  readonly timesSeen: number;
  readonly fix: string;
  readonly confidence: number;
  readonly rootEvent: string | null;
  /** "wms_events.csv line 118; …" */
  readonly evidence: string;
}

export interface ReportReject {
  readonly file: string;
  readonly line: number;
  readonly column: string;
  readonly value: string;
  readonly reason: string;
}
