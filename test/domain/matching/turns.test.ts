/** Which turn of the clocks a moment means, that clocks showed twice or never: named examples of `tellTurns.ts` and the links it serves. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { audited } from '../support/audited.ts';
import type { EventLine, Example } from '../support/factsOf.ts';

/** The hour that the warehouse's clocks showed twice begins here; minutes from the cut-off. */
const HOUR = -1200;

const toErp = (within = 30): NonNullable<Example['handoffs']> => [{ from: 'wms', to: 'erp', event: 'receipt', within }];
const wms = (quantity: number, at: number, more: Partial<EventLine> = {}): EventLine =>
  ({ system: 'wms', type: 'receipt', quantity, at, ...more });
const erp = (quantity: number, at: number, more: Partial<EventLine> = {}): EventLine =>
  ({ system: 'erp', type: 'receipt', quantity, at, ...more });

/** What each moment in doubt was taken for: minutes later than it was read, and whether another record told. */
function taken(example: Example): readonly (readonly [number, boolean])[] {
  return audited(example).result.moments.map(({ shift, isTold }) => [shift / 60_000, isTold]);
}

/** Twelve receipts that take between two and seven minutes, so that it is known how long they usually take. */
const usual: readonly EventLine[] = Array.from({ length: 12 }, (_, n) => [
  wms(100 + n, -5000 + n * 60, { reference: `PO9${n}` }), erp(100 + n, -4998 + n * 60 + n % 6, { reference: `PO9${n}` }),
]).flat();

describe('an hour that clocks showed twice', () => {
  it('is the second where only then the target is in time', () => {
    const events = [wms(5, HOUR + 10, { reference: 'PO1', or: 60 }), erp(5, HOUR + 74, { reference: 'PO1' })];
    expect(audited({ handoffs: toErp(), events }).findings).toEqual([]);
    expect(taken({ handoffs: toErp(), events })).toEqual([[60, true]]);
  });

  it('is the first where only then the target is in time', () => {
    expect(taken({ handoffs: toErp(), events: [wms(5, HOUR + 10, { reference: 'PO1', or: 60 }), erp(5, HOUR + 14, { reference: 'PO1' })] }))
      .toEqual([[0, true]]);
  });

  it('is the second where the target would else be booked before its source', () => {
    const events = [wms(5, HOUR + 70, { reference: 'PO1' }), erp(5, HOUR + 14, { reference: 'PO1', or: 60 })];
    expect(audited({ handoffs: toErp(180), events }).findings).toEqual([]);
    expect(taken({ handoffs: toErp(180), events })).toEqual([[60, true]]);
  });

  it('begins in one system and is over in the other', () => {
    const events = [wms(5, HOUR + 50, { reference: 'PO1', or: 60 }), erp(5, HOUR + 5, { reference: 'PO1', or: 60 })];
    expect(audited({ handoffs: toErp(), events }).findings).toEqual([]);
    expect(taken({ handoffs: toErp(), events })).toEqual([[0, true], [60, true]]);
  });

  it('stays open where both systems are in doubt alike, and is then the first', () => {
    expect(taken({ handoffs: toErp(), events: [
      wms(5, HOUR + 10, { reference: 'PO1', or: 60 }), erp(5, HOUR + 14, { reference: 'PO1', or: 60 }),
    ] })).toEqual([[0, false], [0, false]]);
  });

  it('stays open inside a wide window, unless it is known how long it usually takes', () => {
    const events = [wms(5, HOUR + 10, { reference: 'PO1', or: 60 }), erp(5, HOUR + 74, { reference: 'PO1' })];
    expect(taken({ handoffs: toErp(180), events })).toEqual([[0, false]]);
    expect(taken({ handoffs: toErp(180), events: [...events, ...usual] })).toEqual([[60, true]]);
  });

  it('is told of records without a common reference', () => {
    const events = [wms(5, HOUR + 10, { or: 60 }), erp(5, HOUR + 74), wms(5, HOUR + 9, { or: 60 }), erp(5, HOUR + 12)];
    expect(audited({ handoffs: toErp(), events }).findings).toEqual([]);
    expect(taken({ handoffs: toErp(), events }).map(([shift]) => shift).sort((a, b) => a - b)).toEqual([0, 60]);
  });

  it('is told of what came in bit by bit', () => {
    const events = [wms(5, HOUR + 10, { or: 60 }), wms(7, HOUR + 15, { or: 60 }), erp(12, HOUR + 78)];
    expect(audited({ handoffs: toErp(), events }).findings).toEqual([]);
    expect(taken({ handoffs: toErp(), events })).toEqual([[60, true], [60, true]]);
  });

  it('is told of another quantity, which is the exception', () => {
    const events = [wms(5, HOUR + 10, { or: 60 }), erp(4, HOUR + 74)];
    expect(audited({ handoffs: toErp(), events }).findings).toEqual(['quantity_mismatch wms>erp -1']);
  });

  it('is told by the sums of the hour that records belong to', () => {
    const before = Array.from({ length: 9 }, (_, n): EventLine[] => [
      wms(n + 2, -6000 + n * 60 + 11), wms(n + 3, -6000 + n * 60 + 31), erp(2 * n + 5, -6000 + n * 60 + 64)]).flat();
    const events = [...before, wms(3, HOUR + 5, { or: 60 }), wms(8, HOUR + 20, { or: 60 }), wms(4, HOUR + 40, { or: 60 }),
      erp(7, HOUR + 64), erp(8, HOUR + 124)];
    expect(audited({ handoffs: toErp(90), events }).findings).toEqual([]);
    expect(taken({ handoffs: toErp(90), events })).toEqual([[0, true], [60, true], [0, true]]);
  });

  it('says in its reason where it stays open, and is less sure of it', () => {
    const finding = (or: Partial<EventLine>) => audited({ handoffs: toErp(), events: [
      wms(5, HOUR + 10, { reference: 'PO1', ...or }), erp(5, HOUR + 500, { reference: 'PO1' })] }).result.findings[0];
    expect(finding({ or: 60 })?.why).toContain('an hour that clocks showed twice; by the other system\'s record the second is meant');
    const both = audited({ handoffs: toErp(), events: [
      wms(5, HOUR + 10, { reference: 'PO1', or: 60 }), erp(5, HOUR - 90, { reference: 'PO1' })] }).result.findings[0];
    expect(both?.kind).toBe('sequence_error');
    const open = audited({ handoffs: toErp(), events: [...usual, wms(5, HOUR + 10, { or: 60 })] }).result.findings[0];
    expect(open?.why).toContain('and nothing tells which is meant; the first was taken.');
    expect(open?.confidence).toBeLessThan(
      audited({ handoffs: toErp(), events: [...usual, wms(5, HOUR + 10)] }).result.findings[0]?.confidence ?? 0);
  });
});

describe('an hour that clocks skipped', () => {
  it('is read as on the old time, and on the new where only then the target is in time', () => {
    const at = (target: number): Example => ({
      handoffs: toErp(), events: [wms(5, HOUR + 30, { reference: 'PO1', or: -60 }), erp(5, target, { reference: 'PO1' })] });
    expect(taken(at(HOUR + 33))).toEqual([[0, true]]);
    expect(taken(at(HOUR - 27))).toEqual([[-60, true]]);
    expect(audited(at(HOUR - 27)).findings).toEqual([]);
  });
});

it('the order of rows tells nothing of the turn', () => {
  const line = fc.record({
    system: fc.constantFrom('wms', 'erp'), quantity: fc.integer({ min: 1, max: 3 }), at: fc.integer({ min: -10, max: 130 }),
    reference: fc.option(fc.constantFrom('PO1', 'PO2'), { nil: undefined }), inDoubt: fc.boolean(),
  });
  const selector = (one: { system: string; quantity: number; at: number; reference: string | undefined }): string =>
    `${one.system} ${one.quantity} ${one.at} ${one.reference}`;
  const lines = fc.uniqueArray(line, { maxLength: 8, selector });
  fc.assert(fc.property(lines.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }))),
    ([some, shuffled]) => {
      const told = (of: typeof some): string => {
        const events = of.map(({ system, quantity, at, reference, inDoubt }): EventLine => ({
          system, type: 'receipt', quantity, at: HOUR + at, ...(reference === undefined ? {} : { reference }),
          ...(inDoubt && at >= 0 && at < 60 ? { or: 60 } : {}),
        }));
        const { findings, statements, result } = audited({ handoffs: toErp(), events });
        return JSON.stringify([findings, statements, result.findings.map(({ at, why, confidence }) => [at, why, confidence]),
          result.moments.map(({ event, ...moment }) => ({ ...of[event - 1], ...moment })).map((moment) => JSON.stringify(moment)).sort()]);
      };
      expect(told(shuffled)).toBe(told(some));
    }), { numRuns: 300 });
});
