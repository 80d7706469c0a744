/**
 * The facts of an engagement as columns of numbers, the shape in which matching and attribution read them: a million rows
 * cost a few dozen megabytes and no objects. All arrays of one table have the same length (`count`).
 *
 * Ids are those of the SQL tables: 1 and up, 0 for "none". Quantities are scaled (10,000 parts a unit), signed in + / out −.
 * Moments are milliseconds since 1970 UTC; NaN stands for "not given".
 */
import type { EventType, IncidentKind, SystemKind } from './vocabulary.ts';

/** What each system recorded, one row an event. `type` is the position in EVENT_TYPES. */
export interface EventColumns {
  readonly count: number;
  readonly id: Int32Array;
  readonly source: Int32Array;
  readonly line: Int32Array;
  readonly system: Int32Array;
  readonly type: Uint8Array;
  readonly item: Int32Array;
  readonly location: Int32Array;
  readonly quantity: Float64Array;
  readonly occurredAt: Float64Array;
  readonly recordedAt: Float64Array;
  /** The reference as written, an id in `reference`. */
  readonly reference: Int32Array;
  /** The reference in normal form: the id of the first reference that has the same one. */
  readonly normalReference: Int32Array;
  readonly orderLine: Int32Array;
}

/** What each system says it holds, one row a line of its export. `state` is the position in STOCK_STATES. */
export interface PositionColumns {
  readonly count: number;
  readonly id: Int32Array;
  readonly source: Int32Array;
  readonly line: Int32Array;
  readonly system: Int32Array;
  readonly item: Int32Array;
  readonly location: Int32Array;
  readonly state: Uint8Array;
  readonly quantity: Float64Array;
  readonly asOf: Float64Array;
  /** Scaled price of one unit; NaN where the row gives none. */
  readonly unitCost: Float64Array;
  /** Which of several rows of one item, location and state it is; ids in `word`. */
  readonly bin: Int32Array;
  readonly lot: Int32Array;
}

/** The event rows whose booking falls into an hour that clocks showed twice or skipped, in the order of the table. */
export interface UnsureMoments {
  readonly rows: Int32Array;
  /** Milliseconds from the moment as it was read to the other one it may mean. */
  readonly shift: Float64Array;
  /** 1 where the moment at which the event happened is as unsure. */
  readonly occurred: Uint8Array;
}

export interface SystemFact {
  readonly id: number;
  readonly code: string;
  readonly name: string;
  readonly kind: SystemKind;
  readonly owner: string;
}

/** Codes and costs by id; index 0 is unused. */
export interface ItemFacts {
  readonly code: readonly string[];
  /** Base units in a case, scaled; 0 where not known. */
  readonly packSize: Float64Array;
  /** Scaled price of one unit from the items file; NaN where it gives none. */
  readonly unitCost: Float64Array;
}

export interface LocationFacts {
  readonly code: readonly string[];
}

/** One row of one system's item list, for the master-data checks. */
export interface ItemRow {
  readonly id: number;
  readonly system: number;
  readonly item: number;
  readonly code: string;
  readonly barcode: string | null;
  readonly uom: string | null;
  /** Scaled; null where the row gives none. */
  readonly packSize: number | null;
}

/** What somebody reported: a row of the incident table. Location 0 where none was named; quantities are scaled and of either sign. */
export interface Incident {
  readonly id: number;
  readonly kind: IncidentKind;
  /** Where it was reported. */
  readonly system: number;
  readonly item: number;
  readonly location: number;
  readonly quantity: number | null;
  readonly reportedAt: number;
  /** In normal form; null where none was given. */
  readonly reference: string | null;
}

/** A write path and the system that should hear of it. */
export interface Handoff {
  readonly id: number;
  readonly code: string;
  readonly eventType: EventType;
  readonly from: number;
  readonly to: number;
  readonly everyMinutes: number | null;
  readonly withinMinutes: number;
  readonly owner: string;
  readonly declared: boolean;
  /** The locations it is declared for; empty means all. */
  readonly locations: readonly number[];
}

export interface Authority {
  readonly systemByDefault: number;
  readonly byLocation: ReadonlyMap<number, number>;
}

/** References as UTF-8 bytes: reference `id` lies in `bytes` from `startOf(id)` to `endOf(id)`. */
export interface ReferenceSpellings {
  readonly bytes: Uint8Array;
  startOf(id: number): number;
  endOf(id: number): number;
}

export interface Facts {
  readonly cutoff: number;
  readonly authority: Authority;
  readonly systems: readonly SystemFact[];
  readonly items: ItemFacts;
  readonly locations: LocationFacts;
  readonly itemRows: readonly ItemRow[];
  readonly handoffs: readonly Handoff[];
  /** The systems that gave an event log; one without a single row is a log too, and says that nothing was recorded. */
  readonly logs: ReadonlySet<number>;
  /** What people reported. */
  readonly incidents: readonly Incident[];
  /** A reference as written, by its id. */
  readonly referenceText: (id: number) => string;
  /** All references as written, as bytes; made when first asked for. */
  readonly referenceSpellings: () => ReferenceSpellings;
  readonly positions: PositionColumns;
  readonly events: EventColumns;
  readonly unsure: UnsureMoments;
}

/** The system whose figure counts at a location. */
export function authorityAt(authority: Authority, location: number): number {
  return authority.byLocation.get(location) ?? authority.systemByDefault;
}

/** When a system's books took an event in: when it recorded it, or, where it does not say, when the event happened. */
export function bookedAt(events: Pick<EventColumns, 'occurredAt' | 'recordedAt'>, row: number): number {
  const recorded = events.recordedAt[row] ?? NaN;
  return Number.isNaN(recorded) ? (events.occurredAt[row] ?? NaN) : recorded;
}
