import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { suggestPairs } from '../../../src/domain/crossReference/suggestPairs.ts';
import type { KnownCode } from '../../../src/domain/crossReference/suggestPairs.ts';

let last = 0;
const known = (code: string, systems: readonly number[], name = '', barcodes: readonly string[] = []): KnownCode => {
  last += 1;
  return { id: last, code, name, barcodes, systems };
};
const pairs = (all: readonly KnownCode[], of: 'item' | 'location' = 'item'): unknown => {
  const codeOf = new Map(all.map((one) => [one.id, one.code]));
  return suggestPairs(all, of, 3).map(({ alias, code, basis }) => [codeOf.get(alias), codeOf.get(code), basis]);
};

describe('codes of one thing are proposed', () => {
  it.each([
    ['by their form', [known('A-0012', [1, 2]), known('a12', [3])], [['a12', 'A-0012', 'form']]],
    ['by a barcode that both have', [known('X', [1], '', ['4006381333931']), known('Y', [2, 3], '', ['04006381333931'])],
      [['X', 'Y', 'barcode']]],
    ['by a code that is the other\'s barcode', [known('4006381333931', [2]), known('Y', [1, 3], '', ['4006381333931'])],
      [['4006381333931', 'Y', 'barcode']]],
    ['by what they are called', [known('TBL-9', [1, 2], 'Oak dining table, natural'), known('88412', [3], 'Dining table oak natural')],
      [['88412', 'TBL-9', 'likeness']]],
  ])('%s', (_, all, expected) => { expect(pairs(all)).toEqual(expected); });

  it('for places also by name and as parts of another', () => {
    expect(pairs([known('DC1', [1], 'Reno'), known('RENO', [2, 3])], 'location')).toEqual([['DC1', 'RENO', 'name']]);
    expect(pairs([known('Main', [1, 2]), known('Main-10/C11', [3]), known('Nevada : Main', [3])], 'location')).toEqual([
      ['Main-10/C11', 'Main', 'part'], ['Nevada : Main', 'Main', 'part']]);
  });
});

describe('codes are not proposed', () => {
  it.each([
    ['that one system tells apart', [known('A-0012', [1, 2]), known('a12', [2, 3])]],
    ['whose names differ in a size', [known('T1', [1], 'Oak table 120 cm'), known('Z9', [2], 'Oak table 140 cm')]],
    ['whose shared barcode is none', [known('X', [1], '', ['N/A']), known('Y', [2], '', ['n/a'])]],
    ['that have nothing in common', [known('LAMP', [1], 'Desk lamp'), known('9003', [2], 'Garden hose')]],
  ])('%s', (_, all) => { expect(pairs(all)).toEqual([]); });
});

it('gives each code to one suggestion at most, whatever the order in which they come', () => {
  const code = fc.stringMatching(/^[A-C]-?0?[1-3]$/u);
  const codes = fc.uniqueArray(fc.tuple(code, fc.constantFrom([1], [2], [3], [1, 2])), { selector: ([text]) => text, maxLength: 12 });
  fc.assert(fc.property(
    codes, fc.infiniteStream(fc.nat()), (all, order) => {
      const list = all.map(([text, systems]) => known(text, systems));
      const shuffled = [...list].map((one) => [Number(order.next().value), one] as const).sort((a, b) => a[0] - b[0])
        .map(([, one]) => one);
      expect(suggestPairs(shuffled, 'item', 3)).toEqual(suggestPairs(list, 'item', 3));
      const aliases = suggestPairs(list, 'item', 3).map(({ alias }) => alias);
      expect(new Set(aliases).size).toBe(aliases.length);
    }));
});
