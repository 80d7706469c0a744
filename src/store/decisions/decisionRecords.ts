/** Reading of the log, and the two tables that lead into it: which decisions an exception has, and which were undone. */
import type { Database, Row } from '../database.ts';
import type { JsonValue } from './canonicalJson.ts';
import type { Change } from './change.ts';
import { writeDecision } from './decisionLog.ts';
import type { Decision } from './decisionLog.ts';

/** What a decision's payload holds; those of imports and runs have no changes. */
export interface DecisionPayload {
  readonly input: { readonly [name: string]: JsonValue };
  readonly why: string;
  readonly changes: readonly Change[];
  readonly exceptions: readonly number[];
}

export function payloadOf(decision: Pick<Decision, 'payload'>): DecisionPayload {
  const payload = JSON.parse(decision.payload) as Partial<DecisionPayload>;
  if (payload.changes === undefined) return { input: payload as DecisionPayload['input'], why: '', changes: [], exceptions: [] };
  return { input: payload.input ?? {}, why: payload.why ?? '', changes: payload.changes, exceptions: payload.exceptions ?? [] };
}

const COLUMNS = 'd.seq, d.at, d.who, d.command, d.payload, d.previous, d.hash';

function decisionOf(row: Row): Decision {
  return {
    seq: Number(row[0]), at: Number(row[1]), who: String(row[2]), command: String(row[3]), payload: String(row[4]),
    previous: String(row[5]), hash: String(row[6]),
  };
}

export function lastSeq(db: Database): number {
  return db.number('SELECT coalesce(max(seq), 0) FROM decision');
}

export function decisionBySeq(db: Database, seq: number): Decision | undefined {
  return db.first(`SELECT ${COLUMNS} FROM decision d WHERE d.seq = ?`, decisionOf, [seq]);
}

/** The decisions from the last one back; of one exception where its number is given. */
export function decisionPage(db: Database, start: number, count: number, exception?: number): readonly Decision[] {
  if (exception === undefined) {
    return db.rows(`SELECT ${COLUMNS} FROM decision d ORDER BY d.seq DESC LIMIT ? OFFSET ?`, decisionOf, [count, start]);
  }
  return db.rows(`SELECT ${COLUMNS} FROM decision_exception e JOIN decision d ON d.seq = e.seq WHERE e.number = ?
    ORDER BY e.seq DESC LIMIT ? OFFSET ?`, decisionOf, [exception, count, start]);
}

export function decisionCount(db: Database, exception?: number): number {
  return exception === undefined ? db.number('SELECT count(*) FROM decision')
    : db.number('SELECT count(*) FROM decision_exception WHERE number = ?', [exception]);
}

/** The entries that runs made, the first one first. */
export function runDecisions(db: Database): readonly Decision[] {
  return db.rows(`SELECT ${COLUMNS} FROM decision d WHERE d.command = 'run' ORDER BY d.seq`, decisionOf);
}

/** How many decisions are not the program's own record of an import or a run. */
export function peopleDecided(db: Database): number {
  return db.number("SELECT count(*) FROM decision WHERE command NOT IN ('import', 'run')");
}

/** The decision that undid this one; null where it stands. */
export function undoneBy(db: Database, seq: number): number | null {
  return db.first('SELECT by_seq FROM decision_undone WHERE seq = ?', (row) => Number(row[0]), [seq]) ?? null;
}

/** Enters a decision into the two tables. `undid` is the decision that it undoes: one that undid another itself puts that back in force. */
export function indexDecision(db: Database, seq: number, exceptions: readonly number[], undid: number | null): void {
  if (exceptions.length > 0) {
    db.run('INSERT INTO decision_exception (number, seq) SELECT DISTINCT value, ? FROM json_each(?)', [seq, JSON.stringify(exceptions)]);
  }
  if (undid === null) return;
  db.run('DELETE FROM decision_undone WHERE by_seq = ?', [undid]);
  db.run('INSERT OR REPLACE INTO decision_undone (seq, by_seq) VALUES (?, ?)', [undid, seq]);
}

/** The payloads of all decisions of one command, the first one first. */
export function payloadsOf(db: Database, command: string): readonly DecisionPayload[] {
  return db.rows('SELECT payload FROM decision WHERE command = ? ORDER BY seq', (row) => payloadOf({ payload: String(row[0]) }), [command]);
}

/** Puts another log in the place of the one that is there, and makes what leads into it anew. Call inside a transaction. */
export function replaceLog(db: Database, log: readonly Decision[]): void {
  for (const table of ['decision', 'decision_exception', 'decision_undone']) db.run(`DELETE FROM ${table}`);
  for (const decision of log) {
    writeDecision(db, decision);
    const { exceptions, input } = payloadOf(decision);
    indexDecision(db, decision.seq, exceptions, decision.command === 'undo' ? Number(input['seq']) : null);
  }
}

/** Removes a decision that nobody was told of. Call `findUndone` after the last of them. */
export function forgetDecision(db: Database, seq: number, exceptions: readonly number[]): void {
  db.run('DELETE FROM decision WHERE seq = ?', [seq]);
  db.run('DELETE FROM decision_exception WHERE seq = ? AND number IN (SELECT value FROM json_each(?))', [seq, JSON.stringify(exceptions)]);
}

/** Works out from the log alone which decisions are undone. */
export function findUndone(db: Database): void {
  db.run('DELETE FROM decision_undone');
  const undoing = db.rows(`SELECT ${COLUMNS} FROM decision d WHERE d.command = 'undo' ORDER BY d.seq`, decisionOf);
  for (const decision of undoing) indexDecision(db, decision.seq, [], Number(payloadOf(decision).input['seq']));
}
