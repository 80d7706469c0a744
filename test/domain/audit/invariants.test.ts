import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { audited } from '../support/audited.ts';
import type { EventLine, Example, HandoffLine, PositionLine } from '../support/factsOf.ts';

const systems = ['wms', 'erp', 'storefront'] as const;
const types = ['receipt', 'sale', 'count', 'reservation'] as const;

const event: fc.Arbitrary<EventLine> = fc.record({
  system: fc.constantFrom(...systems),
  type: fc.constantFrom(...types),
  sku: fc.constantFrom('A', 'B'),
  location: fc.constantFrom('DC1', 'S01'),
  quantity: fc.integer({ min: -12, max: 12 }).filter((quantity) => quantity !== 0),
  at: fc.integer({ min: -2000, max: 100 }),
  reference: fc.constantFrom('R1', 'r-01', 'R2', 'R3', 'R4'),
});
const position: fc.Arbitrary<PositionLine> = fc.record({
  system: fc.constantFrom(...systems),
  sku: fc.constantFrom('A', 'B', 'C'),
  location: fc.constantFrom('DC1', 'S01'),
  quantity: fc.integer({ min: -5, max: 60 }),
  state: fc.constantFrom('', '', 'available', 'committed', 'damaged'),
  at: fc.constantFrom(0, 0, -300, -1900),
});
const handoff: fc.Arbitrary<HandoffLine> = fc.record({
  from: fc.constantFrom(...systems), to: fc.constantFrom(...systems), event: fc.constantFrom(...types),
  within: fc.integer({ min: 0, max: 500 }),
}).filter(({ from, to }) => from !== to);

const example: fc.Arbitrary<Example> = fc.record({
  events: fc.array(event, { maxLength: 30 }),
  positions: fc.array(position, { maxLength: 14 }),
  handoffs: fc.uniqueArray(handoff, { maxLength: 6, selector: ({ from, to, event: type }) => `${from}${to}${type}` }),
  packs: fc.constant({ A: 12 }),
});

/** Everything that is said, without the row numbers that the order of rows decides. */
function said(given: Example): unknown {
  const { findings, statements, result } = audited(given);
  return {
    findings, statements,
    roots: result.rootEvents,
    handoffs: result.handoffs,
    numbers: result.findings.map(({ number, rootEvent, value, severity }) => [number, rootEvent, value, severity]),
  };
}

describe('whatever the data', () => {
  it('explained + unexplained = variance, to the unit, in every statement', () => {
    fc.assert(fc.property(example, (given) => {
      for (const row of audited(given).result.variances) {
        expect(row.variance).toBe(row.recorded - row.authoritative);
        expect(row.lines.reduce((sum, line) => sum + line.quantity, 0)).toBe(row.variance);
      }
    }), { numRuns: 600 });
  });

  it('events of a handoff are matched, missing or in flight', () => {
    fc.assert(fc.property(example, (given) => {
      for (const figures of audited(given).result.handoffs) {
        expect(figures.matched + figures.missing + figures.inFlight).toBe(figures.events);
        expect(Math.max(figures.late, figures.mismatched, figures.outOfOrder)).toBeLessThanOrEqual(figures.matched);
      }
    }), { numRuns: 300 });
  });

  it('the order of rows decides nothing', () => {
    const shuffled = example.chain((given) => fc.tuple(
      fc.constant(given),
      fc.shuffledSubarray([...(given.events ?? [])], { minLength: given.events?.length ?? 0 }),
      fc.shuffledSubarray([...(given.positions ?? [])], { minLength: given.positions?.length ?? 0 }),
    ));
    fc.assert(fc.property(shuffled, ([given, events, positions]) => {
      // Ids follow first appearance; a leading row of every name keeps them alike, so that only the order of rows differs.
      const named = (rest: Partial<Example>): Example => ({ ...given, ...rest, events: [...names, ...(rest.events ?? [])] });
      expect(said(named({ events, positions }))).toEqual(said(named({ events: given.events ?? [], positions: given.positions ?? [] })));
    }), { numRuns: 300 });
  });

  it('every exception belongs to one root event, and numbers run without a gap', () => {
    fc.assert(fc.property(example, (given) => {
      const { findings, rootEvents } = audited(given).result;
      const exceptions = findings.filter((finding) => finding.kind !== 'in_flight');
      expect(exceptions.map((finding) => finding.number)).toEqual(exceptions.map((_, index) => index + 1));
      expect(new Set(exceptions.map((finding) => finding.rootEvent))).toEqual(new Set(rootEvents.map((root) => root.id)));
    }), { numRuns: 300 });
  });
});

const names: EventLine[] = systems.flatMap((system) => ['A', 'B'].flatMap((sku) => ['DC1', 'S01'].map((location): EventLine =>
  ({ system, sku, location, type: 'release', quantity: 1, at: -5000, reference: `seed-${system}` }))));

describe('one fault, one exception', () => {
  const tidy: Example = {
    handoffs: [{ from: 'storefront', to: 'wms' }, { from: 'storefront', to: 'erp' }],
    events: [1, 2, 3, 4].flatMap((n): EventLine[] => systems.map((system, at) =>
      ({ system, quantity: 0 - n, at: -1000 + n * 10 + (system === 'storefront' ? 0 : at + 1), reference: `SO${n}` }))),
    positions: systems.map((system) => ({ system, quantity: 90 })),
  };

  it('a tidy log says nothing', () => {
    expect(audited(tidy).findings).toEqual([]);
  });

  it('removing one target record creates exactly its exception', () => {
    for (const system of ['wms', 'erp']) {
      for (const n of [1, 2, 3, 4]) {
        const events = (tidy.events ?? []).filter((line) => !(line.system === system && line.reference === `SO${n}`));
        expect(audited({ ...tidy, events }).findings.filter((text) => !text.startsWith('opening')))
          .toEqual([`missing_event storefront>${system} ${0 - n} SO${n}`]);
      }
    }
  });

  it('adding a matched pair changes no statement', () => {
    const events = [...(tidy.events ?? []), ...systems.map((system): EventLine =>
      ({ system, quantity: -7, at: system === 'storefront' ? -500 : -490, reference: 'SO99' }))];
    expect(audited({ ...tidy, events }).statements).toEqual(audited(tidy).statements);
  });
});
