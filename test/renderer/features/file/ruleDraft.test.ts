import { expect, it } from 'vitest';
import type { OwnerRule } from '../../../../src/contract/decisions.ts';
import { draftOf, ruleOf } from '../../../../renderer/features/file/ruleDraft.ts';

it('types a rule as it stands, and makes the same rule of it', () => {
  const rule: OwnerRule = {
    handoff: 'sale-wms-erp', system: 'wms', location: 'DC1', category: 'Shoes', kind: 'late_event', minValue: 100, maxValue: 2500.5,
    owner: 'Nadia Karim',
  };
  expect(ruleOf(draftOf(rule))).toEqual(rule);
  expect(ruleOf(draftOf({ owner: 'Nadia Karim' }))).toEqual({ owner: 'Nadia Karim' });
});

it.each([
  ['no owner', { owner: '  ' }], ['an amount that is none', { minValue: 'ten' }], ['a negative amount', { maxValue: '-1' }],
])('makes no rule of %s', (_what, part) => { expect(ruleOf({ ...draftOf({ owner: 'Nadia' }), ...part })).toBeNull(); });

it('reads an amount with marks between thousands', () => {
  expect(ruleOf({ ...draftOf({ owner: 'Nadia' }), minValue: '12,500.50' })).toEqual({ owner: 'Nadia', minValue: 12_500.5 });
});
