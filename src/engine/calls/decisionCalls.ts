import { ownerRule } from '../../contract/decisions.ts';
import { fail } from '../../domain/problem.ts';
import { ownerRulesOf, parameters, savedFilters } from '../../store/decisions/entities/keptEntities.ts';
import { signOffs } from '../../store/decisions/entities/signOffEntity.ts';
import { decisionBySeq, decisionCount, decisionPage } from '../../store/decisions/decisionRecords.ts';
import { listOwners } from '../../store/decisions/owners.ts';
import { decisionView } from '../decisions/decisionView.ts';
import { answering } from './callContext.ts';
import type { CallContext } from './callContext.ts';

/** What the window shows of one decision's record; a decision on very many exceptions names all of them. */
const LONGEST_RECORD = 50_000;

export function decisionCalls(context: CallContext) {
  return {
    'decisions.list': answering('decisions.list', ({ start, count, exception }) => {
      const db = context.database();
      const number = exception === undefined ? undefined : Number(/\d+$/u.exec(exception)?.[0] ?? 0);
      return {
        rows: decisionPage(db, start, count, number).map((decision) => decisionView(db, decision)), total: decisionCount(db, number),
        totals: { units: 0, value: 0, unpriced: 0 },
      };
    }),
    'decisions.record': answering('decisions.record', ({ seq }) => {
      const decision = decisionBySeq(context.database(), seq) ?? fail({
        code: 'unknown_record', message: `There is no decision ${seq} in the log.`, remedy: 'Open the log again.',
      });
      const { payload, previous, hash } = decision;
      return { payload: payload.slice(0, LONGEST_RECORD), length: payload.length, previous, hash };
    }),
    'work.view': answering('work.view', () => {
      const db = context.database();
      return {
        owners: listOwners(db), ownerRules: ownerRulesOf(db).map((rule) => ownerRule.parse(rule)),
        filters: savedFilters(db), parameters: parameters(db),
        signOffs: signOffs(db),
      };
    }),
  };
}
