/**
 * The log of decisions: every row carries the SHA-256 of the row before it and its own, so that none can be changed, dropped or put
 * in later without a trace. It shows tampering with the file; it does not show who tampered (that takes a signature).
 */
import type { Database, Row } from '../database.ts';
import { writeSetting } from '../facts/engagementWriter.ts';
import { readSetting } from '../facts/readFacts.ts';
import { resultCache } from '../queries/grid/rowOrder.ts';
import { canonicalJson } from './canonicalJson.ts';
import type { JsonValue } from './canonicalJson.ts';

/** The part of the digests port that the chain needs. */
export interface Hashing {
  sha256(): { update(bytes: Uint8Array): void; hex(): string };
}

/** What stands in for the hash before the first decision. */
export const GENESIS = '0'.repeat(64);

export interface NewDecision {
  /** Milliseconds since 1970 UTC. */
  readonly at: number;
  readonly who: string;
  readonly command: string;
  readonly payload: JsonValue;
}

export interface Decision {
  readonly seq: number;
  readonly at: number;
  readonly who: string;
  readonly command: string;
  /** Canonical JSON. */
  readonly payload: string;
  readonly previous: string;
  readonly hash: string;
}

/** The next decision of the chain, with its number and hashes; nothing is written yet. */
export function sealDecision(db: Database, digests: Hashing, decision: NewDecision): Decision {
  const last = lastDecision(db);
  const seq = (last?.seq ?? 0) + 1;
  const previous = last?.hash ?? GENESIS;
  const payload = canonicalJson(decision.payload);
  const unsealed = { seq, at: decision.at, who: decision.who, command: decision.command, payload, previous };
  return { ...unsealed, hash: hashOf(digests, unsealed) };
}

/** Writes a sealed decision into the log. */
export function writeDecision(db: Database, { seq, at, who, command, payload, previous, hash }: Decision): void {
  db.run('INSERT INTO decision (seq, at, who, command, payload, previous, hash) VALUES (?, ?, ?, ?, ?, ?, ?)', [
    seq, at, who, command, payload, previous, hash,
  ]);
}

/** Appends one decision to the chain. Meant to stand in the transaction of what was decided. */
export function appendDecision(db: Database, digests: Hashing, decision: NewDecision): Decision {
  const sealed = sealDecision(db, digests, decision);
  writeDecision(db, sealed);
  return sealed;
}

/** The end of the chain: where the next decision is tied on. */
export function lastDecision(db: Database): { readonly seq: number; readonly hash: string } | undefined {
  return db.first('SELECT seq, hash FROM decision ORDER BY seq DESC LIMIT 1', (row) => ({ seq: Number(row[0]), hash: String(row[1]) }));
}

/** The decision with the latest moment, which need not be the last: clocks are set back. */
export function newestDecision(db: Database): { readonly seq: number; readonly at: number } | undefined {
  return db.first('SELECT seq, at FROM decision ORDER BY at DESC, seq DESC LIMIT 1',
    (row) => ({ seq: Number(row[0]), at: Number(row[1]) }));
}

/** Whether a decision's hash is that of its content and of the hash before it. */
export function isSealed(digests: Hashing, decision: Decision): boolean {
  return decision.hash === hashOf(digests, decision);
}

export interface ChainReport {
  readonly decisions: number;
  /** The first thing wrong with the chain; null where it is whole. */
  readonly fault: string | null;
}

const LOG_END = 'logEnd';

/** Writes down where the log ends, right before the database is saved: else nobody could tell that the last decisions were dropped. */
export function noteLogEnd(db: Database): void {
  const last = lastDecision(db);
  if (last === undefined) return;
  resultCache(db).untouchedBy(() => { writeSetting(db, LOG_END, `${last.seq} ${last.hash}`); });
}

/** Walks the whole chain, which has to reach where it ended when the database was saved. */
export function walkDecisions(db: Database, digests: Hashing): ChainReport {
  let previous = GENESIS;
  let decisions = 0;
  let fault: string | null = null;
  db.each('SELECT seq, at, who, command, payload, previous, hash FROM decision ORDER BY seq', (row) => {
    const decision = decisionOf(row);
    decisions += 1;
    if (fault !== null) return;
    if (decision.seq !== decisions) fault = `decision ${decisions} is missing (the next one is ${decision.seq})`;
    else if (decision.previous !== previous) fault = `decision ${decision.seq} does not follow the one before it`;
    else if (decision.hash !== hashOf(digests, decision)) fault = `decision ${decision.seq} (${decision.command}) was changed`;
    previous = decision.hash;
  });
  return { decisions, fault: orEndFault(db, fault) };
}

/** Null as well where an earlier version of the program saved it, which did not write down where the log ended. */
function orEndFault(db: Database, fault: string | null): string | null {
  if (fault !== null) return fault;
  const end = readSetting(db, LOG_END);
  if (end === undefined) return null;
  const [seq = '', hash] = end.split(' ');
  const kept = db.first('SELECT hash FROM decision WHERE seq = ?', (row) => String(row[0]), [Number(seq)]);
  if (kept === hash) return null;
  return `decision ${seq}, the last one when the file was saved, is ${kept === undefined ? 'missing' : 'another one'}`;
}

function decisionOf(row: Row): Decision {
  return {
    seq: Number(row[0]), at: Number(row[1]), who: String(row[2]), command: String(row[3]), payload: String(row[4]),
    previous: String(row[5]), hash: String(row[6]),
  };
}

/** SHA-256 of the previous hash and the row as a JSON array `[seq, at, who, command, payload]`, both as UTF-8. */
function hashOf(digests: Hashing, decision: Omit<Decision, 'hash'>): string {
  const { seq, at, who, command, payload, previous } = decision;
  const digest = digests.sha256();
  digest.update(new TextEncoder().encode(previous + JSON.stringify([seq, at, who, command, payload])));
  return digest.hex();
}
