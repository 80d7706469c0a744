import type { Database } from '../database.ts';

/** One row of the document's variances; quantities and value scaled. */
export interface VarianceRecord {
  readonly id: number;
  readonly itemId: number;
  readonly locationId: number;
  readonly systemId: number;
  readonly authorityId: number;
  readonly recorded: number;
  readonly authoritative: number;
  readonly variance: number;
  readonly value: number;
  readonly unexplained: number;
  readonly owner: string;
}

/** What differs, in the document's order. */
export function* streamVarianceRecords(db: Database): Generator<VarianceRecord, void, void> {
  const query = `SELECT id, item_id, location_id, system_id, authority_id, recorded, authoritative, variance, value, unexplained, owner
    FROM variance WHERE variance <> 0 ORDER BY id`;
  for (const row of db.stream(query)) {
    yield {
      id: Number(row[0]), itemId: Number(row[1]), locationId: Number(row[2]), systemId: Number(row[3]), authorityId: Number(row[4]),
      recorded: Number(row[5]), authoritative: Number(row[6]), variance: Number(row[7]), value: Number(row[8]),
      unexplained: Number(row[9]), owner: String(row[10]),
    };
  }
}

export interface LineRecord {
  readonly varianceId: number;
  /** Position in FINDING_KINDS. */
  readonly kind: number;
  readonly quantity: number;
}

/** Every statement line, by variance and in the statement's order. */
export function* streamLineRecords(db: Database): Generator<LineRecord, void, void> {
  for (const row of db.stream('SELECT variance_id, kind, quantity FROM statement_line ORDER BY variance_id, seq')) {
    yield { varianceId: Number(row[0]), kind: Number(row[1]), quantity: Number(row[2]) };
  }
}
