/** What the logs show of each way, beside what was declared. */
import { describe, expect, it } from 'vitest';
import { pairsOfHandoff } from '../../../src/domain/matching/handoffPairs.ts';
import type { PairsWanted } from '../../../src/domain/matching/handoffPairs.ts';
import { audited } from '../support/audited.ts';
import { factsOf } from '../support/factsOf.ts';
import type { EventLine, Example } from '../support/factsOf.ts';

/** Sales of a till that reach the books with the next full quarter of an hour, and the yard a minute later. */
const events = Array.from({ length: 60 }, (_, n): EventLine[] => {
  const at = -9_000 + n * 37;
  const [quantity, reference] = [-1 - (n % 4), `SO${n}`];
  return [
    { system: 'pos', quantity, at, reference }, { system: 'erp', quantity, at: Math.ceil(at / 15) * 15 + 0.5, reference },
    { system: 'wms', quantity, at: at + 1, reference },
  ];
}).flat();
const example: Example = { handoffs: [{ from: 'pos', to: 'erp', within: 30 }, { from: 'pos', to: 'wms', event: 'refund' }], events };

describe('the ways between the logs', () => {
  const { result } = audited({ ...example, events: events.filter(({ system, reference }) => system !== 'erp' || reference !== 'SO9') });
  const [sale, refund, undeclared, ...more] = result.ways;

  it('tell how much arrives, how fast, and that it comes by the batch', () => {
    expect(sale).toMatchObject({ handoff: 1, events: 60, reached: 59, early: 0, everyMinutes: 15 });
    expect(sale?.latency?.max).toBeLessThanOrEqual(15.5 * 60_000);
    expect(sale?.latency?.p50).toBeLessThan(sale?.latency?.p95 ?? 0);
  });

  it('name the one that is wired and silent', () => {
    expect(refund).toEqual({
      handoff: 2, eventType: expect.any(Number) as number, from: expect.any(Number) as number, to: expect.any(Number) as number, events: 0,
      reached: 0, early: 0, latency: null, everyMinutes: null,
    });
  });

  it('hold the one that nobody declared, with its direction', () => {
    const pos = sale?.from ?? 0;
    expect(undeclared).toMatchObject({ handoff: 0, from: pos, to: refund?.to, events: 60, reached: 60, everyMinutes: null });
    expect(undeclared?.latency?.p50).toBe(60_000);
    expect(more).toEqual([]);
  });

  it('have their pairs found again, those of the one that nobody declared too', () => {
    const facts = factsOf({ ...example, events: events.filter(({ system, reference }) => system !== 'erp' || reference !== 'SO9') });
    const { eventType = 0, from = 0, to = 0 } = undeclared ?? {};
    const wanted: readonly PairsWanted[] = [{ handoff: 1 }, { eventType, from, to }, { eventType, from: to, to: from }];
    const [ofSale, ofWay, back] = wanted.map((each) => {
      const matching = pairsOfHandoff(facts, each);
      let step = matching.next();
      while (step.done !== true) step = matching.next();
      return step.value;
    });
    expect(ofSale?.latencies.length).toBe(sale?.reached);
    expect(ofWay?.latencies.length).toBe(undeclared?.reached);
    expect(new Set(ofWay?.latencies)).toEqual(new Set([60_000]));
    expect(new Set([...ofWay?.sources ?? [], ...ofWay?.targets ?? []]).size).toBe(120);
    expect(back?.latencies.length).toBe(undeclared?.early);
  });
});
