/** The source files an engagement keeps, as they were received. */
import type { Database } from '../database.ts';

export interface KeptSource {
  readonly id: number;
  readonly file: string;
  readonly sha256: string;
  readonly bytes: number;
}

export function listKeptSources(db: Database): readonly KeptSource[] {
  return db.rows('SELECT id, file, sha256, bytes FROM source ORDER BY id', (row) => ({
    id: Number(row[0]), file: String(row[1]), sha256: String(row[2]), bytes: Number(row[3]),
  }));
}

/** Removes the content of a source, which is not what was received. */
export function forgetSourceContent(db: Database, id: number): void {
  db.run('DELETE FROM source_content WHERE source_id = ?', [id]);
}

/** The compressed content of a source, or of another one with the same hash; null where none is kept. */
export function readSourceContent(db: Database, source: KeptSource): Uint8Array | null {
  const query = `SELECT c.gzip FROM source s JOIN source_content c ON c.source_id = s.id
    WHERE s.id = ? OR s.sha256 = ? ORDER BY s.id <> ? LIMIT 1`;
  const content = db.first(query, (row) => row[0], [source.id, source.sha256, source.id]);
  return content instanceof Uint8Array ? content : null;
}
