import type { Meaning } from '../attribution/comparisons.ts';
import type { PlaceAccuracy } from '../attribution/varianceRows.ts';
import type { Roll } from '../attribution/rolls.ts';
import type { Finding, HandoffFigures } from '../findings.ts';
import type { ClockSkew } from '../matching/clockSkew.ts';
import type { ObservedWay } from '../matching/observedWays.ts';
import type { MomentTaken } from '../matching/unsureTimes.ts';
import type { PatternStep } from '../roots/rootPattern.ts';
import type { Fix, RootPattern, Severity } from '../vocabulary.ts';

/** A finding with everything that is reported of it. Ids count from 1 in the order of the result document. */
export interface GradedFinding extends Finding {
  readonly id: number;
  /** The exception's number (E-000001 …); 0 for timing, which is no exception. */
  readonly number: number;
  /** Id of its root event; 0 for timing. */
  readonly rootEvent: number;
  /** Scaled money, signed as the quantity. */
  readonly value: number;
  readonly severity: Severity;
  readonly fix: Fix;
  /** What speaks for this kind of repair; empty where the kind of finding alone decides. */
  readonly fixWhy: string;
  /** In thousandths. */
  readonly confidence: number;
  readonly owner: string;
  readonly why: string;
}

export interface RootEvent {
  readonly id: number;
  readonly kind: Finding['kind'];
  readonly item: number;
  readonly location: number;
  readonly at: number;
}

/** Exceptions that hang together, their findings and root by id. */
export interface NumberedPattern {
  readonly id: number;
  readonly rootEvent: number;
  readonly pattern: RootPattern;
  readonly steps: readonly PatternStep[];
}

/** One thing that may lie behind a report, `rank` 1 being the most likely; findings and roots by id. */
export interface NumberedTrace {
  readonly incident: number;
  readonly rank: number;
  readonly finding: number;
  readonly rootEvent: number;
  readonly weight: number;
  /** True where another root weighs nearly the same. */
  readonly isOpen: boolean;
  readonly reasoning: string;
}

/** One statement: recorded − authoritative = Σ lines, always. Scaled. */
export interface Variance {
  readonly id: number;
  readonly item: number;
  readonly location: number;
  readonly system: number;
  readonly authority: number;
  readonly meaning: Meaning;
  readonly recorded: number;
  readonly authoritative: number;
  readonly recordedListed: boolean;
  readonly authoritativeListed: boolean;
  readonly variance: number;
  readonly value: number;
  /** What is not explained; Σ of all other lines is `variance − unexplained`. */
  readonly unexplained: number;
  readonly owner: string;
  /** How the figures that were not read at the cut-off are rolled to it. */
  readonly rolls: readonly Roll[];
  readonly lines: readonly { readonly finding: number; readonly kind: Finding['kind']; readonly quantity: number }[];
}

/** What a system brought to the audit; the share accurate / compared is its exact record accuracy (STANDARDS). */
export interface SystemTally {
  readonly system: number;
  readonly positions: number;
  readonly events: number;
  readonly compared: number;
  readonly accurate: number;
}

/** A position row that does not count in its system's present figure. */
export interface SupersededPosition {
  readonly position: number;
  /** Whether it counts in the opening figure instead. */
  readonly isOpening: boolean;
}

export interface AuditResult {
  readonly findings: readonly GradedFinding[];
  readonly rootEvents: readonly RootEvent[];
  readonly variances: readonly Variance[];
  readonly handoffs: readonly HandoffFigures[];
  readonly systems: readonly SystemTally[];
  readonly places: readonly PlaceAccuracy[];
  /** Position rows that count in no present figure, because a later export or a later row says the same anew. */
  readonly superseded: readonly SupersededPosition[];
  /** Items of findings and variances whose cost is in no export: the values of theirs are 0 and mean nothing. Ascending. */
  readonly unpriced: readonly number[];
  /** Clocks that were found wrong and set right. */
  readonly clocks: readonly ClockSkew[];
  /** What moments that clocks showed twice or never were taken for. */
  readonly moments: readonly MomentTaken[];
  readonly ways: readonly ObservedWay[];
  readonly patterns: readonly NumberedPattern[];
  readonly traces: readonly NumberedTrace[];
}
