import { toMoney, toUnits } from '../../domain/quantity.ts';
import { minutesOf } from '../../domain/statements/figures.ts';
import { meetsCustomers } from '../../domain/audit/customerImpact.ts';
import { EVENT_TYPES, EXCEPTION_KINDS, SYSTEM_KINDS } from '../../domain/vocabulary.ts';
import type { Database } from '../database.ts';
import { listHandoffRecords } from '../document/handoffs.ts';
import { numberOrNull, wordAt } from './words.ts';

/** All handoffs with their figures, in the order in which they were declared or inferred. Units and value are sums of sizes. */
export function listHandoffs(db: Database) {
  const described = new Map(db.rows(
    `SELECT h.id, h.code, s.code, t.code, h.mechanism, h.every_minutes, h.within_minutes, h.owner
       FROM handoff AS h JOIN system AS s ON s.id = h.from_system_id JOIN system AS t ON t.id = h.to_system_id`,
    (row) => [Number(row[0]), {
      code: String(row[1]), from: String(row[2]), to: String(row[3]), mechanism: String(row[4]), everyMinutes: numberOrNull(row[5]),
      withinMinutes: Number(row[6]), owner: String(row[7]),
    }] as const));
  const locations = new Map<number, string[]>();
  db.each(
    `SELECT hl.handoff_id, l.code FROM handoff_location AS hl JOIN location AS l ON l.id = hl.location_id ORDER BY hl.handoff_id, l.code`,
    (row) => { locations.set(Number(row[0]), [...locations.get(Number(row[0])) ?? [], String(row[1])]); });
  const customers = new Map<number, number>();
  db.each(
    `SELECT f.handoff_id, f.kind, s.kind, COUNT(*) FROM finding AS f JOIN handoff AS h ON h.id = f.handoff_id
       JOIN system AS s ON s.id = h.to_system_id WHERE f.number IS NOT NULL GROUP BY f.handoff_id, f.kind, s.kind`,
    (row) => {
      if (!meetsCustomers(wordAt(EXCEPTION_KINDS, row[1]), wordAt(SYSTEM_KINDS, row[2]))) return;
      customers.set(Number(row[0]), (customers.get(Number(row[0])) ?? 0) + Number(row[3]));
    });
  const gaps = new Map(db.rows(
    `SELECT handoff_id, COUNT(*), SUM(ABS(quantity)), SUM(ABS(value)) FROM finding
      WHERE number IS NOT NULL AND handoff_id IS NOT NULL GROUP BY handoff_id`,
    (row) => [Number(row[0]), {
      exceptions: Number(row[1]), units: toUnits(Number(row[2])), value: toMoney(Number(row[3])),
    }] as const));
  return listHandoffRecords(db).flatMap((figures) => {
    const description = described.get(figures.id);
    if (description === undefined) return [];
    const { latency } = figures;
    return [{
      id: figures.id, ...description, eventType: wordAt(EVENT_TYPES, figures.eventType), declared: figures.declared,
      locations: locations.get(figures.id) ?? [], events: figures.events, matched: figures.matched, late: figures.late,
      missing: figures.missing, duplicate: figures.duplicate, mismatched: figures.mismatched, outOfOrder: figures.outOfOrder,
      orphan: figures.orphan, inFlight: figures.inFlight,
      latencyMinutes: latency === null
        ? null : { p50: minutesOf(latency.p50), p95: minutesOf(latency.p95), max: minutesOf(latency.max) },
      ...(gaps.get(figures.id) ?? { exceptions: 0, units: 0, value: 0 }), customers: customers.get(figures.id) ?? 0,
    }];
  });
}
