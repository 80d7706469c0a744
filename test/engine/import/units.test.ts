/** Quantities with a declared unit count in the item's base unit, or not at all. */
import { describe, expect, it } from 'vitest';
import { imported } from './imported.ts';

const files = (stock: string, items: string, more: object = {}): Record<string, string | object> => ({
  'engagement.json': {
    systems: [{ id: 'erp' }, { id: 'wms' }], sources: [
      { file: 'items.csv', system: 'erp', dataset: 'items' }, { file: 'stock.csv', system: 'wms', dataset: 'positions', ...more },
    ],
  },
  'items.csv': `sku,uom,packSize\n${items}`, 'stock.csv': stock,
});
const STOCK = 'sku,location,quantity,uom,unitCost\n';
async function read(given: Record<string, string | object>): Promise<{ quantities: unknown[]; rejects: unknown[]; doubts: string[] }> {
  const { db } = await imported(given);
  return {
    quantities: db.rows('SELECT quantity / 10000.0, unit_cost / 10000.0 FROM position ORDER BY id', (row) => [row[0], row[1]]),
    rejects: db.rows('SELECT line, code, reason FROM reject ORDER BY id', (row) => [...row]),
    doubts: db.rows('SELECT doubts FROM source ORDER BY id', (row) => JSON.parse(String(row[0])) as string[]).flat(),
  };
}

describe('a declared unit', () => {
  it('is converted by pack size, prices with it, and that is said', async () => {
    const rows = 'A,L,3,CS,24\nA,L,5,ea,2\nA,L,7,,2\nB,L,2,Dozen,6\n';
    const { quantities, rejects, doubts } = await read(files(STOCK + rows, 'A,EA,12\nB,PCS,\n'));
    expect(quantities).toEqual([[36, 2], [5, 2], [7, 2], [24, 0.5]]);
    expect(rejects).toEqual([]);
    expect(doubts).toEqual([
      '1 row, line 2, are in "CS" and were converted to the items\' base units by pack size.',
      '1 row, line 5, are in "DOZEN" and were converted to the items\' base units by pack size.',
    ]);
  });

  it('that cannot be converted rejects its row with the reason', async () => {
    const { quantities, rejects } = await read(files(`${STOCK}A,L,3,KG,\nB,L,3,BOX,\nA,L,1,EA,\n`, 'A,EA,12\nB,EA,\n'));
    expect(quantities).toEqual([[1, null]]);
    expect(rejects).toEqual([
      [2, 'unit_unknown', 'uom is "KG", which the items files give no way to convert to the item\'s base unit'],
      [3, 'unit_unknown', 'uom is "BOX", which the items files give no way to convert to the item\'s base unit'],
    ]);
  });

  it('of an item that no list speaks of counts as written, which is said', async () => {
    const { quantities, doubts } = await read(files(`${STOCK}C,L,3,CS,\nC,L,3,EA,\n`, 'A,EA,12\n'));
    expect(quantities).toEqual([[3, null], [3, null]]);
    expect(doubts).toEqual(['1 row, line 2, are in "CS", of which no items file gives a pack size, and count as written.']);
  });

  it('is what lists call it, by their own words too, and by no size where they disagree', async () => {
    const lists = 'A,EA,\nA,TRAY,6\nB,EA,6\nB,EA,8\nD,EA,4\n';
    const { quantities, rejects } = await read(files(`${STOCK}A,L,3,TRAY,\nB,L,3,CS,\nD,L,1,Karton,\n`, lists,
      { values: { uom: { Karton: 'CS' } } }));
    expect(quantities).toEqual([[18, null], [4, null]]);
    expect(rejects).toEqual([[3, 'unit_unknown', expect.stringContaining('"CS"')]]);
  });

  it('of an event is converted as well', async () => {
    const { db } = await imported({
      'engagement.json': { systems: [{ id: 'erp' }], sources: [
        { file: 'items.csv', system: 'erp', dataset: 'items' }, { file: 'moves.csv', system: 'erp', dataset: 'events' }] },
      'items.csv': 'sku,uom,packSize\nA,EA,12\n',
      'moves.csv': 'occurredAt,type,sku,location,quantity,uom\n2026-10-01,sale,A,L,-2,case\n2026-10-01,sale,A,L,-2,each\n',
    });
    expect(db.rows('SELECT quantity / 10000 FROM event ORDER BY id', (row) => row[0])).toEqual([-24, -2]);
    expect(db.number('SELECT quantity FROM source WHERE file = \'moves.csv\'')).toBe(-260_000);
  });
});
