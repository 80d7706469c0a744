/** Figures read at different times, rolled to the cut-off through their logs. */
import { describe, expect, it } from 'vitest';
import { rollSentence } from '../../../src/domain/statements/rolling.ts';
import { audited } from '../support/audited.ts';
import { CUTOFF } from '../support/factsOf.ts';
import type { Example } from '../support/factsOf.ts';

const example: Example = {
  handoffs: [{ from: 'wms', to: 'erp' }],
  events: ['wms', 'erp'].flatMap((system) => [
    { system, quantity: -2, at: -900, reference: 'SO1' }, { system, quantity: -3, at: -120, reference: 'SO2' },
    { system, type: 'reservation' as const, quantity: -9, at: -100, reference: 'H1' }, { system, quantity: -4, at: 45, reference: 'SO3' },
  ]),
  positions: [{ system: 'wms', quantity: 50, at: -600 }, { system: 'erp', quantity: 40, at: 60 }],
};

describe('a figure that was not read at the cut-off', () => {
  it('is rolled to it: forward by what was booked since, backward by what was booked after', () => {
    const { result, statements } = audited(example);
    expect(statements).toEqual(['wms A@DC1: 50 - 40 = 10 [opening_difference 3, stale_read 3, in_flight 4]']);
    expect(result.variances[0]?.rolls).toEqual([
      { system: 2, readAt: CUTOFF - 600 * 60_000, events: 1, quantity: -30_000 },
      { system: 1, readAt: CUTOFF + 60 * 60_000, events: 1, quantity: 40_000 },
    ]);
  });

  it('is rolled by nothing where nothing was booked in between, or where its system keeps no log', () => {
    const still = { ...example, events: (example.events ?? []).filter(({ at }) => at === -900) };
    expect(audited(still).result.variances[0]?.rolls).toEqual([]);
    const silent = { ...example, events: (example.events ?? []).filter(({ system }) => system === 'erp') };
    expect(audited(silent).result.variances[0]?.rolls.map(({ system }) => system)).toEqual([1]);
  });

  it('is told with the moment, what was booked and what it comes to', () => {
    const told = { figure: 500_000, readAt: CUTOFF - 600 * 60_000, cutoff: CUTOFF, events: 2, quantity: -30_000 };
    expect(rollSentence(told, 'UTC')).toBe('read 31 Oct 2026 13:59:59 UTC; with 2 events of −3 booked from then to the cut-off it is 47');
    expect(rollSentence({ ...told, readAt: CUTOFF + 60_000, events: 1, quantity: 40_000 }, 'UTC'))
      .toBe('read 1 Nov 2026 00:00:59 UTC, after the cut-off; without 1 event booked in between (+4) it is 54');
  });
});
