import type { ReportInput } from '../../reports/model/reportInput.ts';
import { MOST_ROWS } from '../../reports/model/table.ts';
import { decisionPage, peopleDecided } from '../../store/decisions/decisionRecords.ts';
import type { Database } from '../../store/database.ts';
import { decisionView } from '../decisions/decisionView.ts';

const AT_A_TIME = 500;

/**
 * What people decided, the last decision first. Imports and runs are left out: they say when the program was run, and a report does not
 * depend on the day it is written.
 */
export function decisionsOf(db: Database): ReportInput['decisions'] {
  const total = peopleDecided(db);
  const count = Math.min(total, MOST_ROWS);
  return {
    count, total,
    *records() {
      let left = count;
      for (let start = 0; left > 0; start += AT_A_TIME) {
        const page = decisionPage(db, start, AT_A_TIME);
        if (page.length === 0) return;
        for (const decision of page) {
          if (left === 0 || decision.command === 'import' || decision.command === 'run') continue;
          left -= 1;
          const { seq, at, who, sentence, exceptionCount, undoneBy, hash } = decisionView(db, decision);
          yield { seq, at, who, sentence, exceptions: exceptionCount, undoneBy, hash };
        }
      }
    },
  };
}
