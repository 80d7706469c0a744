import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { plainUnits, proportion, signedUnits, spanOfMinutes } from '../../../src/domain/statements/figures.ts';
import { momentText } from '../../../src/domain/statements/moments.ts';
import { KIND_MEANINGS, KIND_WORDS, sentenceOf } from '../../../src/domain/statements/wording.ts';
import type { FindingWords, RecordedWords } from '../../../src/domain/statements/wording.ts';
import { EVENT_TYPES, FINDING_KINDS } from '../../../src/domain/vocabulary.ts';

const UNIT = 10_000;
const at = Date.parse('2026-10-30T12:00:00Z');
const recorded = (more: Partial<RecordedWords>): RecordedWords =>
  ({ rows: 1, quantity: -3 * UNIT, eventType: 'sale', system: 'Warehouse', at, ...more });
const words = (more: Partial<FindingWords>): FindingWords => ({
  kind: 'missing_event', eventType: 'sale', reference: 'SO2231', from: 'Storefront', to: 'Warehouse', quantity: -3 * UNIT, source: null,
  target: null, extra: null, withinMinutes: 180, ...more,
});

describe('sentences', () => {
  test.each<[string, Partial<FindingWords>]>([
    ['Receipt PO1042 of +50 was recorded in Warehouse and never reached ERP', {
      reference: 'PO1042', from: 'Warehouse', to: 'ERP', source: recorded({ eventType: 'receipt', quantity: 50 * UNIT }) }],
    ['Sale SO2231 of −3 was written twice in Warehouse', { kind: 'duplicate_write', source: recorded({ system: 'Storefront' }),
      target: recorded({}), extra: recorded({}) }],
    ['Sale SO2231 of −3 was written 3 times in Warehouse', { kind: 'duplicate_write', target: recorded({}), extra: recorded({ rows: 2 }) }],
    ['Sale SO2231 of −3 reached Warehouse late, 5 h 30 min after Storefront (3 h allowed)', { kind: 'late_event',
      source: recorded({ system: 'Storefront' }), target: recorded({ at: at + 330 * 60_000 }) }],
    ['Sale SO2231 of −10 in Storefront was recorded as −8 in Warehouse', { kind: 'quantity_mismatch',
      source: recorded({ quantity: -10 * UNIT }), target: recorded({ quantity: -8 * UNIT }) }],
    ['Refund SO2231 of +1 was written in Warehouse before Storefront recorded the return', { kind: 'sequence_error',
      source: recorded({ eventType: 'return' }), target: recorded({ eventType: 'refund', quantity: UNIT }) }],
    ['Count CC88 of −1 was written in Warehouse only', { kind: 'ungated_write', reference: 'CC88',
      source: recorded({ eventType: 'count', quantity: -UNIT }) }],
    ['An adjustment of −1 was written in Warehouse only', { kind: 'ungated_write', reference: null,
      source: recorded({ eventType: 'adjustment', quantity: -UNIT }) }],
    ['Sale SO2231 of −3 is in Warehouse, but Storefront never recorded it', { kind: 'orphan_event', extra: recorded({}) }],
    ['Warehouse had 4 less than ERP already before the first event in the logs', {
      kind: 'opening_difference', from: 'ERP', quantity: -4 * UNIT }],
    ['The position of Storefront was read before sale SO2231 of −3 was booked', {
      kind: 'stale_read', to: 'Storefront', source: recorded({}) }],
    ['Storefront promises 13 that are committed already or not there', {
      kind: 'phantom_availability', to: 'Storefront', quantity: 13 * UNIT }],
    ['+2.5 that no recorded event explains', { kind: 'unexplained_variance', quantity: 2.5 * UNIT }],
  ])('%s', (sentence, more) => {
    expect(sentenceOf(words(more))).toBe(sentence);
  });

  test('every kind has its words, and says something whatever is known of it', () => {
    const side = fc.option(fc.record({
      rows: fc.integer({ min: 1, max: 4 }), quantity: fc.integer(), eventType: fc.constantFrom(...EVENT_TYPES), system: fc.constant('Till'),
      at: fc.integer({ min: 0 }),
    }));
    fc.assert(fc.property(fc.record({
      kind: fc.constantFrom(...FINDING_KINDS), eventType: fc.option(fc.constantFrom(...EVENT_TYPES)), reference: fc.option(fc.string()),
      from: fc.option(fc.constant('A')), to: fc.option(fc.constant('B')), quantity: fc.integer(), source: side, target: side, extra: side,
      withinMinutes: fc.option(fc.nat()),
    }), (any) => {
      const sentence = sentenceOf(any);
      expect(sentence).toMatch(/\S{2,}/u);
      expect(sentence.replace(any.reference ?? '', '')).not.toMatch(/null|undefined|NaN|\[object/u);
      expect(KIND_WORDS[any.kind]).toBeTruthy();
      expect(KIND_MEANINGS[any.kind]).toMatch(/\.$/u);
    }));
  });
});

test('figures carry a true minus, thousands and only the decimals they need', () => {
  expect([1_234_567 * UNIT, -5_000, 0, 12_345].map(signedUnits)).toEqual(['+1,234,567', '−0.5', '0', '+1.2345']);
  expect(plainUnits(-45_000)).toBe('−4.5');
  expect([1, 45, 60, 200, 1440, 3000].map(spanOfMinutes)).toEqual(['1 minute', '45 minutes', '1 h', '3 h 20 min', '1 day', '2 days 2 h']);
});

test('a share is exact and rounded half away from zero', () => {
  expect(proportion(10, 1, 4)).toBe(3);
  expect(proportion(-10, 1, 4)).toBe(-3);
  expect(proportion(9_007_199_254_740_991, 3, 9)).toBe(3_002_399_751_580_330);
  expect(proportion(5, 5, 0)).toBe(0);
});

test('moments are told in their zone with its offset at the time', () => {
  expect(momentText(Date.parse('2026-11-01T03:59:59Z'), 'America/New_York')).toBe('31 Oct 2026 23:59:59 −04:00');
  expect(momentText(Date.parse('2026-12-01T00:00:00Z'), 'Asia/Kolkata')).toBe('1 Dec 2026 05:30:00 +05:30');
  expect(momentText(Date.parse('2026-12-01T00:00:00Z'), 'UTC')).toBe('1 Dec 2026 00:00:00 UTC');
});
