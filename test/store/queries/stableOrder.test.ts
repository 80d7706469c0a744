import fc from 'fast-check';
import { expect, test } from 'vitest';
import { stableOrder } from '../../../src/store/queries/grid/stableOrder.ts';

const amounts = fc.array(fc.oneof(
  fc.integer({ min: -3, max: 3 }), fc.integer(), fc.maxSafeInteger(),
  fc.constantFrom(0, -0, Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER),
), { maxLength: 200 });

test('orders like a stable comparator, both ways', () => {
  fc.assert(fc.property(amounts, fc.boolean(), (keys, descending) => {
    const rows = Int32Array.from(keys.keys());
    const expected = [...rows].sort((left, right) => {
      const difference = keys[left]! < keys[right]! ? -1 : keys[left]! > keys[right]! ? 1 : 0;
      return (descending ? -difference : difference) || left - right;
    });
    expect([...stableOrder(rows, (row) => keys[row]!, descending)]).toEqual(expected);
  }));
});

test('orders only the rows it is given', () => {
  const keys = [5, 1, 4, 2, 3];
  expect([...stableOrder(Int32Array.of(0, 2, 4), (row) => keys[row]!, false)]).toEqual([4, 2, 0]);
});
