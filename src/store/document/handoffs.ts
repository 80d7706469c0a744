import type { Database } from '../database.ts';

export interface HandoffRecord {
  readonly id: number;
  readonly eventType: number;
  readonly fromId: number;
  readonly toId: number;
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
  /** Null where nothing was matched. */
  readonly latency: { readonly p50: number; readonly p95: number; readonly max: number } | null;
}

export function listHandoffRecords(db: Database): readonly HandoffRecord[] {
  const query = `SELECT h.id, h.event_type, h.from_system_id, h.to_system_id, h.declared, f.events, f.matched, f.late, f.missing,
    f.duplicate, f.mismatched, f.out_of_order, f.orphan, f.in_flight, f.latency_p50, f.latency_p95, f.latency_max
    FROM handoff h LEFT JOIN handoff_figure f ON f.handoff_id = h.id ORDER BY h.id`;
  return db.rows(query, (row) => ({
    id: Number(row[0]), eventType: Number(row[1]), fromId: Number(row[2]), toId: Number(row[3]), declared: row[4] === 1,
    events: Number(row[5]), matched: Number(row[6]), late: Number(row[7]), missing: Number(row[8]), duplicate: Number(row[9]),
    mismatched: Number(row[10]), outOfOrder: Number(row[11]), orphan: Number(row[12]), inFlight: Number(row[13]),
    latency: row[14] === null ? null : { p50: Number(row[14]), p95: Number(row[15]), max: Number(row[16]) },
  }));
}
