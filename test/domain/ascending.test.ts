import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ascending, merged } from '../../src/domain/ascending.ts';

/** Enough of them that they are sorted by their digits. */
const manyOf = (number: fc.Arbitrary<number>): fc.Arbitrary<Float64Array> => fc.array(number, { minLength: 1, maxLength: 50 })
  .map((some) => Float64Array.from({ length: 5_000 }, (_, at) => (some[at % some.length] as number) + (at * 7919) % 1_013));

describe('numbers in ascending order', () => {
  it.each([
    ['spans', fc.integer({ min: -90_000_000, max: 2_000_000_000 })],
    ['whole numbers far apart', fc.integer({ min: -(2 ** 45), max: 2 ** 45 })],
    ['any numbers', fc.double({ noNaN: true })],
    ['one and the same', fc.constant(-5)],
  ])('are those that the platform gives, of %s', (_, number) => {
    fc.assert(fc.property(manyOf(number), (numbers) => {
      const before = numbers.slice();
      expect(ascending(numbers)).toEqual(numbers.slice().sort());
      expect(numbers).toEqual(before);
    }), { numRuns: 20 });
  });
});

it('merges what is sorted into what is sorted', () => {
  const some = fc.array(fc.integer({ min: -9, max: 9 })).map((numbers) => Float64Array.from(numbers).sort());
  fc.assert(fc.property(some, some, (a, b) => {
    expect(merged(a, b)).toEqual(Float64Array.from([...a, ...b]).sort());
  }));
});
