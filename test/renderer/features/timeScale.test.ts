import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { timeScale } from '../../../renderer/features/timeline/scale.ts';

const YEAR = 366 * 86_400_000;

describe('timeScale', () => {
  it('places every moment on the axis, in order, with few marks that stand on it', () => {
    const moment = fc.integer({ min: 1_600_000_000_000, max: 1_600_000_000_000 + 4 * YEAR });
    fc.assert(
      fc.property(fc.array(moment, { minLength: 1, maxLength: 30 }), (moments) => {
        const scale = timeScale(moments);
        for (const at of moments) {
          expect(scale.place(at)).toBeGreaterThan(0);
          expect(scale.place(at)).toBeLessThan(1);
        }
        expect(scale.marks.length).toBeLessThanOrEqual(6);
        for (const at of scale.marks) expect(at >= scale.from && at <= scale.to).toBe(true);
      }),
    );
  });

  it('is an hour wide around a single moment', () => {
    expect(timeScale([5_000_000_000]).to - timeScale([5_000_000_000]).from).toBe(3_600_000);
  });
});
