import { ALL_CHECKS } from '../../domain/checks/allChecks.ts';
import { fail } from '../../domain/problem.ts';
import { toMoney, toUnits } from '../../domain/quantity.ts';
import { readCheckResults } from '../../store/checks/checkResults.ts';
import { checkEvidence, checkFindings } from '../../store/queries/checkFindings.ts';
import { confidenceFigures } from '../../store/queries/confidence.ts';
import { ensureLookupIndexes } from '../../store/queries/lookupIndexes.ts';
import { engagementSettings } from '../../store/queries/settings.ts';
import { listChecks } from '../checks/listChecks.ts';
import { answering } from './callContext.ts';
import type { CallContext } from './callContext.ts';

export function checkCalls(context: CallContext) {
  return {
    'checks.list': answering('checks.list', () => listChecks(context.database())),
    'checks.findings': answering('checks.findings', ({ code, start, count }) => {
      const db = context.database();
      ensureLookupIndexes(db);
      const result = readCheckResults(db).get(assertCheck(code));
      return {
        rows: checkFindings(db, code, start, count), total: result?.found ?? 0,
        totals: {
          units: toUnits(result?.quantity ?? 0), value: toMoney(result?.value ?? 0), unpriced: result?.unpriced ?? 0,
        },
      };
    }),
    'checks.evidence': answering('checks.evidence', ({ id }) => {
      const db = context.database();
      return checkEvidence(db, id, engagementSettings(db).timezone);
    }),
    'checks.confidence': answering('checks.confidence', () => confidenceFigures(context.database())),
  };
}

/** The code, where there is such a check. Fails with `unknown_record`. */
export function assertCheck(code: string): string {
  if (ALL_CHECKS.some((check) => check.code === code)) return code;
  return fail({
    code: 'unknown_record', message: 'There is no such check.', found: code, expected: ALL_CHECKS.map((check) => check.code).join(', '),
  });
}
