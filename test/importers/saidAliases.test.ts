import { expect, test } from 'vitest';
import { EntityKeys } from '../../src/importers/entityKeys.ts';
import { resolveListings } from '../../src/importers/masterData.ts';

const rows = [[
  { line: 2, code: 'A-1', aliases: ['X-1'] }, { line: 3, code: 'B-1', aliases: [] as string[] },
]];

test('what a person said of codes comes before what lists say', () => {
  const keys = new EntityKeys();
  const { aliases } = resolveListings(rows, keys, () => '', [
    { alias: 'X-1', code: 'A-1', same: false }, { alias: 'X-1', code: 'B-1', same: true }, { alias: 'b 1', code: 'B-1', same: true },
  ]);
  expect(aliases.map(([alias, id]) => [alias, keys.codeOf(id)])).toEqual([['X-1', 'B-1'], ['b 1', 'B-1']]);
  expect(keys.findText('A-1')).not.toBe(keys.findText('B-1'));
});

test('a circle of confirmations is broken where it closes, and the order in which they were said does not matter', () => {
  const said = [{ alias: 'A-1', code: 'B-1', same: true }, { alias: 'B-1', code: 'A-1', same: true }];
  for (const order of [said, said.toReversed()]) {
    const keys = new EntityKeys();
    resolveListings(rows, keys, () => '', order);
    expect([keys.findText('A-1') === keys.findText('B-1'), keys.codeOf(keys.findText('A-1'))]).toEqual([true, 'B-1']);
  }
});
