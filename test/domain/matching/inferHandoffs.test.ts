import { describe, expect, it } from 'vitest';
import { inferHandoffs } from '../../../src/domain/matching/inferHandoffs.ts';
import { factsOf } from '../support/factsOf.ts';
import type { EventLine } from '../support/factsOf.ts';

function inferred(events: readonly EventLine[]): readonly { code: string; withinMinutes: number; declared: boolean }[] {
  const facts = factsOf({ events });
  return inferHandoffs(facts.events, facts.systems).map(({ code, withinMinutes, declared }) => ({ code, withinMinutes, declared }));
}

/** Ten sales told by the systems in turn, each so many minutes after the one before. */
function told(systems: readonly string[], lag: number): EventLine[] {
  return Array.from({ length: 10 }, (_, n) => systems.map((system, place): EventLine =>
    ({ system, quantity: -1, at: -1000 + n * 50 + place * lag, reference: `SO${n}` }))).flat();
}

describe('a handoff map read from the logs', () => {
  it('goes from the system that has events first to those that have them later, with a window that holds the usual lag', () => {
    expect(inferred(told(['storefront', 'erp'], 12))).toEqual([{ code: 'sale-storefront-erp', withinMinutes: 30, declared: false }]);
  });

  it('keeps the way from the origin where two ways explain the same records', () => {
    expect(inferred(told(['storefront', 'wms', 'erp'], 5)).map(({ code }) => code)).toEqual(['sale-storefront-erp', 'sale-storefront-wms']);
  });

  it('goes by the nature of the systems where both logs carry the same moments', () => {
    expect(inferred(told(['erp', 'pos'], 0)).map(({ code }) => code)).toEqual(['sale-pos-erp']);
  });

  it('believes nothing that only a few events share', () => {
    expect(inferred(told(['storefront', 'erp'], 12).slice(0, 4))).toEqual([]);
  });
});
