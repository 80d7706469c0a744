import type { Database } from '../database.ts';
import type { RunComparison } from './carryOver.ts';

/** The cut-off of the last run; null before the first. */
export function lastCutoff(db: Database): number | null {
  return db.first('SELECT cutoff FROM run ORDER BY id DESC LIMIT 1', (row) => Number(row[0])) ?? null;
}

/** Remembers what a run came to, as a whole and a handoff at a time, once its results are written. */
export function writeRun(
  db: Database, run: { readonly at: number; readonly cutoff: number; readonly comparison: RunComparison | null },
): void {
  const id = db.number('SELECT coalesce(max(id), 0) + 1 FROM run');
  const { comparison } = run;
  db.run(`INSERT INTO run (id, at, cutoff, exceptions, variances, absolute_units, net_value, appeared, gone, standing, grown, reopened)
    SELECT ?, ?, ?, (SELECT count(*) FROM finding WHERE number IS NOT NULL), count(*) FILTER (WHERE variance <> 0),
    coalesce(sum(abs(variance)), 0), coalesce(sum(value), 0), ?, ?, ?, ?, ? FROM variance`, [
    id, run.at, run.cutoff, comparison?.appeared ?? null, comparison?.gone ?? null, comparison?.standing ?? null, comparison?.grown ?? null,
    comparison?.reopened ?? null,
  ]);
  db.run(`INSERT INTO run_handoff (run_id, handoff, events, matched, late, missing, duplicate, mismatched, orphan, latency_p50, latency_p95)
    SELECT ?, h.code, f.events, f.matched, f.late, f.missing, f.duplicate, f.mismatched, f.orphan, f.latency_p50, f.latency_p95
    FROM handoff_figure f JOIN handoff h ON h.id = f.handoff_id`, [id]);
}
