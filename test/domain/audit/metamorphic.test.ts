/** What must not change when the world is told differently: other names, another calendar, one more event that went well. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AuditResult } from '../../../src/domain/audit/result.ts';
import type { Facts } from '../../../src/domain/facts.ts';
import { finish } from '../support/audited.ts';
import { factsOf } from '../support/factsOf.ts';
import type { EventLine, Example, HandoffLine, PositionLine } from '../support/factsOf.ts';

const systems = ['wms', 'erp', 'storefront'] as const;
const types = ['receipt', 'sale', 'count', 'return'] as const;
const references = ['R1', 'r-01', 'R2', 'GRN/0003', 'R3', '4711', 'SO4711', 'SO4711-1', undefined, undefined] as const;

const event: fc.Arbitrary<EventLine> = fc.record({
  system: fc.constantFrom(...systems), type: fc.constantFrom(...types), sku: fc.constantFrom('A', 'B'),
  location: fc.constantFrom('DC1', 'S01'), quantity: fc.integer({ min: -12, max: 12 }).filter((quantity) => quantity !== 0),
  at: fc.integer({ min: -4000, max: 100 }), reference: fc.constantFrom(...references),
}).map(({ reference, ...line }) => (reference === undefined ? line : { ...line, reference }));
const position: fc.Arbitrary<PositionLine> = fc.record({
  system: fc.constantFrom(...systems), sku: fc.constantFrom('A', 'B'), location: fc.constantFrom('DC1', 'S01'),
  quantity: fc.integer({ min: -5, max: 60 }), state: fc.constantFrom('', '', 'available', 'committed', 'damaged'),
  at: fc.constantFrom(0, 0, -300, -1900),
});
const handoff: fc.Arbitrary<HandoffLine> = fc.record({
  from: fc.constantFrom(...systems), to: fc.constantFrom(...systems), event: fc.constantFrom(...types),
  within: fc.integer({ min: 0, max: 500 }),
}).filter(({ from, to }) => from !== to);
const example: fc.Arbitrary<Example> = fc.record({
  events: fc.array(event, { maxLength: 40 }), positions: fc.array(position, { maxLength: 14 }),
  handoffs: fc.uniqueArray(handoff, { maxLength: 8, selector: ({ from, to, event: type }) => `${from}${to}${type}` }),
  packs: fc.constant({ A: 12 }),
  incidents: fc.array(fc.record({
    kind: fc.constantFrom('short_pick' as const, 'oversell' as const, 'finance_discrepancy' as const), sku: fc.constantFrom('A', 'B'),
    location: fc.constantFrom('DC1', null), quantity: fc.integer({ min: 1, max: 12 }), at: fc.integer({ min: -3000, max: 100 }),
  }), { maxLength: 3 }),
});

/** More events that went well than an example can have others on either side of a handoff. */
const KNOWN = 40;

describe('whatever the data', () => {
  it('the names of systems and handoffs decide nothing', () => {
    const names = fc.shuffledSubarray(['aa', 'mm', 'zz', 'erp', 'wms'], { minLength: 5 });
    const codes = fc.shuffledSubarray(Array.from({ length: 8 }, (_, at) => `way ${at}`), { minLength: 8 });
    fc.assert(fc.property(example, names, codes, (given, [...called], [...coded]) => {
      const facts = factsOf(given);
      const renamed: Facts = {
        ...facts,
        systems: facts.systems.map((system, at) => ({ ...system, code: called[at] ?? '', name: called[at] ?? '' })),
        handoffs: facts.handoffs.map((way, at) => ({ ...way, code: coded[at] ?? '' })),
      };
      expect(unnamed(finish(renamed))).toEqual(unnamed(finish(facts)));
    }), { numRuns: 600 });
  });

  it('shifting all clocks changes nothing but the moments', () => {
    fc.assert(fc.property(example, fc.integer({ min: -5_000_000, max: 5_000_000 }), (given, minutes) => {
      const facts = factsOf(given);
      const by = minutes * 60_000;
      expect(shiftedResult(finish(shifted(facts, by)), 0 - by)).toEqual(finish(facts));
    }), { numRuns: 600 });
  });

  it('an event that went well changes no statement', () => {
    fc.assert(fc.property(example, fc.integer({ min: -3900, max: -2000 }), fc.constantFrom(...types), (given, at, type) => {
      const ways = (given.handoffs ?? []).filter((way) => way.event === type);
      const told = new Set(ways.flatMap(({ from, to }) => [from, to]));
      const isLoop = ways.some(({ from }) => ways.some(({ to }) => to === from));
      fc.pre(ways.length > 0 && !isLoop);
      const logs = logged(given);
      const wentWell = (number: number): EventLine[] => [...told].map((system): EventLine => ({
        system, type, quantity: 3, at, sku: 'A', location: 'DC1', reference: `fresh order Q${987_000 + number}`,
      }));
      // Whether references can be compared is learnt from how many of them met: that is known here before the one event more.
      const known = Array.from({ length: KNOWN }, (_, number) => wentWell(number)).flat();
      const before = { ...given, events: [...logs, ...given.events ?? [], ...known] };
      const after = { ...before, events: [...before.events, ...wentWell(KNOWN)] };
      const said = (one: Example): unknown => finish(factsOf(one)).variances;
      expect(said(after)).toEqual(said(before));
    }), { numRuns: 600 });
  });
});

/** Without the sentences that name systems. */
function unnamed(result: AuditResult): AuditResult {
  return { ...result, findings: result.findings.map((finding) => ({ ...finding, fixWhy: '' })) };
}

/** Every system keeps a log and every place has a pool, whatever else there is. */
function logged(given: Example): EventLine[] {
  return systems.map((system): EventLine => ({
    system, type: 'release', quantity: 1, at: -9000, reference: `seed ${system}`, sku: 'A',
    location: given.positions?.[0]?.location ?? 'DC1',
  }));
}

function shifted(facts: Facts, by: number): Facts {
  const later = (moments: Float64Array): Float64Array => moments.map((moment) => moment + by);
  return {
    ...facts, cutoff: facts.cutoff + by,
    events: { ...facts.events, occurredAt: later(facts.events.occurredAt), recordedAt: later(facts.events.recordedAt) },
    positions: { ...facts.positions, asOf: later(facts.positions.asOf) },
    incidents: facts.incidents.map((incident) => ({ ...incident, reportedAt: incident.reportedAt + by })),
  };
}

function shiftedResult(result: AuditResult, by: number): AuditResult {
  return {
    ...result,
    findings: result.findings.map((finding) => ({ ...finding, at: finding.at + by })),
    variances: result.variances.map((row) => ({ ...row, rolls: row.rolls.map((roll) => ({ ...roll, readAt: roll.readAt + by })) })),
    rootEvents: result.rootEvents.map((root) => ({ ...root, at: root.at + by })),
    patterns: result.patterns.map((pattern) => ({ ...pattern, steps: pattern.steps.map((step) => ({ ...step, at: step.at + by })) })),
  };
}
