import type { Database } from '../database.ts';

/** One exception; quantity and value scaled, confidence in thousandths, enumerations as positions. */
export interface ExceptionRecord {
  readonly id: number;
  readonly number: number;
  readonly kind: number;
  readonly itemId: number;
  readonly locationId: number;
  readonly handoffId: number | null;
  readonly fromId: number | null;
  readonly toId: number | null;
  readonly reference: string | null;
  readonly quantity: number;
  readonly value: number;
  readonly severity: number;
  readonly confidence: number;
  readonly rootEventId: number | null;
  readonly owner: string;
  readonly status: number;
  readonly firstAt: number;
  readonly timesSeen: number;
  readonly fix: number;
}

/** Every exception in the document's order. Timing (no number) is none. */
export function* streamExceptionRecords(db: Database): Generator<ExceptionRecord, void, void> {
  const query = `SELECT f.id, f.number, f.kind, f.item_id, f.location_id, f.handoff_id, f.from_system_id, f.to_system_id, r.text,
    f.quantity, f.value, f.severity, f.confidence, f.root_event_id, f.owner, f.status, f.first_at, f.times_seen, f.fix
    FROM finding f LEFT JOIN reference r ON r.id = f.reference_id WHERE f.number IS NOT NULL ORDER BY f.id`;
  for (const row of db.stream(query)) {
    yield {
      id: Number(row[0]), number: Number(row[1]), kind: Number(row[2]), itemId: Number(row[3]), locationId: Number(row[4]),
      handoffId: optional(row[5]), fromId: optional(row[6]), toId: optional(row[7]),
      reference: typeof row[8] === 'string' ? row[8] : null, quantity: Number(row[9]), value: Number(row[10]),
      severity: Number(row[11]), confidence: Number(row[12]), rootEventId: optional(row[13]), owner: String(row[14]),
      status: Number(row[15]), firstAt: Number(row[16]), timesSeen: Number(row[17]), fix: Number(row[18]),
    };
  }
}

export interface EvidenceRecord {
  readonly findingId: number;
  readonly sourceId: number;
  readonly line: number;
}

/** The evidence of every finding, by finding and in its order, each with the line of the source it was read from. */
export function* streamEvidenceRecords(db: Database): Generator<EvidenceRecord, void, void> {
  const query = `SELECT e.finding_id, coalesce(v.source_id, p.source_id, i.source_id), coalesce(v.line, p.line, i.line)
    FROM evidence e
    LEFT JOIN event v ON e.fact = 'event' AND v.id = e.fact_id
    LEFT JOIN position p ON e.fact = 'position' AND p.id = e.fact_id
    LEFT JOIN item_row i ON e.fact = 'item' AND i.id = e.fact_id
    ORDER BY e.finding_id, e.seq`;
  for (const row of db.stream(query)) {
    yield { findingId: Number(row[0]), sourceId: Number(row[1]), line: Number(row[2]) };
  }
}

export interface RootEventRecord {
  readonly id: number;
  readonly kind: number;
  readonly itemId: number;
  readonly locationId: number;
  readonly at: number;
}

export function* streamRootEventRecords(db: Database): Generator<RootEventRecord, void, void> {
  for (const row of db.stream('SELECT id, kind, item_id, location_id, at FROM root_event ORDER BY id')) {
    yield { id: Number(row[0]), kind: Number(row[1]), itemId: Number(row[2]), locationId: Number(row[3]), at: Number(row[4]) };
  }
}

/** The numbers of the exceptions of each root event. */
export function* streamRootedNumbers(db: Database): Generator<{ rootEventId: number; number: number }, void, void> {
  const query = `SELECT root_event_id, number FROM finding WHERE root_event_id IS NOT NULL AND number IS NOT NULL
    ORDER BY root_event_id, number`;
  for (const row of db.stream(query)) yield { rootEventId: Number(row[0]), number: Number(row[1]) };
}

function optional(value: unknown): number | null {
  return value === null || value === undefined ? null : Number(value);
}
