import { expect, it } from 'vitest';
import { standingOf } from '../../../renderer/steps/map/standing.ts';
import type { ObservedHandoffView } from '../../../src/contract/stepViews.ts';

const way: ObservedHandoffView = {
  id: 1, eventType: 'sale', from: 'pos', to: 'erp', events: 100, reached: 99, early: 0, everyMinutes: 15,
  latencyMinutes: { p50: 8, p95: 15, max: 40 },
  handoff: { id: 1, code: 'sale-pos-erp', declared: true, mechanism: 'batch', everyMinutes: 15, withinMinutes: 60 },
};

it.each<[string, Partial<ObservedHandoffView>]>([
  ['as declared', {}], ['not declared', { handoff: null }], ['never fired', { events: 0, reached: 0 }], ['nothing arrived', { reached: 0 }],
  ['runs the other way', { early: 60 }], ['slower than its window', { latencyMinutes: { p50: 8, p95: 61, max: 90 } }],
  ['less often than declared', { everyMinutes: 60 }], ['leaves events out', { reached: 90 }],
])('says %s', (word, change) => {
  expect(standingOf({ ...way, ...change }).word).toBe(word);
});
