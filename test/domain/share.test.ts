import fc from 'fast-check';
import { expect, it } from 'vitest';
import { cutShare } from '../../src/domain/share.ts';

it.each([
  [0.87355, 0.873], [0.99999, 0.999], [1, 1], [0, 0], [0.962, 0.962], [-0.0317, -0.031], [7 / 1000, 0.007],
])('cuts %d to %d', (share, cut) => {
  expect(cutShare(share)).toBe(cut);
});

it('shows the whole for the whole alone', () => {
  fc.assert(fc.property(fc.integer({ min: 1, max: 2_000_000 }), fc.nat(), (compared, some) => {
    const accurate = some % (compared + 1);
    expect(cutShare(accurate / compared) === 1).toBe(accurate === compared);
  }));
});
