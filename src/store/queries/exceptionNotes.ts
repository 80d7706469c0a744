import type { Database } from '../database.ts';

/** What was written on an exception, the last first. `number` is the one of its code. */
export function notesOf(db: Database, number: number) {
  return db.rows(`SELECT n.seq, n.at, n.who, n.text FROM decision_exception e JOIN note n ON n.seq = e.seq WHERE e.number = ?
    ORDER BY n.seq DESC`, (row) => ({ seq: Number(row[0]), at: Number(row[1]), who: String(row[2]), text: String(row[3]) }), [number]);
}

/** What was attached to an exception, the last first. */
export function attachmentsOf(db: Database, number: number) {
  return db.rows(`SELECT a.seq, a.at, a.who, a.name, a.bytes, a.sha256 FROM decision_exception e JOIN attachment a ON a.seq = e.seq
    WHERE e.number = ? ORDER BY a.seq DESC`, (row) => ({
    seq: Number(row[0]), at: Number(row[1]), who: String(row[2]), name: String(row[3]), bytes: Number(row[4]), sha256: String(row[5]),
  }), [number]);
}
