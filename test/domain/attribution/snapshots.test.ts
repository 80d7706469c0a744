import { describe, expect, it } from 'vitest';
import { collectFigures, onHand } from '../../../src/domain/attribution/figures.ts';
import { factsOf } from '../support/factsOf.ts';
import type { PositionLine } from '../support/factsOf.ts';

const DAY = -24 * 60;
const line = (file: number, state: string, quantity: number, at: number): PositionLine =>
  ({ system: 'erp', file, state, quantity, at });
const held = (lines: readonly PositionLine[]): { readonly now: number; readonly opening: number | undefined } => {
  const figures = collectFigures(factsOf({ positions: lines }));
  const [now, opening] = [figures.current.get(1), figures.opening.get(1)];
  return {
    now: now === undefined ? NaN : onHand(now, 0) / 10_000,
    opening: opening === undefined ? undefined : onHand(opening, 0) / 10_000,
  };
};

describe('two exports of one place', () => {
  it('of the same states are one figure after the other', () => {
    expect(held([line(0, 'on_hand', 5, 28 * DAY), line(1, 'on_hand', 7, 0)])).toEqual({ now: 7, opening: 5 });
  });

  it('of different states of one day are parts of one figure', () => {
    expect(held([line(0, 'available', 5, -60), line(1, 'damaged', 7, 0)])).toEqual({ now: 12, opening: undefined });
    expect(held([line(0, 'on_hand', 9, -60), line(1, 'committed', 2, 0)])).toEqual({ now: 9, opening: undefined });
  });

  it('of a total and a breakdown that lie weeks apart are one figure after the other, whichever came first', () => {
    const [before, after] = [28 * DAY, 0];
    const parts = (file: number, good: number, at: number): readonly PositionLine[] =>
      [line(file, 'available', good, at), line(file, 'damaged', 1, at)];
    expect(held([line(0, 'on_hand', 5, before), ...parts(1, 6, after)])).toEqual({ now: 7, opening: 5 });
    expect(held([...parts(0, 4, before), line(1, 'on_hand', 7, after)])).toEqual({ now: 7, opening: 5 });
  });

  it('weeks before and an hour after the cut-off are the opening and the present one', () => {
    expect(held([line(0, 'on_hand', 5, 28 * DAY), line(1, 'on_hand', 7, 60)])).toEqual({ now: 7, opening: 5 });
    expect(held([line(0, 'on_hand', 5, -120), line(1, 'on_hand', 7, 60)])).toEqual({ now: 5, opening: undefined });
  });

  it('after the cut-off only the first counts', () => {
    expect(held([line(0, 'on_hand', 5, 60), line(1, 'on_hand', 7, 120)])).toEqual({ now: 5, opening: undefined });
  });
});
