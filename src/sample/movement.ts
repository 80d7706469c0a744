/** What truly happened to the stock, and what each system wrote down about it. */
import type { EventType, FindingKind } from '../domain/vocabulary.ts';

/** One line in one system's event log. */
export interface LogEntry {
  readonly system: string;
  readonly quantity: number;
  /** When the goods moved, as this system tells it. */
  readonly occurredAt: number;
  /** When the system's books took it in. */
  readonly bookedAt: number;
  /** What this system puts behind the reference, `-2` for the second parcel. */
  readonly suffix?: string;
  /** The reference was left out of this line. */
  readonly hasNoReference?: boolean;
  /** Entries of one posting stand in the log as one line that sums them up. */
  readonly posting?: string;
}

/** One thing that happened to one item at one place (or, for a planted fault, that a system merely says happened). */
export interface Movement {
  readonly type: EventType;
  readonly item: number;
  readonly location: string;
  /** Where a transfer goes; only what is planned says so. */
  readonly to?: string;
  /** Signed: in +, out −. What truly moved; 0 for what only a system says. */
  readonly quantity: number;
  readonly at: number;
  /** As a plain word and number, `PO1042`; each system writes it in its own way. */
  readonly reference: string;
  readonly line: number;
  readonly actor: string;
  readonly reason: string;
  /** The system that records it first; everyone else hears of it through handoffs. */
  readonly origin: string;
  readonly entries: LogEntry[];
  /** Why a system's entries differ from what truly moved. */
  readonly deviations: Map<string, FindingKind>;
  /** No fault may be planted here (or one already is). */
  settled: boolean;
}

/** Whether a movement changes what is on the premises, or only what may be promised of it. */
export function movesStock(type: EventType): boolean {
  return type !== 'reservation' && type !== 'release' && type !== 'status_change';
}
