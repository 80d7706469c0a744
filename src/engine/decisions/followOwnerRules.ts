import { ownerRule } from '../../contract/decisions.ts';
import { isResolved } from '../../domain/exceptions/transitions.ts';
import { applyChanges } from '../../store/decisions/applyChanges.ts';
import { ownerRulesOf } from '../../store/decisions/entities/keptEntities.ts';
import { ruledExceptions } from '../../store/decisions/ruledExceptions.ts';
import type { Database } from '../../store/database.ts';
import { groupChanges } from './exceptionPlans.ts';
import { ownerByRules } from './ownerByRules.ts';

/** Gives the exceptions of a run to those whom the rules name, except those that somebody was given by hand. Call inside a transaction. */
export function followOwnerRules(db: Database): void {
  const rules = ownerRulesOf(db).map((rule) => ownerRule.parse(rule));
  if (rules.length === 0) return;
  const owned = ruledExceptions(db).filter(({ life }) => !life.byHand && !isResolved(life.state));
  const grounds = new Map(owned.map((exception) => [exception.life.number, exception]));
  applyChanges(db, groupChanges(owned.map(({ life }) => life), ({ number }) => {
    const exception = grounds.get(number);
    const owner = exception === undefined ? undefined : ownerByRules(rules, exception);
    return owner === undefined ? {} : { owner };
  }));
}
