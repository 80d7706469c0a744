import { toMoney, toUnits } from '../../../domain/quantity.ts';
import type { Database } from '../../database.ts';
import { resultCache } from '../grid/rowOrder.ts';
import { engagementSettings } from '../settings.ts';
import { numberOrNull, textOrNull, wordAt } from '../words.ts';

export interface PlaceSystem {
  readonly system: string;
  readonly positions: number;
  readonly meaning: 'on_hand' | 'available' | null;
  readonly compared: number;
  readonly accurate: number;
  readonly variances: number;
  readonly units: number;
  readonly value: number;
}

const MEANINGS = ['on_hand', 'available'] as const;

/** Every place some system reports stock of, by code, with who is right there and how each system compares. */
export function authorityPlaces(db: Database) {
  return resultCache(db).part('authority places', () => {
    const codes = new Map(db.rows('SELECT id, code FROM system', (row) => [Number(row[0]), String(row[1])] as const));
    const byPlace = new Map<number, PlaceSystem[]>();
    db.each(
      `SELECT p.location_id, p.system_id, p.n, f.meaning, f.compared, f.accurate, v.n, v.units, v.value
         FROM (SELECT location_id, system_id, COUNT(*) AS n FROM position GROUP BY location_id, system_id) AS p
         LEFT JOIN place_figure AS f ON f.location_id = p.location_id AND f.system_id = p.system_id
         LEFT JOIN (SELECT location_id, system_id, COUNT(*) AS n, SUM(ABS(variance)) AS units, SUM(ABS(value)) AS value FROM variance
                     WHERE variance <> 0 GROUP BY location_id, system_id) AS v
           ON v.location_id = p.location_id AND v.system_id = p.system_id
        ORDER BY p.location_id, p.system_id`,
      (row) => {
        const list = byPlace.get(Number(row[0])) ?? [];
        byPlace.set(Number(row[0]), list);
        const meaning = numberOrNull(row[3]);
        list.push({
          system: codes.get(Number(row[1])) ?? '', positions: Number(row[2]), meaning: meaning === null ? null : wordAt(MEANINGS, meaning),
          compared: Number(row[4] ?? 0), accurate: Number(row[5] ?? 0), variances: Number(row[6] ?? 0), units: toUnits(Number(row[7] ?? 0)),
          value: toMoney(Number(row[8] ?? 0)),
        });
      });
    const byDefault = engagementSettings(db).authority;
    return db.rows(
      `SELECT l.id, l.code, l.name, l.type, l.pool, r.system_id FROM location AS l LEFT JOIN authority_rule AS r ON r.location_id = l.id
        ORDER BY l.code`,
      (row) => ({
        code: String(row[1]), name: textOrNull(row[2]), type: textOrNull(row[3]), pool: textOrNull(row[4]),
        authority: codes.get(Number(row[5] ?? byDefault)) ?? '', byRule: row[5] !== null, systems: byPlace.get(Number(row[0])) ?? [],
      })).filter(({ systems }) => systems.length > 0);
  });
}
