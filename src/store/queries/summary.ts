/**
 * The figures of an engagement as a whole. This is the one place where they are computed: the window, the report and the result
 * document all ask here. Quantities are units, money has two decimals.
 */
import { toMoney, toUnits } from '../../domain/quantity.ts';
import { EXCEPTION_KINDS, FINDING_KINDS } from '../../domain/vocabulary.ts';
import type { Database } from '../database.ts';
import { wordAt } from './words.ts';

export function summaryOf(db: Database) {
  const sums = db.first(
    `SELECT COUNT(*), COALESCE(SUM(ABS(variance)), 0), COALESCE(SUM(value), 0), COALESCE(SUM(ABS(unexplained)), 0)
       FROM variance WHERE variance <> 0`,
    (row) => ({
      variances: Number(row[0]), absolute: Number(row[1]), value: Number(row[2]), unexplained: Number(row[3]),
    })) ?? { variances: 0, absolute: 0, value: 0, unexplained: 0 };
  const byKind = db.rows(
    `SELECT kind, COUNT(*), SUM(ABS(quantity)), SUM(ABS(value)) FROM finding WHERE number IS NOT NULL GROUP BY kind ORDER BY kind`,
    (row) => ({
      kind: wordAt(EXCEPTION_KINDS, row[0]), count: Number(row[1]), units: toUnits(Number(row[2])), value: toMoney(Number(row[3])),
    }));
  return {
    positions: db.number('SELECT COALESCE(SUM(positions), 0) FROM system_figure'),
    events: db.number('SELECT COALESCE(SUM(events), 0) FROM system_figure'),
    variances: sums.variances,
    exceptions: byKind.reduce((sum, { count }) => sum + count, 0),
    inFlight: db.number('SELECT COUNT(*) FROM finding WHERE kind = ?', [FINDING_KINDS.indexOf('in_flight')]),
    rejected: db.number('SELECT COALESCE(SUM(rows_rejected), 0) FROM source'),
    absoluteUnits: toUnits(sums.absolute),
    netValue: toMoney(sums.value),
    explainedShare: sums.absolute === 0 ? 1 : Math.max(0, Math.round((1 - sums.unexplained / sums.absolute) * 1e6) / 1e6),
    byKind,
  };
}

/** Every system, in the order of import, with its share of records that agree. */
export function systemAccuracies(db: Database) {
  return db.rows(
    `SELECT s.id, s.code, COALESCE(f.positions, 0), COALESCE(f.events, 0), COALESCE(f.compared, 0), COALESCE(f.accurate, 0)
       FROM system AS s LEFT JOIN system_figure AS f ON f.system_id = s.id ORDER BY s.id`,
    (row) => ({
      systemId: Number(row[0]), code: String(row[1]), positions: Number(row[2]), events: Number(row[3]),
      recordAccuracy: Number(row[4]) === 0 ? null : Number(row[5]) / Number(row[4]),
    }));
}
