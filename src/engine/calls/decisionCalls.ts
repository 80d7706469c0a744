import { ownerRule } from '../../contract/decisions.ts';
import { ownerRulesOf, parameters, savedFilters } from '../../store/decisions/entities/keptEntities.ts';
import { signOffs } from '../../store/decisions/entities/signOffEntity.ts';
import { decisionCount, decisionPage } from '../../store/decisions/decisionRecords.ts';
import { listOwners } from '../../store/decisions/owners.ts';
import { decisionView } from '../decisions/decisionView.ts';
import { answering } from './callContext.ts';
import type { CallContext } from './callContext.ts';

export function decisionCalls(context: CallContext) {
  return {
    'decisions.list': answering('decisions.list', ({ start, count, exception }) => {
      const db = context.database();
      const number = exception === undefined ? undefined : Number(/\d+$/u.exec(exception)?.[0] ?? 0);
      return {
        rows: decisionPage(db, start, count, number).map((decision) => decisionView(db, decision)), total: decisionCount(db, number),
        totals: { units: 0, value: 0 },
      };
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
