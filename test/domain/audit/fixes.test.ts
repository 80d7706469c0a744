/** Each gap by the repair it needs, and what speaks for it. */
import { describe, expect, it } from 'vitest';
import { audited } from '../support/audited.ts';
import type { EventLine, Example } from '../support/factsOf.ts';

/** Sales handed from the till to the books; the lines of which `isLost` is true never arrive. */
function sales(isLost: (line: { n: number; location: string; sku: string }) => boolean, latency = 5): Example {
  const lines = Array.from({ length: 40 }, (_, n) => ({
    n, location: n % 4 === 0 ? 'S03' : 'S01', sku: n % 5 === 0 ? 'B' : 'A', quantity: -1 - (n % 3), at: -20_000 + n * 60,
    reference: `SO${n}`,
  }));
  const told = (system: string, late: number) =>
    ({ n: _, at, ...line }: (typeof lines)[number]): EventLine => ({ system, at: at + late, ...line });
  return {
    handoffs: [{ from: 'pos', to: 'erp', within: 60 }], emptyLogs: ['erp'],
    events: [...lines.map(told('pos', 0)), ...lines.filter((line) => !isLost(line)).map(told('erp', latency))],
  };
}

const reasons = (example: Example): string[] =>
  [...new Set(audited(example).result.findings.map(({ fix, fixWhy }) => `${fix}: ${fixWhy}`))];

describe('a gap is', () => {
  it('a missing trigger where nothing ever arrives', () => {
    expect(reasons(sales(() => true)))
      .toEqual(['missing_trigger: None of the 40 events of this handoff reached erp: nothing triggers it.']);
  });

  it('a missing trigger where the others arrive and this one did not', () => {
    expect(reasons(sales(({ n }) => n === 7)))
      .toEqual(['missing_trigger: 39 of 40 events of this handoff reached erp; for this one nothing was triggered.']);
  });

  it('a wrong trigger where one place is left out', () => {
    expect(reasons(sales(({ location }) => location === 'S03'))).toEqual([
      'wrong_trigger: None of the 10 events of S03 reached erp, while 30 of 40 events of the handoff did arrive: '
        + 'the trigger leaves the place out.',
    ]);
  });

  it('a matter of mapping where one item never arrives', () => {
    expect(reasons(sales(({ sku }) => sku === 'B'))).toEqual([
      'unit_or_mapping: None of the 8 events of B reached erp, while 32 of 40 events of the handoff did arrive: it does not know the item.',
    ]);
  });

  it('a matter of the integration where everything of some hours is missing', () => {
    expect(reasons(sales(({ n }) => n >= 10 && n < 19))).toEqual([
      'integration: 9 of the 9 events that pos recorded within 8 h are missing, while 31 of 40 events of the handoff did arrive: '
        + 'the link was down.',
    ]);
  });

  it('a wrong trigger where half of the events take longer than the window', () => {
    expect(reasons(sales(() => false, 90))).toEqual([
      'wrong_trigger: Half of the 40 events of this handoff take 1 h 30 min or more, its window is 1 h: it is triggered too seldom.',
    ]);
  });

  it('a matter of people where a count was passed on to nobody', () => {
    expect(reasons({
      events: [{ system: 'wms', type: 'count', quantity: -4, at: -900, reference: 'CC1' },
        { system: 'erp', type: 'release', quantity: 1, at: -5000, reference: 'x' }],
    })).toContain('process: It is the only count or correction that wms was given by hand and passed on to nobody.');
  });
});
