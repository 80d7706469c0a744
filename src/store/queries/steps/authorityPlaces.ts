import { toMoney, toUnits } from '../../../domain/quantity.ts';
import type { Database } from '../../database.ts';
import { resultCache } from '../grid/rowOrder.ts';
import { engagementSettings } from '../settings.ts';
import { varianceColumns } from '../varianceGrid.ts';
import { numberOrNull, textOrNull, wordAt } from '../words.ts';
import { recordCounts } from './recordCounts.ts';

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
    const { byLocation, systems: width } = recordCounts(db, 'position');
    const sums = varianceSums(db, width);
    const figures = new Map(db.rows(
      'SELECT location_id, system_id, meaning, compared, accurate FROM place_figure',
      (row) => [Number(row[0]) * width + Number(row[1]), {
        meaning: numberOrNull(row[2]), compared: Number(row[3]), accurate: Number(row[4]),
      }] as const));
    byLocation.forEach((positions, place) => {
      if (positions === 0) return;
      const location = Math.floor(place / width);
      const list = byPlace.get(location) ?? [];
      byPlace.set(location, list);
      const { meaning = null, compared = 0, accurate = 0 } = figures.get(place) ?? {};
      list.push({
        system: codes.get(place % width) ?? '', positions, meaning: meaning === null ? null : wordAt(MEANINGS, meaning), compared, accurate,
        variances: sums.count[place] ?? 0, units: toUnits(sums.units[place] ?? 0), value: toMoney(sums.value[place] ?? 0),
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

/** The differing records of each system at each place, at `location * width + system`; units and value are sums of sizes. */
function varianceSums(db: Database, width: number) {
  const { count, column } = varianceColumns(db);
  const size = (db.number('SELECT COALESCE(MAX(id), 0) FROM location') + 1) * width;
  const sums = { count: new Int32Array(size), units: new Float64Array(size), value: new Float64Array(size) };
  for (let row = 0; row < count; row += 1) {
    if (column.variance[row] === 0) continue;
    const place = (column.location_id[row] as number) * width + (column.system_id[row] as number);
    sums.count[place] = (sums.count[place] as number) + 1;
    sums.units[place] = (sums.units[place] as number) + Math.abs(column.variance[row] as number);
    sums.value[place] = (sums.value[place] as number) + Math.abs(column.value[row] as number);
  }
  return sums;
}
