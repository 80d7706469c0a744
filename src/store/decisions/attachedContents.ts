import type { Database } from '../database.ts';
import type { Decision } from './decisionLog.ts';
import { payloadOf } from './decisionRecords.ts';

/** Keeps what a decision attached: `content` is gzip in hexadecimal digits. The decision's payload says its hash. */
export function keepAttached(db: Database, decision: Pick<Decision, 'payload'>, content: string): void {
  const change = payloadOf(decision).changes.find(({ entity }) => entity === 'attachment');
  const after = change?.after;
  if (typeof after !== 'object' || after === null || !('sha256' in after) || typeof after.sha256 !== 'string') return;
  const gzip = new Uint8Array(content.length / 2);
  for (let at = 0; at < gzip.length; at += 1) gzip[at] = Number.parseInt(content.slice(at * 2, at * 2 + 2), 16);
  db.run('INSERT OR IGNORE INTO attachment_content (sha256, gzip) VALUES (?, ?)', [after.sha256, gzip]);
}

/** What the decision `seq` attached; undefined where it did not, was taken back, or the content is not kept. */
export function attachedContent(
  db: Database, seq: number,
): { readonly name: string; readonly sha256: string; readonly gzip: Uint8Array } | undefined {
  return db.first(`SELECT a.name, a.sha256, c.gzip FROM attachment a JOIN attachment_content c ON c.sha256 = a.sha256 WHERE a.seq = ?`,
    (row) => ({ name: String(row[0]), sha256: String(row[1]), gzip: row[2] as Uint8Array }), [seq]);
}
