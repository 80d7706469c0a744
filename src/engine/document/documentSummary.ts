import type { ResultSummary } from '../../contract/resultDocument.ts';
import type { Database } from '../../store/database.ts';
import { summaryOf, systemAccuracies } from '../../store/queries/summary.ts';

/**
 * The engagement's figures in the contract's words and order; accuracy to six decimals, and none for a system that
 * was not compared.
 */
export function documentSummary(db: Database): ResultSummary {
  const summary = summaryOf(db);
  const recordAccuracy = Object.fromEntries(systemAccuracies(db).flatMap((system) =>
    system.recordAccuracy === null ? [] : [[system.code, Math.round(system.recordAccuracy * 1e6) / 1e6]]));
  return {
    positions: summary.positions, events: summary.events, recordAccuracy, variances: summary.variances,
    exceptions: summary.exceptions, absoluteUnits: summary.absoluteUnits, netValue: summary.netValue,
    explainedShare: summary.explainedShare,
  };
}
