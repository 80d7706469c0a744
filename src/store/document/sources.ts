import type { Database } from '../database.ts';

/** One source as the document lists it; quantities scaled, enumerations as positions. */
export interface SourceRecord {
  readonly id: number;
  readonly sha256: string;
  readonly systemId: number;
  readonly dataset: number;
  readonly preset: string;
  readonly rowsRead: number;
  readonly rowsLoaded: number;
  readonly rowsRejected: number;
  readonly quantity: number;
  readonly controlRows: number | null;
  readonly controlQuantity: number | null;
}

export function listSourceRecords(db: Database): readonly SourceRecord[] {
  const query = `SELECT id, sha256, system_id, dataset, preset, rows_read, rows_loaded, rows_rejected, quantity, control_rows,
    control_quantity FROM source ORDER BY id`;
  return db.rows(query, (row) => ({
    id: Number(row[0]), sha256: String(row[1]), systemId: Number(row[2]), dataset: Number(row[3]), preset: String(row[4]),
    rowsRead: Number(row[5]), rowsLoaded: Number(row[6]), rowsRejected: Number(row[7]), quantity: Number(row[8]),
    controlRows: row[9] === null ? null : Number(row[9]), controlQuantity: row[10] === null ? null : Number(row[10]),
  }));
}
