/** Decisions as sentences: who did what to which exception, before → after, why; each worked out by hand. */
import { expect, test } from 'vitest';
import { changeCount, changeLines } from '../../../src/domain/decisions/changeWords.ts';
import { decisionSentence } from '../../../src/domain/decisions/decisionWords.ts';
import type { DecisionMade } from '../../../src/domain/decisions/decisionWords.ts';

const setting = { timezone: 'America/New_York', systemName: (code: string) => (code === 'wms' ? 'Warehouse' : code.toUpperCase()) };
const made = (command: string, more: Partial<DecisionMade> = {}): DecisionMade =>
  ({ command, who: 'Dana Reed', why: '', input: {}, changes: [], exceptions: [], ...more });
const life = (keys: number[], before: object, after: object) => ({ entity: 'exception', keys, before, after });
const told = (decision: DecisionMade, undone: string | null = null): string => decisionSentence(decision, setting, undone);

test.each([
  ['an owner given', made('assign', {
    input: { owner: 'Integration' }, exceptions: [12], why: 'The PO never left the WMS.',
    changes: [life([12], { owner: 'Warehouse ops', state: 'open' }, { owner: 'Integration', state: 'assigned' })],
  }), 'Dana Reed assigned E-000012 to Integration (before: Warehouse ops), because “The PO never left the WMS.”'],
  ['an owner where there was none', made('assign', {
    input: { owner: 'Integration' }, exceptions: [12], changes: [life([12], { owner: '' }, { owner: 'Integration' })],
  }), 'Dana Reed assigned E-000012 to Integration (before: nobody).'],
  ['many at once, from several', made('assign', {
    input: { owner: 'Finance' }, exceptions: [1, 2, 3, 4],
    changes: [life([1, 2, 4], { owner: 'Ops' }, { owner: 'Finance' }), life([3], { owner: '' }, { owner: 'Finance' })],
  }), 'Dana Reed assigned 4 exceptions to Finance (before: 3 Ops, 1 nobody).'],
  ['a state with its reason', made('setState', {
    input: { state: 'explained', reason: 'system_defect' }, exceptions: [1, 2],
    changes: [life([1, 2], { state: 'assigned', reason: null }, { state: 'explained', reason: 'system_defect' })],
  }), 'Dana Reed marked E-000001 and E-000002 as explained with the reason “system defect” (before: assigned).'],
  ['a due date on the engagement’s calendar', made('setDue', {
    input: { due: Date.UTC(2026, 10, 15, 3) }, exceptions: [1], changes: [life([1], { due: null }, { due: Date.UTC(2026, 10, 15, 3) })],
  }), 'Dana Reed made E-000001 due on 14 Nov 2026 (before: no date).'],
  ['a due date taken away', made('setDue', {
    input: { due: null }, exceptions: [1], changes: [life([1], { due: Date.UTC(2026, 10, 15, 3) }, { due: null })],
  }), 'Dana Reed took the due date from E-000001 (before: 14 Nov 2026).'],
  ['a note with its words', made('note', {
    exceptions: [1],
    changes: [{ entity: 'note', keys: [4], before: null, after: { at: 1, who: 'Dana Reed', text: 'Asked\nfor the log.' } }],
  }), 'Dana Reed noted on E-000001: “Asked for the log.”'],
  ['authority by name', made('setAuthority', {
    input: { location: 'DC1', system: 'wms' }, changes: [{ entity: 'authority', keys: ['DC1'], before: 'erp', after: 'wms' }],
  }), 'Dana Reed made Warehouse the authority at DC1 (before: ERP).'],
  ['a parameter by its label', made('setParameter', {
    input: { name: 'check.low_stock.days', value: 3 },
    changes: [{ entity: 'parameter', keys: ['check.low_stock.days'], before: null, after: 3 }],
  }), 'Dana Reed set “Days of average sell-through” of the check Low stock to 3 (before: its standard 2).'],
  ['a handoff field by field', made('changeHandoff', {
    input: { handoff: 'sale-pos-erp' },
    changes: [{
      entity: 'handoff', keys: ['sale-pos-erp'],
      before: { id: 3, to: 'erp', withinMinutes: 60, everyMinutes: null, owner: 'Ops', declared: false, locations: ['S01'] },
      after: { id: 3, to: 'wms', withinMinutes: 180, everyMinutes: 15, owner: 'Ops', declared: true, locations: ['S01', 'S02'] },
    }],
  }), 'Dana Reed changed the handoff sale-pos-erp: to ERP → Warehouse, window 1 h → 3 h, every nothing → 15 minutes, confirmed no → yes, '
    + 'places S01 → S01 and S02.'],
  ['what is said of two codes', made('alias', { input: { of: 'location', alias: 'B-1', code: 'DC1', same: false } }),
    'Dana Reed said that B-1 and DC1 are two places.'],
  ['a sign-off', made('signOff', { input: { scope: 'gaps', role: 'reviewer' } }), 'Dana Reed signed off the step Gaps as reviewer.'],
  ['a run', made('run', { who: 'The program', input: { variances: 1221, findings: 9 } }),
    'The program ran the audit, which found 1,221 variances.'],
] as const)('%s', (_what, decision, sentence) => {
  expect(told(decision)).toBe(sentence);
});

test('what is taken back is said', () => {
  expect(told(made('undo', { input: { seq: 7, of: 'assign' } }), 'assigned E-000001 to Ops (before: nobody)'))
    .toBe('Dana Reed took back decision 7 (assigned E-000001 to Ops (before: nobody)).');
});

test('thing by thing in lines, as many as asked for; what only the program reads is not among them', () => {
  const changes = [
    { entity: 'owner', keys: ['Integration'], before: null, after: { active: true } },
    life([1, 2, 3], { owner: '', byHand: false, state: 'open' }, { owner: 'Integration', byHand: true, state: 'assigned' }),
    { entity: 'alias', keys: ['["item","A-1","a 1"]'], before: null, after: true },
  ];
  expect(changeLines(changes, 3, setting)).toEqual([
    'owner Integration: active no → yes',
    'E-000001: owner nothing → Integration, state open → assigned',
    'E-000002: owner nothing → Integration, state open → assigned',
  ]);
  expect(changeLines(changes, 9, setting).at(-1)).toBe('codes item A-1 a 1: no → yes');
  expect(changeCount(changes, setting)).toBe(5);
});
