import type { OwnerRule } from '../../../src/contract/decisions.ts';
import { EXCEPTION_KINDS } from '../../../src/domain/vocabulary.ts';

/** A rule as it is being typed: '' where a condition is left open. */
export interface RuleDraft {
  readonly key: number;
  readonly handoff: string;
  readonly system: string;
  readonly location: string;
  readonly category: string;
  readonly kind: string;
  readonly minValue: string;
  readonly maxValue: string;
  readonly owner: string;
}

let drafted = 0;

export function draftOf(rule: OwnerRule): RuleDraft {
  drafted += 1;
  return {
    key: drafted,
    handoff: rule.handoff ?? '',
    system: rule.system ?? '',
    location: rule.location ?? '',
    category: rule.category ?? '',
    kind: rule.kind ?? '',
    minValue: rule.minValue === undefined ? '' : String(rule.minValue),
    maxValue: rule.maxValue === undefined ? '' : String(rule.maxValue),
    owner: rule.owner,
  };
}

/** The rule that was typed; null where it names no owner, or a value is no number. */
export function ruleOf(draft: RuleDraft): OwnerRule | null {
  const owner = draft.owner.trim();
  const [from, to] = [amountOf(draft.minValue), amountOf(draft.maxValue)];
  const kind = EXCEPTION_KINDS.find((each) => each === draft.kind);
  if (owner === '' || from === null || to === null) return null;
  const text = (name: 'handoff' | 'system' | 'location' | 'category'): Partial<OwnerRule> =>
    draft[name].trim() === '' ? {} : { [name]: draft[name].trim() };
  return {
    ...text('handoff'),
    ...text('system'),
    ...text('location'),
    ...text('category'),
    ...(kind === undefined ? {} : { kind }),
    ...(from === undefined ? {} : { minValue: from }),
    ...(to === undefined ? {} : { maxValue: to }),
    owner,
  };
}

/** Undefined where nothing is typed, null where it is no amount. */
function amountOf(typed: string): number | null | undefined {
  const plain = typed.trim().replaceAll(',', '');
  if (plain === '') return undefined;
  return /^\d{1,12}(?:\.\d+)?$/u.test(plain) ? Number(plain) : null;
}
