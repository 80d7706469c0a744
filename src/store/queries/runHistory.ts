/** What the runs of an engagement came to, one after the other, and what the last of them no longer saw. */
import { EXCEPTION_KINDS, FINDING_KINDS } from '../../domain/vocabulary.ts';
import type { ExceptionKind } from '../../domain/vocabulary.ts';
import { toMoney, toUnits } from '../../domain/quantity.ts';
import { exceptionCode } from '../../domain/statements/codes.ts';
import type { Database } from '../database.ts';
import { numberOrNull } from './words.ts';

/** Every run, the first one first. */
export function runRecords(db: Database) {
  return db.rows(`SELECT id, at, cutoff, exceptions, variances, absolute_units, net_value, appeared, gone, standing, grown, reopened,
    unexplained_units, absolute_value, unexplained_value, came_units, came_value, gone_units, gone_value FROM run ORDER BY id`, (row) => ({
    id: Number(row[0]), at: Number(row[1]), cutoff: Number(row[2]), exceptions: Number(row[3]), variances: Number(row[4]),
    absoluteUnits: toUnits(Number(row[5])), netValue: toMoney(Number(row[6])),
    compared: row[7] === null ? null : {
      appeared: Number(row[7]), gone: Number(row[8]), standing: Number(row[9]), grown: Number(row[10]), reopened: Number(row[11]),
    },
    // What a run before version 6 of the file left unexplained was not kept.
    explained: row[12] === null ? null : {
      units: explainedOf(Number(row[5]), Number(row[12]), toUnits), value: explainedOf(Number(row[13]), Number(row[14]), toMoney),
    },
    moved: row[15] === null || row[15] === undefined ? null : {
      came: { units: toUnits(Number(row[15])), value: toMoney(Number(row[16])) },
      gone: { units: toUnits(Number(row[17])), value: toMoney(Number(row[18])) },
    },
  }));
}

/** Of what records are off, as sizes: what was left unexplained, and the rest; causes that outweigh the difference explain no more. */
function explainedOf(off: number, unexplained: number, shown: (scaled: number) => number) {
  return { explained: shown(Math.max(0, off - unexplained)), unexplained: shown(unexplained) };
}

/** Each handoff from period to period: of several runs to one cut-off the last counts. Latencies in milliseconds. */
export function handoffDrifts(db: Database) {
  const rows = db.rows(`SELECT h.handoff, h.run_id, r.cutoff, h.events, h.matched, h.late, h.missing, h.duplicate, h.mismatched, h.orphan,
    h.latency_p50, h.latency_p95 FROM run_handoff h JOIN run r ON r.id = h.run_id
    WHERE r.id IN (SELECT max(id) FROM run GROUP BY cutoff) ORDER BY h.handoff, r.cutoff, r.id`, (row) => ({
    handoff: String(row[0]), run: {
      run: Number(row[1]), cutoff: Number(row[2]), events: Number(row[3]), matched: Number(row[4]), late: Number(row[5]),
      missing: Number(row[6]), duplicate: Number(row[7]), mismatched: Number(row[8]), orphan: Number(row[9]),
      latencyP50: numberOrNull(row[10]), latencyP95: numberOrNull(row[11]),
    },
  }));
  return [...new Set(rows.map(({ handoff }) => handoff))].map((handoff) => ({
    handoff, runs: rows.filter((row) => row.handoff === handoff).map(({ run }) => run),
  }));
}

/** Exceptions that are not seen any more, those closed last and worth most first. */
export function goneExceptions(db: Database, start: number, count: number) {
  const rows = db.rows(`SELECT number, kind, sku, location, handoff, reference, quantity, value, owner, times_seen, closed_at,
    (SELECT group_concat(file || ':' || line, ', ') FROM (SELECT s.file, e.line FROM earlier_evidence e JOIN earlier_source s
      ON s.id = e.source_id WHERE e.number = earlier_exception.number ORDER BY e.seq)), priced
    FROM earlier_exception WHERE standing = 0 ORDER BY closed_at DESC, abs(value) DESC, number LIMIT ? OFFSET ?`, (row) => ({
    code: exceptionCode(Number(row[0])), kind: kindOf(FINDING_KINDS[Number(row[1])]), sku: String(row[2]), location: String(row[3]),
    handoff: row[4] === null ? null : String(row[4]), reference: row[5] === null ? null : String(row[5]),
    quantity: toUnits(Number(row[6])), value: toMoney(Number(row[7])), owner: String(row[8]), timesSeen: Number(row[9]),
    closedAt: Number(row[10]), provedBy: String(row[11] ?? ''), priced: row[12] === 1,
  }), [count, start]);
  return { rows, total: db.number('SELECT count(*) FROM earlier_exception WHERE standing = 0') };
}

function kindOf(word: string | undefined): ExceptionKind {
  return EXCEPTION_KINDS.find((kind) => kind === word) ?? 'unexplained_variance';
}
