import type { OwnerRule } from '../../contract/decisions.ts';
import { toMoney } from '../../domain/quantity.ts';
import type { RuledException } from '../../store/decisions/ruledExceptions.ts';

/**
 * The owner that the first rule names whose conditions all hold; undefined where none does. A rule's system is the one that the
 * exception comes from or goes to.
 */
export function ownerByRules(rules: readonly OwnerRule[], exception: Omit<RuledException, 'life'>): string | undefined {
  const value = Math.abs(toMoney(exception.value));
  return rules.find((rule) =>
    (rule.kind === undefined || rule.kind === exception.kind)
    && (rule.handoff === undefined || rule.handoff === exception.handoff)
    && (rule.system === undefined || rule.system === exception.from || rule.system === exception.to)
    && (rule.location === undefined || rule.location === exception.location)
    && (rule.category === undefined || rule.category === exception.category)
    && (rule.minValue === undefined || value >= rule.minValue)
    && (rule.maxValue === undefined || value <= rule.maxValue))?.owner;
}
