/** What the runs of an engagement came to, one after the other, and what the last of them no longer saw. */
import { EXCEPTION_KINDS, FINDING_KINDS } from '../../domain/vocabulary.ts';
import type { ExceptionKind } from '../../domain/vocabulary.ts';
import { toMoney, toUnits } from '../../domain/quantity.ts';
import { exceptionCode } from '../../domain/statements/codes.ts';
import type { Database } from '../database.ts';

export interface RunRecord {
  readonly id: number;
  readonly at: number;
  readonly cutoff: number;
  readonly exceptions: number;
  readonly variances: number;
  readonly absoluteUnits: number;
  readonly netValue: number;
  /** How it compares with the run before it; null for the first. */
  readonly compared: {
    readonly appeared: number; readonly gone: number; readonly standing: number; readonly grown: number; readonly reopened: number;
  } | null;
}

/** Every run, the first one first. */
export function runRecords(db: Database): readonly RunRecord[] {
  return db.rows(`SELECT id, at, cutoff, exceptions, variances, absolute_units, net_value, appeared, gone, standing, grown, reopened
    FROM run ORDER BY id`, (row) => ({
    id: Number(row[0]), at: Number(row[1]), cutoff: Number(row[2]), exceptions: Number(row[3]), variances: Number(row[4]),
    absoluteUnits: toUnits(Number(row[5])), netValue: toMoney(Number(row[6])),
    compared: row[7] === null ? null : {
      appeared: Number(row[7]), gone: Number(row[8]), standing: Number(row[9]), grown: Number(row[10]), reopened: Number(row[11]),
    },
  }));
}

export interface HandoffRun {
  readonly run: number;
  readonly cutoff: number;
  readonly events: number;
  readonly matched: number;
  readonly late: number;
  readonly missing: number;
  readonly duplicate: number;
  readonly mismatched: number;
  readonly orphan: number;
  /** Milliseconds; null where nothing was matched. */
  readonly latencyP50: number | null;
  readonly latencyP95: number | null;
}

export interface HandoffDrift {
  readonly handoff: string;
  readonly runs: readonly HandoffRun[];
}

/** Each handoff from period to period: of several runs to one cut-off the last counts. */
export function handoffDrifts(db: Database): readonly HandoffDrift[] {
  const found = new Map<string, HandoffRun[]>();
  const optional = (value: unknown): number | null => (value === null || value === undefined ? null : Number(value));
  db.each(`SELECT h.handoff, h.run_id, r.cutoff, h.events, h.matched, h.late, h.missing, h.duplicate, h.mismatched, h.orphan,
    h.latency_p50, h.latency_p95 FROM run_handoff h JOIN run r ON r.id = h.run_id
    WHERE r.id IN (SELECT max(id) FROM run GROUP BY cutoff) ORDER BY h.handoff, r.cutoff, r.id`, (row) => {
    const handoff = String(row[0]);
    const runs = found.get(handoff) ?? [];
    found.set(handoff, runs);
    runs.push({
      run: Number(row[1]), cutoff: Number(row[2]), events: Number(row[3]), matched: Number(row[4]), late: Number(row[5]),
      missing: Number(row[6]), duplicate: Number(row[7]), mismatched: Number(row[8]), orphan: Number(row[9]),
      latencyP50: optional(row[10]), latencyP95: optional(row[11]),
    });
  });
  return [...found].map(([handoff, runs]) => ({ handoff, runs }));
}

export interface GoneException {
  readonly code: string;
  readonly kind: ExceptionKind;
  readonly sku: string;
  readonly location: string;
  readonly handoff: string | null;
  readonly reference: string | null;
  readonly quantity: number;
  readonly value: number;
  readonly owner: string;
  readonly timesSeen: number;
  /** The cut-off of the run that did not see it any more. */
  readonly closedAt: number;
}

/** Exceptions that are not seen any more, those closed last and worth most first. */
export function goneExceptions(
  db: Database, start: number, count: number,
): { readonly rows: readonly GoneException[]; readonly total: number } {
  const rows = db.rows(`SELECT number, kind, sku, location, handoff, reference, quantity, value, owner, times_seen, closed_at
    FROM earlier_exception WHERE standing = 0 ORDER BY closed_at DESC, abs(value) DESC, number LIMIT ? OFFSET ?`, (row) => ({
    code: exceptionCode(Number(row[0])), kind: kindOf(FINDING_KINDS[Number(row[1])]), sku: String(row[2]), location: String(row[3]),
    handoff: row[4] === null ? null : String(row[4]), reference: row[5] === null ? null : String(row[5]),
    quantity: toUnits(Number(row[6])), value: toMoney(Number(row[7])), owner: String(row[8]), timesSeen: Number(row[9]),
    closedAt: Number(row[10]),
  }), [count, start]);
  return { rows, total: db.number('SELECT count(*) FROM earlier_exception WHERE standing = 0') };
}

function kindOf(word: string | undefined): ExceptionKind {
  return EXCEPTION_KINDS.find((kind) => kind === word) ?? 'unexplained_variance';
}
