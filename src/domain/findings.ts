import type { LatencyBin } from './matching/latency.ts';
import type { Basis } from './matching/basis.ts';
import type { FindingKind } from './vocabulary.ts';

/** A fact that a finding rests on: a row of the event, position, item_row or order_line table, and what it stands for. */
export interface Ground {
  readonly role: 'source' | 'target' | 'extra' | 'candidate' | 'recorded' | 'authoritative' | 'opening' | 'listed';
  readonly fact: 'event' | 'position' | 'item' | 'order';
  /** The row's id in its table. */
  readonly factId: number;
}

/** One classified matter: an exception, or timing (`in_flight`). Systems and the handoff are ids; 0 stands for none. */
export interface Finding {
  readonly kind: FindingKind;
  readonly item: number;
  readonly location: number;
  readonly handoff: number;
  /** For a handoff its source and target; for a write round the gate its writer, twice; else the authority and the system. */
  readonly from: number;
  readonly to: number;
  /** The reference as the source wrote it; 0 for none. */
  readonly reference: number;
  /**
   * Scaled units at stake, signed as the event is (in +, out −): the event's own for missing, late, early, orphaned, repeated
   * and ungated ones; target − source for a mismatch; the part of the variance for what is decided from positions.
   */
  readonly quantity: number;
  /** When it began: the event's moment, or the moment the figure was read. */
  readonly at: number;
  readonly grounds: readonly Ground[];
  /** Findings with the same number stem from one physical event. */
  readonly root: number;
  /** How its records were seen to be of one event; the same reference where it is not given. */
  readonly basis?: Basis;
  /** True where its records have no reference to go by. */
  readonly isUnnamed?: boolean;
}

/** What one finding contributes to one variance: a line of its statement, scaled, signed as recorded − authoritative. */
export interface Contribution {
  readonly pool: number;
  readonly system: number;
  /** Index into the list of findings. */
  readonly finding: number;
  readonly quantity: number;
}

/**
 * Figures of one handoff; see CONTRACT.md. Every event is matched, missing or in flight; the other counts are of matched ones.
 */
export interface HandoffFigures {
  readonly handoff: number;
  events: number;
  matched: number;
  late: number;
  missing: number;
  duplicate: number;
  mismatched: number;
  outOfOrder: number;
  orphan: number;
  inFlight: number;
  latency: { readonly p50: number; readonly p95: number; readonly max: number } | null;
  /** How the latencies of matched events are spread. */
  latencyBins: readonly LatencyBin[];
}
