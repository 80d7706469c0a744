/** What is kept of a run, as its entry of the log proves it. */
import type { Database } from '../database.ts';
import { canonicalJson } from '../decisions/canonicalJson.ts';
import type { Hashing } from '../decisions/decisionLog.ts';

/** Every figure of a run that is kept, a handoff's included. What later versions keep of a run is none of its entry's business. */
const FIGURES = `at, cutoff, exceptions, variances, absolute_units, net_value, appeared, gone, standing, grown, reopened, unexplained_units,
  absolute_value, unexplained_value, came_units, came_value, gone_units, gone_value`;
const OF_HANDOFF = 'handoff, events, matched, late, missing, duplicate, mismatched, orphan, latency_p50, latency_p95';

/** SHA-256 over the canonical JSON of `[figures, handoffs]`, in the order of their columns; null where there is no such run. */
export function runDigest(db: Database, digests: Hashing, run: number): string | null {
  const plain = (cell: unknown): string | number | null => (typeof cell === 'string' || typeof cell === 'number' ? cell : null);
  const figures = db.first(`SELECT ${FIGURES} FROM run WHERE id = ?`, (row) => row.map(plain), [run]);
  if (figures === undefined) return null;
  const handoffs = db.rows(`SELECT ${OF_HANDOFF} FROM run_handoff WHERE run_id = ? ORDER BY handoff`, (row) => row.map(plain), [run]);
  const digest = digests.sha256();
  digest.update(new TextEncoder().encode(canonicalJson([figures, handoffs])));
  return digest.hex();
}

/** The runs that are kept, the first one first. */
export function runIds(db: Database): readonly number[] {
  return db.rows('SELECT id FROM run ORDER BY id', (row) => Number(row[0]));
}

/** The files that are read, each with its SHA-256, in the order of their names: what a run rests on. */
export function filesRead(db: Database): readonly (readonly [file: string, sha256: string])[] {
  return db.rows('SELECT DISTINCT file, sha256 FROM source ORDER BY file, sha256', (row) => [String(row[0]), String(row[1])] as const);
}
