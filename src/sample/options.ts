/** What a generated engagement is made of. */
import type { EventType, ExceptionKind, IncidentKind } from '../domain/vocabulary.ts';
import type { Untidiness } from './untidiness.ts';
import { TIDY } from './untidiness.ts';

export interface GenerateOptions {
  readonly seed: number;
  readonly name: string;
  readonly client: string;
  /** ISO 8601 with an offset. */
  readonly cutoff: string;
  /** The days before the cut-off that the logs cover. At least 3. */
  readonly days: number;
  readonly items: number;
  readonly stores: number;
  /** True movements a day, over all places. */
  readonly movementsPerDay: number;
  /** How many of each kind of exception to put in; what is not named is not planted. */
  readonly faults: Readonly<Partial<Record<ExceptionKind, number>>>;
  /** `own`: each system's own headers, words, codes and way of writing a reference; `canonical`: ours everywhere. */
  readonly style: 'own' | 'canonical';
  readonly oms: boolean;
  /** IANA time zones that replace the systems' usual ones. */
  readonly timezones: Readonly<Record<string, string>>;
  /** Every n-th online order has the item on two lines. 0 for none. */
  readonly twoLineOrderEvery: number;
  readonly plan: Plan;
  readonly untidiness: Untidiness;
  readonly trails: Trails;
}

/** What leaves its traces in several places: how many of each. */
export interface Trails {
  /** Loops in which two systems correct each other. */
  readonly cascades: number;
  /** Corrections that close one gap and open another. */
  readonly movedGaps: number;
  /** Faults that people report, by one team or by several. */
  readonly reports: number;
}

const NO_TRAILS: Trails = { cascades: 0, movedGaps: 0, reports: 0 };

/** Things put in by hand, on top of what chance makes. Items named here get no fault from chance. */
export interface Plan {
  readonly movements: readonly PlannedMovement[];
  /** Items whose true stock at the cut-off is set, by choosing what they opened with. */
  readonly finals: readonly { readonly sku: string; readonly location: string; readonly onHand: number }[];
  /** Items the storefront promises in full although the ERP has this much of them committed. */
  readonly phantoms: readonly { readonly sku: string; readonly committed: number }[];
  /** Further true reservations that every system agrees on. */
  readonly committed: readonly { readonly sku: string; readonly committed: number }[];
  /** More faults of one kind on one handoff, so that there is something to work on in bulk. */
  readonly clusters: readonly { readonly kind: 'missing_event'; readonly handoff: string; readonly count: number }[];
  /** What people reported, in the ERP's tickets. */
  readonly incidents: readonly PlannedIncident[];
}

export interface PlannedMovement {
  readonly type: EventType;
  readonly sku: string;
  readonly location: string;
  /** Where a transfer goes, as the log that sends it says. */
  readonly to?: string;
  readonly quantity: number;
  readonly minutesBeforeCutoff: number;
  readonly reference: string;
  readonly actor?: string;
  readonly reason?: string;
  /** What goes wrong on the way to a system; those not named hear of it in time. */
  readonly outcomes: Readonly<Record<string, 'missing' | 'duplicate' | 'late' | 'in_flight' | { readonly minutesEarly: number }>>;
  /** A write that no other system hears of. */
  readonly ungated?: boolean;
}

export interface PlannedIncident {
  readonly kind: IncidentKind;
  readonly sku: string;
  readonly location: string;
  readonly quantity: number | null;
  readonly minutesBeforeCutoff: number;
  readonly reportedBy: string | null;
}

const NO_PLAN: Plan = { movements: [], finals: [], phantoms: [], committed: [], clusters: [], incidents: [] };

export const DEFAULT_OPTIONS: GenerateOptions = {
  seed: 1, name: 'October close', client: 'Example Outfitters', cutoff: '2026-10-31T23:59:59-04:00', days: 7, items: 40, stores: 2,
  movementsPerDay: 80, faults: {}, style: 'own', oms: false, timezones: {}, twoLineOrderEvery: 40, plan: NO_PLAN, untidiness: TIDY,
  trails: NO_TRAILS,
};

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
