import { CONFIDENCE_CUTS, SELLING_KINDS, SYSTEM_KINDS } from '../../domain/vocabulary.ts';
import type { ConfidenceCut } from '../../domain/vocabulary.ts';
import { toUnits } from '../../domain/quantity.ts';
import type { Database } from '../database.ts';

const KIND_NUMBERS = SELLING_KINDS.map((kind) => SYSTEM_KINDS.indexOf(kind)).join(', ');

/** By what each cut groups the figures of a system at a place, and whose figures count. */
const CUTS: Readonly<Record<ConfidenceCut, { readonly name: string; readonly by?: string; readonly only?: string }>> = {
  system: { name: 's.name', by: 's.id' },
  channel: { name: 's.kind', only: `s.kind IN (${KIND_NUMBERS})` },
  place: { name: 'l.code' },
  type: { name: 'l.type' },
  region: { name: 'l.region' },
  pool: { name: 'l.pool' },
};

/**
 * How far the records can be trusted, by each cut: what the last run compared at each place, added up (exact record accuracy, signs
 * never netted: ECR Retail Loss). The least trustworthy first within each cut; places that name no kind, region or pool are in none.
 * A channel is told by its kind: the systems through which customers buy.
 */
export function confidenceFigures(db: Database) {
  return CONFIDENCE_CUTS.flatMap((cut) => {
    const { name, by = name, only = `COALESCE(${name}, '') <> ''` } = CUTS[cut];
    return db.rows(
      `SELECT ${name}, SUM(f.compared), SUM(f.accurate), SUM(f.authoritative), SUM(f.off)
         FROM place_figure AS f JOIN location AS l ON l.id = f.location_id JOIN system AS s ON s.id = f.system_id
        WHERE ${only} GROUP BY ${by}
        ORDER BY 1.0 * SUM(f.accurate) / SUM(f.compared), ${name}`,
      (row) => ({
        cut, name: cut === 'channel' ? SYSTEM_KINDS[Number(row[0])] ?? '' : String(row[0]), compared: Number(row[1]),
        accurate: Number(row[2]), authoritativeUnits: toUnits(Number(row[3])), unitsOff: toUnits(Number(row[4])),
      }));
  });
}
