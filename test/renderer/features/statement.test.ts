import '../inEnglish.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { absenceOf } from '../../../renderer/features/statement/absence.ts';
import { varianceSentence } from '../../../renderer/features/statement/sentence.ts';
import { walkOf } from '../../../renderer/features/statement/walk.ts';
import type { StatementView } from '../../../src/contract/views.ts';
import { handoffs, statement, varianceAt } from '../preview/fixtures.ts';

const nameOf = (code: string): string => code.toUpperCase();

describe('walkOf', () => {
  it('walks 450 to 402 as the statement of the design does', () => {
    const steps = walkOf(statement);
    expect(steps.map((step) => step.step)).toEqual([-2, -50, 3, 1, 0]);
    expect(steps.at(-1)?.to).toBe(402);
  });

  it('ends at the authoritative figure whatever the lines, in units of up to four decimals', () => {
    const scaled = fc.integer({ min: -10_000_000, max: 10_000_000 });
    fc.assert(
      fc.property(scaled, fc.array(scaled, { maxLength: 12 }), scaled, (recorded, lines, unexplained) => {
        const authoritative = recorded - lines.reduce((sum, line) => sum + line, 0) - unexplained;
        const made: StatementView = {
          ...statement,
          variance: {
            ...statement.variance,
            recorded: recorded / 10_000,
            authoritative: authoritative / 10_000,
            unexplained: unexplained / 10_000,
          },
          lines: lines.map((quantity, index) => ({ ...statement.lines[0]!, findingId: index + 1, quantity: quantity / 10_000 })),
        };
        expect(walkOf(made).at(-1)?.to).toBe(authoritative === 0 ? 0 : authoritative / 10_000);
      }),
    );
  });

  it('takes what is unexplained from the variance once, and not from its line again', () => {
    const line = { ...statement.lines[0]!, findingId: 99, kind: 'unexplained_variance' as const, quantity: 7 };
    const steps = walkOf({ ...statement, lines: [line], variance: { ...statement.variance, unexplained: 7 } });
    expect(steps.map((step) => [step.key, step.step])).toEqual([['unexplained', -7]]);
  });
});

describe('varianceSentence', () => {
  const row = varianceAt(1);

  it('says who has more, and that all of it is explained', () => {
    expect(varianceSentence(row, nameOf, 4)).toBe('WMS has 48 more on hand than ERP. Every unit is explained.');
  });

  it('says how much is not', () => {
    expect(varianceSentence({ ...row, variance: -10, explained: -8, unexplained: -2 }, nameOf, 1)).toBe(
      'WMS has 10 fewer on hand than ERP. 80% of it is explained; 2 is not.',
    );
    expect(varianceSentence({ ...row, variance: 5, explained: 0, unexplained: 5 }, nameOf, 0)).toContain(
      'None of it is explained yet.',
    );
  });

  it('gives no share where what is explained points the other way', () => {
    expect(varianceSentence({ ...row, variance: 5, explained: -5, unexplained: 10 }, nameOf, 1)).toBe(
      'WMS has 5 more on hand than ERP. 10 is not explained.',
    );
  });

  it('tells agreement from agreement by chance', () => {
    const agreeing = { ...row, variance: 0, explained: 0, unexplained: 0 };
    expect(varianceSentence(agreeing, nameOf, 0)).toContain('agree on 450');
    expect(varianceSentence(agreeing, nameOf, 2)).toContain('offset each other');
  });
});

describe('absenceOf', () => {
  const line = (index: number) => statement.lines[index]!;
  const absence = (index: number, change: object = {}, variance = statement.variance) =>
    absenceOf({ ...line(index), ...change }, variance, handoffs, nameOf);

  it('names the system the handoff leads to, whichever two are compared', () => {
    expect(absence(1, { handoff: 'sale-web-wms' })).toBe('Nothing recorded in WMS');
    expect(absence(1, { handoff: 'receipt-wms-erp' })).toBe('Nothing recorded in ERP');
    expect(absence(0, { handoff: 'receipt-wms-erp' })).toBe('Not in ERP by the cut-off, still inside the window');
  });

  it('names the other side of a write round the gate, and nobody where the writer is neither', () => {
    expect(absence(3)).toBe('Nothing recorded in ERP');
    expect(absence(3, {}, { ...statement.variance, system: 'web', authority: 'wms' })).toBe('Nothing recorded in WEB');
    expect(absence(3, {}, { ...statement.variance, system: 'web' })).toBeNull();
  });

  it('names nobody where the handoff is not known or another row exists', () => {
    expect(absence(1, { handoff: null })).toBeNull();
    expect(absence(2)).toBeNull();
  });
});
