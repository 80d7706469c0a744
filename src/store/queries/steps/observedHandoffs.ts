import { minutesOf } from '../../../domain/statements/figures.ts';
import { EVENT_TYPES } from '../../../domain/vocabulary.ts';
import type { Database } from '../../database.ts';
import { numberOrNull, textOrNull, wordAt } from '../words.ts';

/**
 * All ways between two systems, with what was declared of each and what their logs show, in minutes: those that were declared or
 * inferred in their order, and behind them those that were not.
 */
export function observedHandoffs(db: Database) {
  return db.rows(
    `SELECT o.id, o.event_type, s.code, t.code, h.id, h.code, h.declared, h.mechanism, h.every_minutes, h.within_minutes, o.events,
            o.reached, o.early, o.latency_p50, o.latency_p95, o.latency_max, o.every_minutes
       FROM observed_handoff AS o JOIN system AS s ON s.id = o.from_system_id JOIN system AS t ON t.id = o.to_system_id
       LEFT JOIN handoff AS h ON h.id = o.handoff_id ORDER BY o.id`,
    (row) => ({
      id: Number(row[0]), eventType: wordAt(EVENT_TYPES, row[1]), from: String(row[2]), to: String(row[3]),
      handoff: row[4] === null ? null : {
        id: Number(row[4]), code: String(row[5]), declared: row[6] === 1, mechanism: textOrNull(row[7]) ?? '',
        everyMinutes: numberOrNull(row[8]), withinMinutes: Number(row[9]),
      },
      events: Number(row[10]), reached: Number(row[11]), early: Number(row[12]),
      latencyMinutes: row[13] === null ? null
        : { p50: minutesOf(Number(row[13])), p95: minutesOf(Number(row[14])), max: minutesOf(Number(row[15])) },
      everyMinutes: numberOrNull(row[16]),
    }));
}

/** A way as the last run counted it; systems by their ids. Undefined where there is none any more. */
export function observedWay(db: Database, id: number) {
  return db.first('SELECT event_type, from_system_id, to_system_id, reached, early FROM observed_handoff WHERE id = ?', (row) => ({
    eventType: Number(row[0]), from: Number(row[1]), to: Number(row[2]), reached: Number(row[3]), early: Number(row[4]),
  }), [id]);
}
