import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tallyActivity } from '../../../src/domain/audit/activity.ts';
import { EVENT_TYPES } from '../../../src/domain/vocabulary.ts';
import { UTC, zoneNamed } from '../../../src/domain/time/zone.ts';
import { CUTOFF, factsOf } from '../support/factsOf.ts';
import type { Example } from '../support/factsOf.ts';

const MINUTES_A_DAY = 1440;
const example: Example = {
  handoffs: [{ from: 'wms', to: 'erp', event: 'sale' }, { from: 'wms', to: 'erp', event: 'receipt', locations: ['DC2'] }],
  events: [
    { system: 'wms', quantity: -2, at: -30 },
    { system: 'wms', quantity: -3, at: -30 - MINUTES_A_DAY },
    { system: 'wms', type: 'receipt', quantity: 5, at: -60, location: 'DC1' },
    { system: 'wms', type: 'receipt', quantity: 7, at: -120, location: 'DC2' },
    { system: 'erp', quantity: -2, at: -10 },
  ],
};

describe('when the systems write', () => {
  it('counts each write path by day, with units as sizes and the moment of the last', () => {
    const { paths } = tallyActivity(factsOf(example), UTC);
    const sales = paths.filter((each) => each.type === EVENT_TYPES.indexOf('sale') && each.units === 20_000);
    expect(sales.map(({ events }) => events)).toEqual([1, 1]);
    const day = Math.floor((CUTOFF - 30 * 60_000) / 86_400_000);
    expect(paths).toContainEqual(
      expect.objectContaining({ type: EVENT_TYPES.indexOf('receipt'), day, events: 2, units: 120_000, lastAt: CUTOFF - 60 * 60_000 }));
  });

  it('counts an event for a handoff only where the handoff is declared for its location', () => {
    const { hours, days } = tallyActivity(factsOf(example), UTC);
    expect(hours.filter(({ handoff }) => handoff === 1).reduce((sum, { events }) => sum + events, 0)).toBe(2);
    expect(hours.filter(({ handoff }) => handoff === 2)).toEqual([{ handoff: 2, hour: 21, events: 1 }]);
    expect(days.filter(({ handoff }) => handoff === 1).map(({ events }) => events)).toEqual([1, 1]);
  });

  it('reads the clock of the zone', () => {
    const zone = zoneNamed('America/New_York') ?? UTC;
    const { hours } = tallyActivity(factsOf(example), zone);
    expect(hours.filter(({ handoff }) => handoff === 2)).toEqual([{ handoff: 2, hour: 17, events: 1 }]);
  });

  it('loses no event, whatever the moments', () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: -400 * MINUTES_A_DAY, max: MINUTES_A_DAY }), { maxLength: 60 }), (moments) => {
      const facts = factsOf({
        handoffs: [{ from: 'wms', to: 'erp' }], events: moments.map((at) => ({ system: 'wms', quantity: -1, at })),
      });
      const { paths, hours, days } = tallyActivity(facts, zoneNamed('America/New_York') ?? UTC);
      const total = (list: readonly { readonly events: number }[]): number => list.reduce((sum, { events }) => sum + events, 0);
      expect([total(paths), total(hours), total(days)]).toEqual([moments.length, moments.length, moments.length]);
      expect(Math.max(...paths.map(({ lastAt }) => lastAt), -Infinity))
        .toBe(Math.max(...moments.map((at) => CUTOFF + at * 60_000), -Infinity));
    }));
  });
});
