import { describe, expect, it } from 'vitest';
import { ExactValues } from '../../../src/domain/audit/valueLimit.ts';

describe('values', () => {
  it('are refused by the item they are of where they are more than stays exact', () => {
    expect(new ExactValues().of(30_000, 25_000, 'A')).toBe(75_000);
    expect(() => new ExactValues().of(8_000_000_000 * 10_000, 200 * 10_000, '4006381333931')).toThrow(
      /The value of 8000000000 units of "4006381333931" at 200 each is more than stays exact\. Expected at most 900,719,925,474/u);
  });

  it('are refused where their sum is', () => {
    const values = new ExactValues();
    expect(values.of(500_000_000 * 10_000, 1_000 * 10_000, 'A')).toBe(5e15);
    expect(() => values.of(-500_000_000 * 10_000, 1_000 * 10_000, 'B')).toThrow(/up to those of "B", are more than stays exact/u);
  });
});
