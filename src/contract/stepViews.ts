/**
 * What the engine answers to the steps Map, Gaps and Authority: plain data, ready to draw, in the units of `views.ts`.
 */
import type { EventType, ExceptionKind, Fix, StockState } from '../domain/vocabulary.ts';
import type { TimelineEventView } from './views.ts';

/** One recorded event in a list of them. */
export interface EventRow extends TimelineEventView {
  readonly id: number;
  readonly sourceId: number;
  readonly sku: string;
  readonly location: string;
}

/** A place, and what of the engagement it takes part in. */
export interface SurfacePlaceView {
  readonly code: string;
  readonly name: string | null;
  readonly type: string | null;
  readonly pool: string | null;
  /** The systems that report stock there, by code: a pool each. */
  readonly systems: readonly string[];
  /** How many handoffs serve it: a link that has to keep up each. */
  readonly links: number;
}

export interface SurfaceSystemView {
  readonly code: string;
  readonly pools: number;
  readonly links: number;
}

/** What was declared of a way between two systems, and what their logs show; minutes. */
export interface ObservedHandoffView {
  readonly id: number;
  readonly eventType: EventType;
  readonly from: string;
  readonly to: string;
  /** Null for a way that the logs show and nobody declared. */
  readonly handoff: {
    readonly id: number; readonly code: string; readonly declared: boolean; readonly mechanism: string;
    readonly everyMinutes: number | null; readonly withinMinutes: number;
  } | null;
  /** What the source recorded and can be judged, what of it the target has, and what the target had before the source. */
  readonly events: number;
  readonly reached: number;
  readonly early: number;
  readonly latencyMinutes: { readonly p50: number; readonly p95: number; readonly max: number } | null;
  /** How often the target takes in what came together; null where it takes in one by one. */
  readonly everyMinutes: number | null;
}

/** How much there is to keep in step: pools (a system's figure of a place) and links (a handoff at a place). */
export interface SurfaceView {
  readonly places: readonly SurfacePlaceView[];
  readonly systems: readonly SurfaceSystemView[];
}

/** Events of one day (counted from 1970-01-01 on the engagement's clock) or hour (0 … 23), and how many of them went wrong. */
export interface MissesAt {
  readonly at: number;
  readonly events: number;
  readonly misses: number;
}

export interface HandoffDetailView {
  readonly id: number;
  /** How latencies are spread; `to` is null in the bin without an end. Milliseconds. */
  readonly latency: readonly { readonly from: number; readonly to: number | null; readonly events: number }[];
  readonly days: readonly MissesAt[];
  readonly hours: readonly MissesAt[];
  readonly items: readonly {
    readonly sku: string; readonly description: string | null; readonly location: string; readonly exceptions: number;
    readonly units: number; readonly value: number;
    /** Whether what it costs is known. */
    readonly priced: boolean;
  }[];
  readonly fixes: readonly {
    readonly fix: Fix; readonly kind: ExceptionKind; readonly exceptions: number; readonly units: number; readonly value: number;
    readonly unpriced: number;
    /** The rule that decided, as a sentence. */
    readonly why: string;
  }[];
  /** The logs of both sides, which the figures were read from. */
  readonly files: readonly {
    readonly system: string; readonly file: string; readonly sha256: string; readonly rows: number; readonly sourceId: number;
  }[];
}

/** A place with the system that is right there, and how the others compare. */
export interface AuthorityPlaceView {
  readonly code: string;
  readonly name: string | null;
  readonly type: string | null;
  readonly pool: string | null;
  readonly authority: string;
  /** True where a rule names the authority of this place; false where it is the engagement's default. */
  readonly byRule: boolean;
  readonly systems: readonly {
    readonly system: string;
    readonly positions: number;
    /** Which figure is compared; null where none is, as for the authority itself. */
    readonly meaning: 'on_hand' | 'available' | null;
    readonly compared: number;
    readonly accurate: number;
    readonly variances: number;
    /** Sizes of the variances added up. */
    readonly units: number;
    readonly value: number;
  }[];
}

/** What one system reports of one stock state at one place, and how much of it stands in each of its figures. */
export interface StateShareView {
  readonly location: string;
  readonly system: string;
  readonly state: StockState;
  /** Items for which its export gives the state there. */
  readonly items: number;
  readonly units: number;
  /** What the state brings to the figure of all that is there. */
  readonly onHand: number;
  /** What it brings to the figure of what may be promised; negative where it is taken off. */
  readonly available: number;
}

/** Writes that went round the gate, taken together. */
export interface UngatedView {
  readonly system: string;
  readonly eventType: EventType;
  readonly location: string;
  readonly actor: string | null;
  readonly writes: number;
  readonly units: number;
  readonly absoluteUnits: number;
  readonly absoluteValue: number;
  /** How many of them nobody knows the cost of; they are worth 0 in `absoluteValue`. */
  readonly unpriced: number;
  readonly lastAt: number;
}
