import { describe, expect, it } from 'vitest';
import { compareFields, fieldValue, inSets, sourceFirst } from '../../../renderer/features/evidence/fields.ts';
import type { EvidenceRowView } from '../../../src/contract/views.ts';

const row = (role: string, fields: Readonly<Record<string, string>>): EvidenceRowView => ({
  role,
  system: 'wms',
  file: 'a.csv',
  sourceId: 1,
  row: 1,
  fields: Object.entries(fields).map(([name, value]) => ({ name, value })),
});

describe('compareFields', () => {
  it('marks what two rows give differently, and not what one of them lacks', () => {
    const fields = compareFields([
      row('source', { sku: 'A', quantity: '5', actor: 'x' }),
      row('target', { sku: 'A', quantity: '6' }),
    ]);
    expect(fields).toEqual([
      { name: 'sku', values: ['A', 'A'], differs: false },
      { name: 'quantity', values: ['5', '6'], differs: true },
      { name: 'actor', values: ['x', null], differs: false },
    ]);
  });
});

describe('sourceFirst', () => {
  it('puts the source on the left and keeps the order otherwise', () => {
    const rows = ['target', 'extra', 'source'].map((role) => row(role, {}));
    expect(sourceFirst(rows).map((each) => each.role)).toEqual(['source', 'target', 'extra']);
  });
});

describe('inSets', () => {
  it('loses no row', () => {
    expect(inSets([1, 2, 3, 4, 5], 2)).toEqual([[1, 2], [3, 4], [5]]);
    expect(inSets([], 3)).toEqual([]);
  });
});

describe('fieldValue', () => {
  it('spells out our own words and leaves the client’s as they are', () => {
    expect(fieldValue('status', 'on_hand')).toBe('On hand');
    expect(fieldValue('sku', 'on_hand')).toBe('on_hand');
  });
});
