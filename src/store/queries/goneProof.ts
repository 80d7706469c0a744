/** What is kept of how an exception was proved that is not seen any more. */
import type { Database } from '../database.ts';
import { numberOrNull, textOrNull } from './words.ts';

/** Where the line that proved it can be read: in the file, which the engagement still keeps; among lines kept of it; or nowhere here. */
export type KeptAs = 'file' | 'lines' | 'nothing';

export interface GoneRow {
  readonly seq: number;
  readonly role: string;
  readonly system: string;
  readonly file: string;
  readonly sha256: string;
  readonly row: number;
  readonly keptAs: KeptAs;
  /** The source that is this file now; null where the engagement does not keep it any more. */
  readonly sourceId: number | null;
  /** Its entry in `earlier_source`. */
  readonly earlierSource: number;
  readonly header: string | null;
}

/** A file is itself by its name and hash; one that came again under another name is it too, but for tables of one file (`file#table`). */
export const KEPT_SOURCE = `(SELECT so.id FROM source so WHERE so.sha256 = s.sha256
  AND (so.file = s.file OR (instr(so.file, '#') = 0 AND instr(s.file, '#') = 0))
  AND EXISTS (SELECT 1 FROM source same JOIN source_content c ON c.source_id = same.id WHERE same.sha256 = so.sha256)
  ORDER BY so.file <> s.file, so.id LIMIT 1)`;

/** The sentence and the rule as they stood; null where a version before schema 9 saw it go, or it is not gone. */
export function goneWords(db: Database, number: number): { readonly says: string; readonly rule: string } | null {
  return db.first(`SELECT p.says, r.text FROM earlier_proof p JOIN earlier_rule r ON r.id = p.rule_id WHERE p.number = ?`,
    (row) => ({ says: String(row[0]), rule: String(row[1]) }), [number]) ?? null;
}

/** The rows that proved it, in the order in which they were given. */
export function goneRows(db: Database, number: number): readonly GoneRow[] {
  return db.rows(`SELECT e.seq, e.role, s.system, s.file, s.sha256, e.line, ${KEPT_SOURCE}, s.gzip IS NOT NULL, s.id, s.header
    FROM earlier_evidence e JOIN earlier_source s ON s.id = e.source_id WHERE e.number = ? ORDER BY e.seq`, (row) => ({
    seq: Number(row[0]), role: String(row[1]), system: String(row[2]), file: String(row[3]), sha256: String(row[4]), row: Number(row[5]),
    keptAs: row[6] !== null ? 'file' as const : row[7] === 1 ? 'lines' as const : 'nothing' as const,
    sourceId: numberOrNull(row[6]), earlierSource: Number(row[8]), header: textOrNull(row[9]),
  }), [number]);
}

/** Which lines of a file prove exceptions that are not seen any more, in their order. */
export function goneLines(db: Database, earlierSource: number): readonly number[] {
  return db.rows('SELECT DISTINCT line FROM earlier_evidence WHERE source_id = ? ORDER BY line', (row) => Number(row[0]), [earlierSource]);
}

export interface EarlierLines {
  readonly id: number;
  readonly file: string;
  readonly sha256: string;
  readonly keptAs: KeptAs;
}

/** The files that exceptions which are not seen any more were proved from. */
export function earlierSources(db: Database): readonly EarlierLines[] {
  return db.rows(`SELECT s.id, s.file, s.sha256, ${KEPT_SOURCE}, s.gzip IS NOT NULL FROM earlier_source s ORDER BY s.id`, (row) => ({
    id: Number(row[0]), file: String(row[1]), sha256: String(row[2]),
    keptAs: row[3] !== null ? 'file' as const : row[4] === 1 ? 'lines' as const : 'nothing' as const,
  }));
}

/** Lines that are kept of a file which is not, as gzip, and the SHA-256 of what is in it; null where none are. */
export function keptLines(db: Database, earlierSource: number): { readonly sha256: string; readonly gzip: Uint8Array } | null {
  const [sha256, gzip] = db.first('SELECT lines_sha256, gzip FROM earlier_source WHERE id = ?', (row) => [...row], [earlierSource]) ?? [];
  return typeof sha256 === 'string' && gzip instanceof Uint8Array ? { sha256, gzip } : null;
}

/** Keeps these lines of a file, or none of them where the file itself is kept. */
export function writeKeptLines(
  db: Database, earlierSource: number, lines: { readonly header: string | null; readonly sha256: string; readonly gzip: Uint8Array } | null,
): void {
  db.run('UPDATE earlier_source SET header = ?, lines_sha256 = ?, gzip = ? WHERE id = ?',
    [lines?.header ?? null, lines?.sha256 ?? null, lines?.gzip ?? null, earlierSource]);
}
