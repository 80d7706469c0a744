/** What is alone of its kind and well out of time. */
import { describe, expect, it } from 'vitest';
import { audited } from '../support/audited.ts';
import type { EventLine } from '../support/factsOf.ts';

const handoffs = [{ from: 'pos', to: 'erp', within: 30 }];
const sale = (system: string, quantity: number, at: number): EventLine => ({ system, quantity, at });

describe('a record without a reference', () => {
  it('that comes a day or two too late is late, and not one missing and one without a source', () => {
    expect(audited({ handoffs, events: [sale('pos', -2, -9000), sale('erp', -2, -7900)] }).findings).toEqual(['late_event pos>erp -2']);
    expect(audited({ handoffs, events: [sale('pos', -2, -9000), sale('erp', -2, -5600)] }).findings).toEqual(['late_event pos>erp -2']);
  });

  it('that was booked hours before its source came out of order', () => {
    expect(audited({ handoffs, events: [sale('erp', -2, -9600), sale('pos', -2, -9000)] }).findings).toEqual(['sequence_error pos>erp -2']);
  });

  it('is missing where as many meet by chance farther out', () => {
    // Every sale of these is missing and every posting has no source: whatever is near another is so by accident.
    const events = Array.from({ length: 12 }, (_, n) => [sale('pos', -2, -20_000 + n * 1500), sale('erp', -2, -20_700 + n * 1500)]).flat();
    const kinds = audited({ handoffs, events }).findings.map((line) => line.split(' ')[0]);
    expect(kinds.filter((kind) => kind === 'missing_event')).toHaveLength(12);
    expect(kinds.filter((kind) => kind === 'orphan_event')).toHaveLength(12);
  });

  it('is the repeat of its twin whichever of the two was taken for the answer', () => {
    const usual = Array.from({ length: 8 }, (_, n) => [sale('pos', -1 - n, -9000 + n * 60), sale('erp', -1 - n, -8995 + n * 60)]).flat();
    expect(audited({ handoffs, events: [...usual, sale('pos', -20, -500), sale('erp', -20, -498), sale('erp', -20, -495)] }).findings)
      .toEqual(['duplicate_write pos>erp -20']);
  });
});
