import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { collectFigures, onHand } from '../../../src/domain/attribution/figures.ts';
import { olderReadings } from '../../../src/domain/attribution/olderReadings.ts';
import { CUTOFF, factsOf } from '../support/factsOf.ts';
import type { PositionLine } from '../support/factsOf.ts';

const line = (quantity: number, at: number, more: Partial<PositionLine> = {}): PositionLine =>
  ({ system: 'erp', file: 0, quantity, at, ...more });
const replaced = (...lines: PositionLine[]): number[] => [...olderReadings(factsOf({ positions: lines }).positions, CUTOFF) ?? []];
const held = (...lines: PositionLine[]): number => {
  const figures = collectFigures(factsOf({ positions: lines }));
  return onHand(figures.current.get(1) as never, 0) / 10_000;
};

describe('several readings of one thing in one export', () => {
  it('count once, the latest up to the cut-off, whatever their order', () => {
    expect(held(line(5, -60), line(7, -30), line(9, 10))).toBe(7);
    expect(held(line(9, 10), line(7, -30), line(5, -60))).toBe(7);
    expect(replaced(line(5, -60), line(7, -30), line(9, 10))).toEqual([1, 0, 1]);
  });

  it('count as the earliest where all are after the cut-off', () => {
    expect(held(line(9, 20), line(7, 10))).toBe(7);
  });

  it('are parts where they are of one moment, or of different bins', () => {
    expect(replaced(line(5, -60), line(7, -60))).toEqual([]);
    expect(held(line(5, -60), line(7, -60))).toBe(12);
    expect(held(line(5, -60, { bin: 'A' }), line(7, -30, { bin: 'B' }))).toBe(12);
    expect(held(line(5, -60, { bin: 'A' }), line(7, -30, { bin: 'A' }), line(2, -30, { bin: 'B' }))).toBe(9);
  });

  it('are told apart for any rows: what is left of a thing has one moment, and no better one was there', () => {
    const rows = fc.array(fc.record({
      sku: fc.constantFrom('A', 'B'), location: fc.constantFrom('L1', 'L2'), bin: fc.constantFrom('x', 'y'),
      at: fc.integer({ min: -3, max: 3 }), file: fc.constantFrom(0, 1),
    }), { maxLength: 40 });
    fc.assert(fc.property(rows, (cells) => {
      const marks = replaced(...cells.map((cell) => line(1, cell.at, cell)));
      cells.forEach((cell, row) => {
        const rivals = cells.filter((other) => (['sku', 'location', 'bin', 'file'] as const).every((name) => other[name] === cell[name]));
        const before = rivals.map(({ at }) => at).filter((at) => at <= 0);
        const best = before.length > 0 ? Math.max(...before) : Math.min(...rivals.map(({ at }) => at));
        expect(marks[row] ?? 0).toBe(cell.at === best ? 0 : 1);
      });
    }));
  });
});
