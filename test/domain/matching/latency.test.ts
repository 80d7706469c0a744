import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Latencies } from '../../../src/domain/matching/latency.ts';

const MINUTE = 60_000;

describe('how latencies are spread', () => {
  it('parts at the window: what is late stands in bins of its own', () => {
    const latencies = new Latencies();
    for (const minutes of [0, 1, 25, 25, 26, 500]) latencies.add(minutes * MINUTE);
    const bins = latencies.bins(25 * MINUTE);
    expect(bins.filter(({ from }) => from > 25 * MINUTE).reduce((sum, { events }) => sum + events, 0)).toBe(2);
  });

  it('holds every latency exactly once, in bins that follow each other', () => {
    fc.assert(fc.property(fc.array(fc.nat({ max: 90 * 86_400_000 })), fc.nat({ max: 10_000 }), (values, within) => {
      const latencies = new Latencies();
      for (const value of values) latencies.add(value);
      const bins = latencies.bins(within * MINUTE);
      expect(bins.reduce((sum, { events }) => sum + events, 0)).toBe(values.length);
      for (const { from, to, events } of bins) {
        expect(values.filter((value) => value >= from && (to === null || value < to))).toHaveLength(events);
      }
    }));
  });
});
