import { toUnits } from '../../domain/quantity.ts';
import type { Database } from '../database.ts';

const CUTS = [
  ['place', 'l.code'], ['type', 'l.type'], ['region', 'l.pool'], ['system', 's.name'],
] as const;

/**
 * How far the records can be trusted, cut by place, kind of place, pool and system: what the last run compared at each place, added
 * up (exact record accuracy, signs never netted: ECR Retail Loss). The least trustworthy first within each cut; places that name no
 * kind or pool are in none.
 */
export function confidenceFigures(db: Database) {
  return CUTS.flatMap(([cut, name]) => db.rows(
    `SELECT ${name}, SUM(f.compared), SUM(f.accurate), SUM(f.authoritative), SUM(f.off)
       FROM place_figure AS f JOIN location AS l ON l.id = f.location_id JOIN system AS s ON s.id = f.system_id
      WHERE COALESCE(${name}, '') <> '' GROUP BY ${cut === 'system' ? 's.id' : name}
      ORDER BY 1.0 * SUM(f.accurate) / SUM(f.compared), ${name}`,
    (row) => ({
      cut, name: String(row[0]), compared: Number(row[1]), accurate: Number(row[2]), authoritativeUnits: toUnits(Number(row[3])),
      unitsOff: toUnits(Number(row[4])),
    })));
}
