import { proportion } from '../../domain/statements/figures.ts';
import { RUN_CHANGES } from '../../domain/vocabulary.ts';
import type { Database } from '../database.ts';
import type { RunComparison, Size } from './carryOver.ts';

/** The cut-off of the last run; null before the first. */
export function lastCutoff(db: Database): number | null {
  return db.first('SELECT cutoff FROM run ORDER BY id DESC LIMIT 1', (row) => Number(row[0])) ?? null;
}

/** Remembers what a run came to, as a whole and a handoff at a time, once its results are written. Answers the run's number. */
export function writeRun(
  db: Database, run: { readonly at: number; readonly cutoff: number; readonly comparison: RunComparison | null },
): number {
  const id = db.number('SELECT coalesce(max(id), 0) + 1 FROM run');
  const { comparison } = run;
  const came = comparison === null ? null : sizeOfNew(db);
  db.run(`INSERT INTO run (id, at, cutoff, exceptions, variances, absolute_units, net_value, unexplained_units, absolute_value,
    unexplained_value, appeared, gone, standing, grown, reopened, came_units, came_value, gone_units, gone_value)
    SELECT ?, ?, ?, (SELECT count(*) FROM finding WHERE number IS NOT NULL), count(*), coalesce(sum(abs(variance)), 0),
    coalesce(sum(value), 0), coalesce(sum(abs(unexplained)), 0), coalesce(sum(abs(value)), 0), ?, ?, ?, ?, ?, ?, ?, ?, ?, ?
    FROM variance WHERE variance <> 0`, [
    id, run.at, run.cutoff, unexplainedValue(db), comparison?.appeared ?? null, comparison?.gone ?? null, comparison?.standing ?? null,
    comparison?.grown ?? null, comparison?.reopened ?? null, came?.units ?? null, came?.value ?? null, comparison?.goneSize.units ?? null,
    comparison?.goneSize.value ?? null,
  ]);
  db.run(`INSERT INTO run_handoff (run_id, handoff, events, matched, late, missing, duplicate, mismatched, orphan, latency_p50, latency_p95)
    SELECT ?, h.code, f.events, f.matched, f.late, f.missing, f.duplicate, f.mismatched, f.orphan, f.latency_p50, f.latency_p95
    FROM handoff_figure f JOIN handoff h ON h.id = f.handoff_id`, [id]);
  return id;
}

/** Of each record that differs the part of its value that its unexplained units make, as sizes and scaled. */
function unexplainedValue(db: Database): number {
  let sum = 0;
  db.each('SELECT value, unexplained, variance FROM variance WHERE variance <> 0 AND unexplained <> 0 AND value <> 0', (row) => {
    sum += Math.abs(proportion(Number(row[0]), Number(row[1]), Number(row[2])));
  });
  return sum;
}

/** What the exceptions that are new, or back again, come to as sizes. Scaled. */
function sizeOfNew(db: Database): Size {
  return db.first(`SELECT coalesce(sum(abs(f.quantity)), 0), coalesce(sum(abs(f.value)), 0)
    FROM exception_life AS l CROSS JOIN finding AS f ON f.number = l.number WHERE l.compared IN (?, ?)`,
  (row) => ({ units: Number(row[0]), value: Number(row[1]) }), [RUN_CHANGES.indexOf('new'), RUN_CHANGES.indexOf('reopened')])
    ?? { units: 0, value: 0 };
}
