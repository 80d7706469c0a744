/** What the generator knows about its own data: the answer sheet against which results are scored. */
import type { ExceptionKind, FindingKind, RootPattern } from '../domain/vocabulary.ts';

/** One fault that was put into the data. Quantities are plain units. */
export interface PlantedFault {
  readonly kind: ExceptionKind;
  readonly sku: string;
  /** Another code under which the same finding may stand (one item under two codes). */
  readonly otherSku?: string;
  /** Null where the fault lies in an item list and at no place. */
  readonly location: string | null;
  readonly from: string | null;
  /** The system whose records are wrong. */
  readonly system: string;
  readonly handoff: string | null;
  readonly reference: string | null;
  /** Set where several equal events could each be the one, so that the reference is not part of the answer. */
  readonly isOneOfSeveral?: true;
  /**
   * The event's signed quantity; target − source for a mismatch or a unit of measure; the part of the variance for what
   * shows in positions only; null where no quantity belongs to it.
   */
  readonly quantity: number | null;
}

/** A fault of the answer sheet; faults with the same root stem from one and the same thing that happened. */
export interface TrueFault extends PlantedFault {
  readonly root: number;
}

/** What lies behind a line of an incident file. */
export interface TrueReport {
  readonly file: string;
  readonly row: number;
  readonly root: number;
}

export interface TrueVariance {
  readonly sku: string;
  readonly location: string;
  readonly system: string;
  readonly recorded: number;
  readonly authoritative: number;
  /** recorded − authoritative, in units. */
  readonly variance: number;
  /** Contributions by kind; they sum to the variance. Kinds whose contributions cancel are left out. */
  readonly explained: Readonly<Partial<Record<FindingKind, number>>>;
}

export interface InFlight {
  readonly sku: string;
  readonly location: string;
  readonly handoff: string;
  readonly reference: string;
  readonly quantity: number;
}

export interface Truth {
  readonly authority: string;
  readonly faults: readonly TrueFault[];
  readonly reports: readonly TrueReport[];
  readonly patterns: readonly { readonly pattern: RootPattern; readonly sku: string }[];
  readonly inFlight: readonly InFlight[];
  /** Every item, place and system that differs from the authority; what agrees is not listed. */
  readonly variances: readonly TrueVariance[];
}
