import { toUnits } from '../../domain/quantity.ts';
import { EVENT_TYPES } from '../../domain/vocabulary.ts';
import type { Database } from '../database.ts';
import { wordAt } from './words.ts';

/** More days than this are drawn in stretches: a trend is looked at, not read off. */
const MOST_DAYS = 62;

/**
 * Every write path there is, with the events of each by day (all paths have the same days) and the sum of their sizes: systems in the
 * order of import, event types in the vocabulary's.
 */
export function listWritePaths(db: Database) {
  const span = db.first('SELECT MIN(day), MAX(day) FROM write_path_day', (row) => ({ first: Number(row[0]), last: Number(row[1]) }));
  if (span === undefined) return [];
  const stretch = Math.max(1, Math.ceil((span.last - span.first + 1) / MOST_DAYS));
  const slots = Math.floor((span.last - span.first) / stretch) + 1;
  const trends = new Map<string, number[]>();
  db.each('SELECT system_id, type, day, events FROM write_path_day', (row) => {
    const key = `${Number(row[0])} ${Number(row[1])}`;
    const trend = trends.get(key) ?? new Array<number>(slots).fill(0);
    trends.set(key, trend);
    const slot = Math.floor((Number(row[2]) - span.first) / stretch);
    trend[slot] = (trend[slot] ?? 0) + Number(row[3]);
  });
  return db.rows(
    `SELECT s.code, p.type, SUM(p.events), SUM(p.units), MAX(p.last_at), s.id
       FROM write_path_day AS p JOIN system AS s ON s.id = p.system_id GROUP BY p.system_id, p.type ORDER BY s.id, p.type`,
    (row) => ({
      system: String(row[0]), eventType: wordAt(EVENT_TYPES, row[1]), events: Number(row[2]), units: toUnits(Number(row[3])),
      lastAt: Number(row[4]), trend: trends.get(`${Number(row[5])} ${Number(row[1])}`) ?? [],
    }));
}
