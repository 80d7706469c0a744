import type { Database } from '../database.ts';

/** Exceptions of the last run that can still be told apart by what they are about, as `carryOver.ts` knows them again. */
const KNOWN = `SELECT f.number FROM finding f JOIN item i ON i.id = f.item_id LEFT JOIN location l ON l.id = f.location_id
  LEFT JOIN handoff h ON h.id = f.handoff_id LEFT JOIN system a ON a.id = f.from_system_id LEFT JOIN system b ON b.id = f.to_system_id
  LEFT JOIN reference r ON r.id = f.reference_id
  WHERE f.number IS NOT NULL AND (f.location_id IS NULL OR l.id IS NOT NULL) AND (f.handoff_id IS NULL OR h.id IS NOT NULL)
    AND (f.from_system_id IS NULL OR a.id IS NOT NULL) AND (f.to_system_id IS NULL OR b.id IS NOT NULL)
    AND (f.reference_id IS NULL OR r.id IS NOT NULL)
  UNION SELECT number FROM earlier_exception`;

export interface UnknownExceptions {
  /** Numbers that decisions are about and that nothing tells any more what they were, the lowest first. */
  readonly decided: readonly number[];
  /** Exceptions of the last run, decided about or not, that nothing tells any more what they were. */
  readonly count: number;
}

export function unknownExceptions(db: Database): UnknownExceptions {
  return {
    decided: db.rows(`SELECT DISTINCT number FROM decision_exception WHERE number NOT IN (${KNOWN}) ORDER BY number`,
      (row) => Number(row[0])),
    count: db.number(`SELECT count(*) FROM finding WHERE number IS NOT NULL AND number NOT IN (${KNOWN})`),
  };
}
