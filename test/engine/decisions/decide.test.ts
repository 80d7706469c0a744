import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DecisionInput } from '../../../src/contract/decisions.ts';
import { walkDecisions } from '../../../src/store/decisions/decisionLog.ts';
import { payloadOf } from '../../../src/store/decisions/decisionRecords.ts';
import { exceptionLives } from '../../../src/store/decisions/entities/exceptionEntity.ts';
import type { Database } from '../../../src/store/database.ts';
import { CUTOFF, filledDatabase } from '../../store/support/filledDatabase.ts';
import { stubPorts } from '../stubPorts.ts';
import { everything, refusal, take } from './deciding.ts';

let db: Database;
beforeEach(async () => { db = await filledDatabase(); });
afterEach(() => { db.close(); });

const E1 = 'E-000001';
const E2 = 'E-000002';
const life = (number = 1) => exceptionLives(db, [number])[0]!;

describe('decisions on exceptions', () => {
  it('assign: gives an open exception to an owner and opens its life', () => {
    take(db, { command: 'assign', exceptions: [E1, E2], owner: 'Finance' }, 'They post it.');
    expect(life(1)).toMatchObject({ owner: 'Finance', state: 'assigned', byHand: true });
    expect(life(2)).toMatchObject({ owner: 'Finance', state: 'assigned' });
    const [payload, who] = db.first('SELECT payload, who FROM decision ORDER BY seq DESC LIMIT 1', (row) => row)!;
    expect(who).toBe('Dana Reyes');
    const { why, exceptions, changes } = payloadOf({ payload: String(payload) });
    expect({ why, exceptions }).toEqual({ why: 'They post it.', exceptions: [1, 2] });
    expect(changes[0]).toMatchObject({ before: { state: 'open' }, after: { owner: 'Finance', state: 'assigned' } });
  });

  it('assign: makes somebody known in the same decision where that is asked for, and not otherwise', () => {
    const unknown = () => refusal(db, { command: 'assign', exceptions: [E1], owner: 'New people' });
    const before = life();
    expect(unknown()).toMatchObject({ code: 'unknown_owner' });
    const { seq } = take(db, { command: 'assign', exceptions: [E1], owner: 'New people', isNew: true });
    expect(life()).toMatchObject({ owner: 'New people', state: 'assigned' });
    take(db, { command: 'undo', seq });
    expect(life()).toEqual(before);
    expect(unknown()).toMatchObject({ code: 'unknown_owner' });
  });

  it('walks the states, counts what is settled by hand, and keeps the reason until it is opened again', () => {
    take(db, { command: 'setState', exceptions: [E1], state: 'investigating' });
    take(db, { command: 'setState', exceptions: [E1], state: 'corrected', reason: 'adjustment_posted' });
    expect(life()).toMatchObject({ state: 'corrected', reason: 'adjustment_posted', resolved: 1 });
    take(db, { command: 'setState', exceptions: [E1], state: 'verified' });
    expect(life()).toMatchObject({ state: 'verified', resolved: 1 });
    take(db, { command: 'reopen', exceptions: [E1] }, 'It came back.');
    expect(life()).toMatchObject({ state: 'open', reason: null, resolved: 1 });
    take(db, { command: 'accept', exceptions: [E1], reason: 'within_tolerance' }, 'Below ten dollars.');
    expect(life()).toMatchObject({ state: 'accepted', resolved: 2 });
  });

  it('due date, reason and note', () => {
    take(db, { command: 'setDue', exceptions: [E1], due: CUTOFF + 86_400_000 });
    take(db, { command: 'setReason', exceptions: [E1], reason: 'process' });
    take(db, { command: 'note', exceptions: [E1, E2], text: ' They said 5 < 7 & it is <fine>? no: a < b ' .replace('<fine>', 'fine') });
    expect(life()).toMatchObject({ due: CUTOFF + 86_400_000, reason: 'process', state: 'open' });
    expect(db.rows('SELECT text FROM note', (row) => row[0])).toEqual(['They said 5 < 7 & it is fine? no: a < b']);
    expect(db.number('SELECT count(*) FROM decision_exception WHERE seq = (SELECT max(seq) FROM decision)')).toBe(2);
  });

  it('is all or nothing in bulk', () => {
    take(db, { command: 'accept', exceptions: [E2], reason: 'timing' }, 'Settles next week.');
    expect(refusal(db, { command: 'assign', exceptions: [E1, E2], owner: 'Finance' })).toMatchObject({ code: 'wrong_state' });
    expect(life(1).state).toBe('open');
  });
});

describe('decisions on the map, authority, aliases and the work', () => {
  it('confirms what was inferred, changes, adds and removes entries of the map', () => {
    db.run('UPDATE handoff SET declared = 0');
    const entries = db.number('SELECT count(*) FROM handoff');
    take(db, { command: 'confirmHandoffs' });
    expect(db.number('SELECT count(*) FROM handoff WHERE declared = 1')).toBe(entries);
    const entry = { event: 'return' as const, from: 'wms', to: 'erp', mechanism: 'file', everyMinutes: null, withinMinutes: 90,
      owner: 'Finance', locations: ['S01', 'DC1'] };
    take(db, { command: 'addHandoff', handoff: 'returns', entry });
    take(db, { command: 'changeHandoff', handoff: 'returns', entry: { ...entry, withinMinutes: 120 } }, 'They run it twice.');
    expect(db.first("SELECT within_minutes, declared FROM handoff WHERE code = 'returns'", (row) => [...row])).toEqual([120, 1]);
    expect(db.number("SELECT count(*) FROM handoff_location WHERE handoff_id = (SELECT id FROM handoff WHERE code = 'returns')")).toBe(2);
    take(db, { command: 'removeHandoff', handoff: 'returns' }, 'It was switched off.');
    expect(db.number('SELECT count(*) FROM handoff')).toBe(entries);
  });

  it('settles who is right, by default and at a place', () => {
    take(db, { command: 'setAuthority', location: 'S01', system: 'wms' });
    take(db, { command: 'setAuthority', location: null, system: 'wms' });
    expect(db.rows('SELECT location_id, system_id FROM authority_rule', (row) => [...row])).toEqual([[2, 1]]);
    take(db, { command: 'setAuthority', location: 'S01', system: null });
    expect(db.number('SELECT count(*) FROM authority_rule')).toBe(0);
  });

  it('keeps aliases, mappings, filters, parameters and owners', () => {
    take(db, { command: 'alias', of: 'item', alias: 'sku 1247', code: 'SKU-1247', same: true });
    take(db, { command: 'mapping', fingerprint: 'abc', mapping: { columns: { sku: 'Item' } } });
    take(db, { command: 'saveFilter', name: 'Mine', filter: { owner: 'Finance' } });
    take(db, { command: 'setParameter', name: 'sell_through_days', value: 2 });
    take(db, { command: 'addOwner', owner: 'Night shift' });
    take(db, { command: 'assign', exceptions: [E1], owner: 'Night shift' });
    expect(db.rows('SELECT same FROM confirmed_alias', (row) => row[0])).toEqual([1]);
    expect(db.rows('SELECT mapping FROM remembered_mapping', (row) => row[0])).toEqual(['{"columns":{"sku":"Item"}}']);
    take(db, { command: 'retireOwner', owner: 'Night shift' });
    expect(refusal(db, { command: 'assign', exceptions: [E2], owner: 'Night shift' })).toMatchObject({ code: 'unknown_owner' });
  });

  it('owner rules move what nobody was given by hand, the first rule that holds', () => {
    take(db, { command: 'assign', exceptions: [E1], owner: 'E-commerce' });
    take(db, { command: 'ownerRules', rules: [
      { kind: 'unexplained_variance', owner: 'Finance' }, { system: 'wms', minValue: 0, owner: 'Warehouse ops' }, { owner: 'E-commerce' },
    ] });
    const owners = db.rows('SELECT kind, owner FROM finding WHERE number IS NOT NULL ORDER BY number', (row) => String(row[1]));
    expect(life(1).owner).toBe('E-commerce');
    expect(new Set(owners).has('Warehouse ops')).toBe(true);
    expect(db.rows("SELECT owner FROM finding WHERE kind = 16", (row) => row[0])).toEqual(['Finance']);
  });
});

describe('sign-off', () => {
  const sign = (scope: 'map' | 'gaps' | 'engagement', role: 'preparer' | 'reviewer'): DecisionInput =>
    ({ command: 'signOff', scope, role });

  it('takes two people, in order', () => {
    expect(refusal(db, sign('gaps', 'reviewer'), '', 'Sam')).toMatchObject({ code: 'wrong_state' });
    take(db, sign('gaps', 'preparer'), '', 'Dana Reyes');
    expect(refusal(db, sign('gaps', 'reviewer'), '', ' dana  REYES')).toMatchObject({ code: 'same_person' });
    take(db, sign('gaps', 'reviewer'), '', 'Sam');
    expect(refusal(db, sign('engagement', 'preparer'), '', 'Dana Reyes').message).toContain('map, authority, checks');
  });

  it('stands no more after a change, and says why; undoing the change does not sign it again', () => {
    take(db, sign('gaps', 'preparer'), '', 'Dana Reyes');
    take(db, sign('map', 'preparer'), '', 'Dana Reyes');
    take(db, { command: 'note', exceptions: [E1], text: 'Only a note.' });
    expect(db.number('SELECT count(*) FROM sign_off WHERE withdrawn IS NULL')).toBe(2);
    const changed = take(db, { command: 'assign', exceptions: [E1], owner: 'Finance' }, '', 'Sam');
    expect(db.rows('SELECT scope, withdrawn FROM sign_off ORDER BY scope', (row) => [...row])).toEqual([
      ['gaps', `Sam changed what it rests on (decision ${changed.seq})`], ['map', null]]);
    take(db, { command: 'undo', seq: changed.seq });
    expect(db.number("SELECT count(*) FROM sign_off WHERE scope = 'gaps' AND withdrawn IS NULL")).toBe(0);
    take(db, sign('gaps', 'preparer'), '', 'Dana Reyes');
    expect(db.number("SELECT count(*) FROM sign_off WHERE scope = 'gaps' AND withdrawn IS NULL")).toBe(1);
  });
});

describe('what is refused, and changes nothing', () => {
  const long = 'x'.repeat(10_000);
  const refused: readonly [string, DecisionInput, string, string, string][] = [
    ['an unknown exception', { command: 'assign', exceptions: ['E-000999'], owner: 'Finance' }, '', 'Dana', 'unknown_record'],
    ['a state that does not follow', { command: 'setState', exceptions: [E1], state: 'verified' }, '', 'Dana', 'wrong_state'],
    ['settling without a reason', { command: 'setState', exceptions: [E1], state: 'explained' }, '', 'Dana', 'reason_missing'],
    ['accepting without a word why', { command: 'accept', exceptions: [E1], reason: 'timing' }, '  ', 'Dana', 'reason_missing'],
    ['re-opening without a word why', { command: 'reopen', exceptions: [E1] }, '', 'Dana', 'reason_missing'],
    ['an owner who does not exist', { command: 'assign', exceptions: [E1], owner: 'Nobody' }, '', 'Dana', 'unknown_owner'],
    ['an owner of 10,000 characters', { command: 'addOwner', owner: long }, '', 'Dana', 'text_invalid'],
    ['a name of 10,000 characters', { command: 'addOwner', owner: 'Finance 2' }, '', long, 'text_invalid'],
    ['no name', { command: 'addOwner', owner: 'Finance 2' }, '', ' ', 'text_invalid'],
    ['control characters in a name', { command: 'addOwner', owner: 'Fin\u0000ance' }, '', 'Dana', 'text_invalid'],
    ['text that turns its direction', { command: 'note', exceptions: [E1], text: 'abc\u202egnp' }, '', 'Dana', 'text_invalid'],
    ['half a character', { command: 'note', exceptions: [E1], text: 'abc\ud800' }, '', 'Dana', 'text_invalid'],
    ['markup in a note', { command: 'note', exceptions: [E1], text: '<img src=x onerror=alert(1)>' }, '', 'Dana', 'text_invalid'],
    ['markup in a name', { command: 'addOwner', owner: '<b>Finance</b>' }, '', 'Dana', 'text_invalid'],
    ['an empty note', { command: 'note', exceptions: [E1], text: ' \n ' }, '', 'Dana', 'text_invalid'],
    ['an unknown handoff', { command: 'confirmHandoffs', handoffs: ['nowhere'] }, '', 'Dana', 'unknown_record'],
    ['an unknown system', { command: 'setAuthority', location: null, system: 'sap' }, '', 'Dana', 'unknown_record'],
    ['no authority at all', { command: 'setAuthority', location: null, system: null }, '', 'Dana', 'unknown_record'],
    ['an alias of nothing', { command: 'alias', of: 'item', alias: 'A', code: 'B', same: true }, '', 'Dana', 'unknown_record'],
    ['what is so already', { command: 'setDue', exceptions: [E1], due: null }, '', 'Dana', 'nothing_to_decide'],
    ['undoing what is not there', { command: 'undo', seq: 999 }, '', 'Dana', 'unknown_record'],
  ];
  it.each(refused)('%s', (_name, decision, why, who, code) => {
    const problem = refusal(db, decision, why, who);
    expect(problem.code).toBe(code);
    expect(problem.message.length).toBeGreaterThan(10);
  });
});

describe('undo', () => {
  it('is a further decision that gives back what was, and can itself be undone', () => {
    const before = life();
    const first = take(db, { command: 'assign', exceptions: [E1, E2], owner: 'Finance' });
    const undo = take(db, { command: 'undo', seq: first.seq });
    expect(life()).toEqual({ ...before });
    expect(refusal(db, { command: 'undo', seq: first.seq })).toMatchObject({ code: 'decision_superseded' });
    take(db, { command: 'undo', seq: undo.seq });
    expect(life()).toMatchObject({ owner: 'Finance', state: 'assigned' });
    take(db, { command: 'undo', seq: first.seq });
    expect(life()).toEqual({ ...before });
  });

  it('is refused where somebody decided otherwise since', () => {
    const first = take(db, { command: 'assign', exceptions: [E1, E2], owner: 'Finance' });
    take(db, { command: 'assign', exceptions: [E2], owner: 'E-commerce' });
    const problem = refusal(db, { command: 'undo', seq: first.seq });
    expect(problem.code).toBe('decision_superseded');
    expect(problem.message).toContain(E2);
  });

  const exceptions = fc.subarray([E1, E2, 'E-000003', 'E-000004'], { minLength: 1 });
  const decisions: fc.Arbitrary<DecisionInput> = fc.oneof(
    fc.record({ command: fc.constant('assign' as const), exceptions, owner: fc.constantFrom('Finance', 'Warehouse ops', 'E-commerce') }),
    fc.record({ command: fc.constant('setState' as const), exceptions,
      state: fc.constantFrom('open' as const, 'investigating' as const, 'explained' as const, 'verified' as const),
      reason: fc.constantFrom('timing' as const, 'process' as const) }),
    fc.record({ command: fc.constant('setDue' as const), exceptions, due: fc.option(fc.integer({ min: 0, max: 2e12 })) }),
    fc.record({ command: fc.constant('accept' as const), exceptions, reason: fc.constant('timing' as const) }),
    fc.record({ command: fc.constant('setAuthority' as const), location: fc.constantFrom('S01', 'DC1', null),
      system: fc.constantFrom('wms', 'erp') }),
    fc.record({ command: fc.constant('alias' as const), of: fc.constant('item' as const), alias: fc.constantFrom('X', 'Y'),
      code: fc.constant('SKU-1247'), same: fc.constantFrom(true, false, null) }),
    fc.record({ command: fc.constant('setParameter' as const), name: fc.constant('p'), value: fc.constantFrom(1, 'two', null, [3]) }),
    fc.record({ command: fc.constant('removeHandoff' as const), handoff: fc.constantFrom('receipt-wms-erp', 'sale-web-wms', 'nowhere') }),
    fc.record({ command: fc.constant('note' as const), exceptions, text: fc.string({ minLength: 1 }) }),
  );

  it('of everything, last first, leaves what there was before any of it, and the chain is whole', async () => {
    await fc.assert(fc.asyncProperty(fc.array(decisions, { maxLength: 12 }), async (list) => {
      const own = await filledDatabase();
      const logs = ['decision', 'decision_exception', 'decision_undone', 'exception_life', 'sqlite_sequence'];
      const before = everything(own, logs);
      const taken: number[] = [];
      for (const decision of list) {
        try {
          taken.push(take(own, decision, 'because').seq);
        } catch (error) {
          expect((error as Error).name).toBe('ProblemError');
        }
      }
      for (const seq of taken.toReversed()) take(own, { command: 'undo', seq });
      expect(everything(own, logs)).toBe(before);
      const changed = 'due_at IS NOT NULL OR reason IS NOT NULL OR resolved OR by_hand';
      expect(own.number(`SELECT count(*) FROM exception_life WHERE ${changed}`)).toBe(0);
      expect(walkDecisions(own, stubPorts().digests).fault).toBeNull();
      own.close();
    }), { numRuns: 40 });
  });
});
