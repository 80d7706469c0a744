import fc from 'fast-check';
import { expect, it } from 'vitest';
import { available, collectFigures, onHand } from '../../../src/domain/attribution/figures.ts';
import { stateShares } from '../../../src/domain/attribution/stateShares.ts';
import { STOCK_STATES } from '../../../src/domain/vocabulary.ts';
import { factsOf } from '../support/factsOf.ts';

const STATES = STOCK_STATES.filter((state) => state !== 'unstated' && state !== 'other');

it('states add up to what is on hand and to what may be promised, whatever each item’s export gives', () => {
  fc.assert(fc.property(fc.array(fc.record({
    system: fc.constantFrom('wms', 'erp'), sku: fc.constantFrom('A', 'B', 'C'), location: fc.constantFrom('DC1', 'S01'),
    quantity: fc.integer({ min: -50, max: 500 }), state: fc.constantFrom(...STATES),
  }), { maxLength: 40 }), (positions) => {
    const figures = collectFigures(factsOf({ positions, events: [] }));
    const told = new Map<string, [number, number]>();
    for (const { system, location, onHand: there, available: promised } of stateShares(figures)) {
      const [a, b] = told.get(`${system} ${location}`) ?? [0, 0];
      told.set(`${system} ${location}`, [a + there, b + promised]);
    }
    const wanted = new Map<string, [number, number]>();
    for (const one of figures.current.values()) {
      for (let pool = 0; pool < figures.pools.count; pool += 1) {
        if (one.told[pool] === 0) continue;
        const key = `${one.system} ${figures.pools.locationOf(pool)}`;
        const [a, b] = wanted.get(key) ?? [0, 0];
        wanted.set(key, [a + onHand(one, pool), b + available(one, pool)]);
      }
    }
    expect(told).toEqual(wanted);
  }));
});

it('a state that a total already holds brings nothing to it, and is taken off what may be promised', () => {
  const figures = collectFigures(factsOf({
    positions: [
      { system: 'erp', sku: 'A', quantity: 47, state: 'on_hand' }, { system: 'erp', sku: 'A', quantity: 12, state: 'committed' },
      { system: 'erp', sku: 'A', quantity: 5, state: 'in_transit' },
    ],
    events: [],
  }));
  expect(stateShares(figures).map(({ state, units, onHand: there, available: promised }) => [state, units, there, promised])).toEqual([
    ['on_hand', 470_000, 470_000, 470_000], ['committed', 120_000, 0, -120_000], ['in_transit', 50_000, 0, 0],
  ]);
});
