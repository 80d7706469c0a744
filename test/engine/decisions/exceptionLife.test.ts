/** An exception through its life, sentence by sentence: which state follows which, whose it is by rule, and how old. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DecisionInput, OwnerRule } from '../../../src/contract/decisions.ts';
import { EXCEPTION_STATES } from '../../../src/domain/vocabulary.ts';
import type { ExceptionState } from '../../../src/domain/vocabulary.ts';
import { ownerByRules } from '../../../src/engine/decisions/ownerByRules.ts';
import { runEngagement } from '../../../src/engine/run/runEngagement.ts';
import { ageBand } from '../../../src/store/queries/exceptionAge.ts';
import { exceptionLives } from '../../../src/store/decisions/entities/exceptionEntity.ts';
import type { Database } from '../../../src/store/database.ts';
import { CUTOFF, filledDatabase } from '../../store/support/filledDatabase.ts';
import { stubPorts, stubTask } from '../stubPorts.ts';
import { refusal, take } from './deciding.ts';

let db: Database;
beforeEach(async () => { db = await filledDatabase(); });
afterEach(() => { db.close(); });

const E1 = 'E-000001';
const life = () => exceptionLives(db, [1])[0]!;

/** By the ways that there are to it, as a person goes them. */
function bring(state: ExceptionState): void {
  const set = (to: 'investigating' | 'explained' | 'corrected' | 'verified'): void => {
    const reason = to === 'explained' || to === 'corrected' ? { reason: 'process' as const } : {};
    take(db, { command: 'setState', exceptions: [E1], state: to, ...reason });
  };
  if (state === 'assigned') take(db, { command: 'assign', exceptions: [E1], owner: 'Finance' });
  else if (state === 'accepted') take(db, { command: 'accept', exceptions: [E1], reason: 'timing' }, 'Settles next week.');
  else if (state === 'verified') {
    set('explained');
    set('verified');
  } else if (state !== 'open') set(state);
  expect(life().state).toBe(state);
}

describe('the state that follows', () => {
  const FOLLOWS: Readonly<Record<ExceptionState, readonly ExceptionState[]>> = {
    open: ['investigating', 'explained', 'corrected'],
    assigned: ['open', 'investigating', 'explained', 'corrected'],
    investigating: ['open', 'explained', 'corrected'],
    explained: ['open', 'investigating', 'verified'],
    corrected: ['open', 'investigating', 'verified'],
    accepted: ['open', 'investigating', 'verified'],
    verified: ['open', 'investigating'],
  };
  const SET = ['open', 'investigating', 'explained', 'corrected', 'verified'] as const;
  const pairs = EXCEPTION_STATES.flatMap((from) => SET.filter((to) => to !== from).map((to) => [from, to] as const));
  it.each(pairs)('%s → %s', (from, to) => {
    bring(from);
    const decision: DecisionInput = { command: 'setState', exceptions: [E1], state: to, reason: 'process' };
    if (FOLLOWS[from].includes(to)) {
      take(db, decision, 'As it is.');
      expect(life().state).toBe(to);
    } else expect(refusal(db, decision, 'As it is.').code).toBe('wrong_state');
  });

  it.each(EXCEPTION_STATES)('accepting, assigning and re-opening: from %s only where that follows', (from) => {
    bring(from);
    const isSettled = !['open', 'assigned', 'investigating'].includes(from);
    const accept: DecisionInput = { command: 'accept', exceptions: [E1], reason: 'timing' };
    const reopen: DecisionInput = { command: 'reopen', exceptions: [E1] };
    const assign: DecisionInput = { command: 'assign', exceptions: [E1], owner: 'E-commerce' };
    for (const [decision, follows] of [[accept, !isSettled], [assign, !isSettled], [reopen, isSettled]] as const) {
      if (!follows) expect(['wrong_state', 'nothing_to_decide']).toContain(refusal(db, decision, 'Because.').code);
      else {
        const { seq } = take(db, decision, 'Because.');
        take(db, { command: 'undo', seq });
        expect(life().state).toBe(from);
      }
    }
  });
});

describe('owner rules', () => {
  const exception = {
    kind: 'missing_event', handoff: 'sale-web-wms', from: 'web', to: 'wms', location: 'S01', category: 'Shoes', value: -125_0000,
  } as const;
  const holds = (rule: Omit<OwnerRule, 'owner'>): boolean => ownerByRules([{ ...rule, owner: 'Finance' }], exception) === 'Finance';

  it.each<[string, Omit<OwnerRule, 'owner'>, Omit<OwnerRule, 'owner'>]>([
    ['handoff', { handoff: 'sale-web-wms' }, { handoff: 'receipt-wms-erp' }],
    ['system it comes from', { system: 'web' }, { system: 'erp' }],
    ['system it goes to', { system: 'wms' }, { system: 'pos' }],
    ['location', { location: 'S01' }, { location: 'DC1' }],
    ['category', { category: 'Shoes' }, { category: 'Bags' }],
    ['kind', { kind: 'missing_event' }, { kind: 'late_event' }],
    ['value from', { minValue: 125 }, { minValue: 125.01 }],
    ['value to', { maxValue: 125 }, { maxValue: 124.99 }],
    ['value band', { minValue: 100, maxValue: 200 }, { minValue: 126, maxValue: 200 }],
    ['all of several', { system: 'web', location: 'S01', category: 'Shoes', minValue: 1 }, { system: 'web', location: 'DC1', minValue: 1 }],
  ])('by %s', (_by, one, other) => {
    expect(holds(one)).toBe(true);
    expect(holds(other)).toBe(false);
  });

  it('take the first that holds, and none where none does', () => {
    const rules = [{ location: 'DC1', owner: 'A' }, { category: 'Shoes', owner: 'B' }, { owner: 'C' }];
    expect(ownerByRules(rules, exception)).toBe('B');
    expect(ownerByRules(rules.slice(0, 1), exception)).toBeUndefined();
    expect(ownerByRules([{ category: 'Shoes', owner: 'B' }], { ...exception, category: null })).toBeUndefined();
  });

  it('hold for what later runs find, and leave alone what somebody gave by hand', async () => {
    take(db, { command: 'assign', exceptions: ['E-000002'], owner: 'E-commerce' });
    take(db, { command: 'ownerRules', rules: [{ owner: 'Finance' }] });
    await runEngagement(db, stubPorts(), stubTask());
    const owners = db.rows(
      'SELECT number, owner FROM finding WHERE number IS NOT NULL', (row) => [Number(row[0]), String(row[1])] as const);
    expect(owners.length).toBeGreaterThan(0);
    for (const [number, owner] of owners) expect(owner).toBe(exceptionLives(db, [number])[0]!.byHand ? 'E-commerce' : 'Finance');
  });
});

describe('age', () => {
  const DAY = 86_400_000;
  it.each([[0, 0], [DAY, 0], [DAY + 1, 1], [7 * DAY, 1], [7 * DAY + 1, 2], [30 * DAY, 2], [30 * DAY + 1, 3]])(
    'of %d ms at the cut-off is band %d, whatever day one looks', (age, band) => {
      expect(ageBand(CUTOFF - age, CUTOFF)).toBe(band);
      expect(ageBand(CUTOFF + 5 * DAY - age, CUTOFF + 5 * DAY)).toBe(band);
    });
});

it('a saved filter is kept under its name, replaced, taken away, and each is a decision that can be undone', () => {
  const kept = () => db.rows('SELECT name, filter FROM saved_filter ORDER BY name', (row) => row.join(' '));
  take(db, { command: 'saveFilter', name: 'Mine', filter: { owner: 'Finance' } });
  const changed = take(db, { command: 'saveFilter', name: 'Mine', filter: { owner: 'Finance', work: 'unsettled' } });
  expect(kept()).toEqual(['Mine {"owner":"Finance","work":"unsettled"}']);
  take(db, { command: 'undo', seq: changed.seq });
  expect(kept()).toEqual(['Mine {"owner":"Finance"}']);
  take(db, { command: 'saveFilter', name: 'Mine', filter: null });
  expect(kept()).toEqual([]);
  expect(refusal(db, { command: 'saveFilter', name: '<b>Mine</b>', filter: {} }).code).toBe('text_invalid');
});
