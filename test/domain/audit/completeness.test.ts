import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { audited } from '../support/audited.ts';
import type { EventLine, HandoffLine } from '../support/factsOf.ts';

const systems = ['wms', 'erp', 'storefront'] as const;

const topologies: readonly (readonly HandoffLine[])[] = [
  [{ from: 'storefront', to: 'wms' }, { from: 'storefront', to: 'erp' }],
  [{ from: 'storefront', to: 'wms' }, { from: 'wms', to: 'erp' }],
  [{ from: 'wms', to: 'erp' }, { from: 'erp', to: 'storefront' }],
  [{ from: 'erp', to: 'wms' }, { from: 'erp', to: 'storefront' }, { from: 'wms', to: 'storefront' }],
];

const sale: fc.Arbitrary<EventLine> = fc.record({
  system: fc.constantFrom(...systems),
  quantity: fc.integer({ min: -4, max: 4 }).filter((quantity) => quantity !== 0),
  at: fc.integer({ min: -3000, max: 200 }),
  reference: fc.constantFrom('R1', 'R2', 'R3', 'R4', 'R5', 'R6'),
});

/** Every system keeps a log; a release moves no figure of what is on hand. */
const logs: EventLine[] = systems.map((system) => ({ system, type: 'release', quantity: 1, at: -4000, reference: 'x' }));

describe('where every position is its opening plus its own log', () => {
  it('the events explain every unit: nothing is left for opening or unexplained', () => {
    fc.assert(fc.property(
      fc.array(sale, { maxLength: 24 }),
      fc.constantFrom(...topologies),
      fc.record({ wms: fc.constantFrom(0, -45, -1800, 150), erp: fc.constantFrom(0, -45, 60), storefront: fc.constantFrom(0, -20, -2500) }),
      (events, handoffs, readAt) => {
        const { statements } = audited({
          handoffs, events: [...logs, ...events],
          positions: systems.map((system) => ({
            system, at: readAt[system],
            quantity: 100 + events.filter((line) => line.system === system && line.at <= readAt[system])
              .reduce((sum, line) => sum + line.quantity, 0),
          })),
        });
        for (const statement of statements) expect(statement).not.toMatch(/opening_difference|unexplained_variance/u);
      },
    ), { numRuns: 2000 });
  });

  it('where a record answers a part of what another record of its system answers as a whole', () => {
    const events = [
      { system: 'wms' as const, quantity: -1, reference: 'R4' }, { system: 'storefront' as const, quantity: 1, reference: 'R1' },
      { system: 'erp' as const, quantity: -2, reference: 'R4' }, { system: 'wms' as const, quantity: -1, reference: 'R1' },
      { system: 'storefront' as const, quantity: -1, reference: 'R1' },
    ];
    const { statements } = audited({
      handoffs: topologies[3] ?? [], events: [...logs, ...events.map((line): EventLine => ({ ...line, at: 0 }))],
      positions: systems.map((system) => ({
        system, at: 0, quantity: 100 + events.filter((line) => line.system === system).reduce((sum, line) => sum + line.quantity, 0),
      })),
    });
    expect(statements.length).toBeGreaterThan(0);
    for (const statement of statements) expect(statement).not.toMatch(/opening_difference|unexplained_variance/u);
  });

  it('counts and adjustments by hand included, declared or not', () => {
    const byHand = fc.record({
      system: fc.constantFrom(...systems), type: fc.constantFrom('count' as const, 'adjustment' as const),
      quantity: fc.integer({ min: -4, max: 4 }).filter((quantity) => quantity !== 0),
      at: fc.integer({ min: -3000, max: -1 }), reference: fc.integer({ min: 1, max: 99 }).map((n) => `C${n}`),
    });
    const unique = fc.uniqueArray(byHand, { maxLength: 12, selector: ({ reference }) => reference });
    const declared = fc.constantFrom<readonly HandoffLine[]>([], [{ from: 'wms', to: 'erp', event: 'count' }],
      [{ from: 'wms', to: 'erp', event: 'count' }, { from: 'wms', to: 'storefront', event: 'count' }]);
    fc.assert(fc.property(unique, declared, (events, handoffs) => {
      const { statements } = audited({
        handoffs, events: [...logs, ...events],
        positions: systems.map((system) => ({
          system, quantity: 100 + events.filter((line) => line.system === system).reduce((sum, line) => sum + line.quantity, 0),
        })),
      });
      for (const statement of statements) expect(statement).not.toMatch(/opening_difference|unexplained_variance/u);
    }), { numRuns: 500 });
  });
});
