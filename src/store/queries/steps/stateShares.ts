import { toUnits } from '../../../domain/quantity.ts';
import { STOCK_STATES } from '../../../domain/vocabulary.ts';
import type { Database } from '../../database.ts';
import { wordAt } from '../words.ts';

/** What each system reports of each stock state at each place, by place, then by system and state. */
export function stateShares(db: Database) {
  return db.rows(
    `SELECT l.code, s.code, f.state, f.items, f.units, f.on_hand, f.available
       FROM state_figure AS f JOIN system AS s ON s.id = f.system_id JOIN location AS l ON l.id = f.location_id
      ORDER BY l.code, s.id, f.state`,
    (row) => ({
      location: String(row[0]), system: String(row[1]), state: wordAt(STOCK_STATES, row[2]), items: Number(row[3]),
      units: toUnits(Number(row[4])), onHand: toUnits(Number(row[5])), available: toUnits(Number(row[6])),
    }));
}
