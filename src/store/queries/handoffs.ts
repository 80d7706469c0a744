import { toMoney, toUnits } from '../../domain/quantity.ts';
import { minutesOf } from '../../domain/statements/figures.ts';
import { EVENT_TYPES } from '../../domain/vocabulary.ts';
import type { Database } from '../database.ts';
import { listHandoffRecords } from '../document/handoffs.ts';
import { exceptionColumns } from './exceptionColumns.ts';
import { resultCache } from './grid/rowOrder.ts';
import { kindsMet } from './kindsMet.ts';
import { unpricedItems } from './priced.ts';
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
  const gaps = gapsByHandoff(db);
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
      ...(gaps.get(figures.id) ?? { exceptions: 0, units: 0, value: 0, unpriced: 0, customers: 0 }),
    }];
  });
}

/** `unpriced`: how many of the exceptions nobody knows the cost of. */
interface Gaps { exceptions: number; units: number; value: number; unpriced: number; customers: number }

/** What the exceptions of each handoff come to, by its id; units and value are sums of sizes. */
function gapsByHandoff(db: Database): ReadonlyMap<number, Readonly<Gaps>> {
  return resultCache(db).part('handoff gaps', () => {
    const met = kindsMet(db);
    const gaps = new Map<number, Gaps>([...met.keys()].map((id) => [id, { exceptions: 0, units: 0, value: 0, unpriced: 0, customers: 0 }]));
    const unpriced = unpricedItems(db);
    const { count, column } = exceptionColumns(db);
    for (let row = 0; row < count; row += 1) {
      const handoff = column.handoff_id[row] as number;
      const sum = gaps.get(handoff);
      if (sum === undefined) continue;
      sum.exceptions += 1;
      sum.units += Math.abs(column.quantity[row] as number);
      sum.value += Math.abs(column.value[row] as number);
      if (unpriced?.[column.item_id[row] as number] === 1) sum.unpriced += 1;
      if (met.get(handoff)?.[column.kind[row] as number] === true) sum.customers += 1;
    }
    return new Map([...gaps].map(([id, sum]) => [id, { ...sum, units: toUnits(sum.units), value: toMoney(sum.value) }]));
  });
}
