import type { Database } from '../database.ts';
import type { Decision } from './decisionLog.ts';
import { payloadOf } from './decisionRecords.ts';

/** A file that was attached by decision `seq`. */
export interface KeptAttachment {
  readonly seq: number;
  readonly name: string;
  readonly sha256: string;
  readonly bytes: number;
}

export function listAttachments(db: Database): readonly KeptAttachment[] {
  return db.rows('SELECT seq, name, sha256, bytes FROM attachment ORDER BY seq', (row) => ({
    seq: Number(row[0]), name: String(row[1]), sha256: String(row[2]), bytes: Number(row[3]),
  }));
}

/** The compressed content with this SHA-256; null where none is kept. */
export function readAttachedContent(db: Database, sha256: string): Uint8Array | null {
  const gzip = db.first('SELECT gzip FROM attachment_content WHERE sha256 = ?', (row) => row[0], [sha256]);
  return gzip instanceof Uint8Array ? gzip : null;
}

/** Removes the content with this SHA-256, which is not what was attached. */
export function forgetAttachedContent(db: Database, sha256: string): void {
  db.run('DELETE FROM attachment_content WHERE sha256 = ?', [sha256]);
}

/** What a decision attached, and what comes with it (`content`: gzip in hexadecimal digits); null where it attached nothing. */
export function attachedBy(
  decision: Pick<Decision, 'payload'>, content: string,
): { readonly sha256: string; readonly bytes: number; readonly gzip: Uint8Array } | null {
  const after = payloadOf(decision).changes.find(({ entity }) => entity === 'attachment')?.after;
  if (typeof after !== 'object' || after === null || !('sha256' in after) || typeof after.sha256 !== 'string') return null;
  const gzip = new Uint8Array(content.length / 2);
  for (let at = 0; at < gzip.length; at += 1) gzip[at] = Number.parseInt(content.slice(at * 2, at * 2 + 2), 16);
  return { sha256: after.sha256, bytes: 'bytes' in after ? Number(after.bytes) : 0, gzip };
}

/** Keeps what a decision attached. The decision's payload says its hash. */
export function keepAttached(db: Database, decision: Pick<Decision, 'payload'>, content: string): void {
  const attached = attachedBy(decision, content);
  if (attached === null) return;
  db.run('INSERT OR IGNORE INTO attachment_content (sha256, gzip) VALUES (?, ?)', [attached.sha256, attached.gzip]);
}

/** What the decision `seq` attached; undefined where it did not, was taken back, or the content is not kept. */
export function attachedContent(
  db: Database, seq: number,
): { readonly name: string; readonly sha256: string; readonly gzip: Uint8Array } | undefined {
  return db.first(`SELECT a.name, a.sha256, c.gzip FROM attachment a JOIN attachment_content c ON c.sha256 = a.sha256 WHERE a.seq = ?`,
    (row) => ({ name: String(row[0]), sha256: String(row[1]), gzip: row[2] as Uint8Array }), [seq]);
}
