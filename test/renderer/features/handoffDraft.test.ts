import { expect, test } from 'vitest';
import type { HandoffEntry } from '../../../src/contract/decisions.ts';
import { entryOf, newCode, NO_HANDOFF } from '../../../renderer/features/handoffMap/handoffDraft.ts';

const typed = { ...NO_HANDOFF, event: 'sale', from: 'pos', to: 'erp', within: '90' };

test('an entry as it was typed: empty is not given, no place is all of them', () => {
  expect(entryOf(typed)).toEqual({
    event: 'sale', from: 'pos', to: 'erp', mechanism: '', everyMinutes: null, withinMinutes: 90, owner: '', locations: [],
  });
  expect(entryOf({ ...typed, mechanism: ' batch ', every: '60', owner: 'Integration', places: 'S01, S02 ,' })).toMatchObject({
    mechanism: 'batch', everyMinutes: 60, owner: 'Integration', locations: ['S01', 'S02'],
  });
});

test.each([
  [{ event: '' }, /kind of event/u], [{ from: '' }, /both systems/u], [{ to: 'pos' }, /one system to another/u],
  [{ within: '' }, /whole minutes/u], [{ within: '1.5' }, /whole minutes/u], [{ within: '-1' }, /whole minutes/u],
  [{ within: '9999999' }, /whole minutes/u], [{ every: '0' }, /cadence/u], [{ every: 'hourly' }, /cadence/u],
])('what cannot be an entry says what it lacks: %o', (part, said) => {
  expect(entryOf({ ...typed, ...part })).toMatch(said);
});

test('a new entry has a name that none has', () => {
  const entry = entryOf(typed) as HandoffEntry;
  expect(newCode(entry, [])).toBe('sale-pos-erp');
  expect(newCode(entry, ['sale-pos-erp', 'sale-pos-erp-2'])).toBe('sale-pos-erp-3');
});
