/** Files that were given and not read: what is wrong with each, or has to be said of it, and its content where that is kept. */
import type { Database } from '../database.ts';

export interface SetAsideFile {
  readonly file: string;
  readonly bytes: number;
  /** A `Problem` as JSON. */
  readonly problem: string;
}

/** `content` null where it is not kept. */
export function writeSetAside(
  db: Database, { file, bytes, problem }: SetAsideFile, content: { readonly sha256: string; readonly gzip: Uint8Array } | null,
): void {
  const isKept = content !== null && findContent(db, content.sha256) !== null;
  db.run('INSERT OR REPLACE INTO set_aside (file, bytes, sha256, problem, gzip) VALUES (?, ?, ?, ?, ?)',
    [file, bytes, content?.sha256 ?? null, problem, isKept ? null : content?.gzip ?? null]);
}

export function listSetAside(db: Database): readonly (SetAsideFile & { readonly isKept: boolean })[] {
  return db.rows('SELECT file, bytes, problem, sha256 FROM set_aside ORDER BY file', (row) => ({
    file: String(row[0]), bytes: Number(row[1]), problem: String(row[2]), isKept: row[3] !== null,
  }));
}

/** The compressed content of a file that was set aside; null where it is not kept. */
export function setAsideContent(db: Database, file: string): Uint8Array | null {
  const sha256 = db.first('SELECT sha256 FROM set_aside WHERE file = ?', (row) => row[0], [file]);
  return typeof sha256 === 'string' ? findContent(db, sha256) : null;
}

function findContent(db: Database, sha256: string): Uint8Array | null {
  const content = db.first('SELECT gzip FROM set_aside WHERE sha256 = ? AND gzip IS NOT NULL', (row) => row[0], [sha256])
    ?? db.first('SELECT c.gzip FROM source s JOIN source_content c ON c.source_id = s.id WHERE s.sha256 = ? LIMIT 1', (row) => row[0],
      [sha256]);
  return content instanceof Uint8Array ? content : null;
}

/** Whether there was such a file; it is not asked about any more. */
export function forgetSetAside(db: Database, file: string): boolean {
  const isThere = db.number('SELECT count(*) FROM set_aside WHERE file = ?', [file]) > 0;
  if (isThere) db.run('DELETE FROM set_aside WHERE file = ?', [file]);
  return isThere;
}

/** Takes over into a database that was read anew what is still set aside: everything that is not loaded now, and not `gone`. */
export function carrySetAside(before: Database, db: Database, gone: ReadonlySet<string>): void {
  const loaded = new Set(db.rows('SELECT file FROM source UNION SELECT file FROM set_aside', (row) => String(row[0])));
  before.each('SELECT file, bytes, sha256, problem FROM set_aside', (row) => {
    const [file, bytes, sha256, problem] = [String(row[0]), Number(row[1]), row[2], String(row[3])];
    if (loaded.has(file) || gone.has(file)) return;
    const gzip = typeof sha256 === 'string' ? findContent(before, sha256) : null;
    writeSetAside(db, { file, bytes, problem }, gzip === null ? null : { sha256: String(sha256), gzip });
  });
}
