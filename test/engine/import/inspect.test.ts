import { describe, expect, it } from 'vitest';
import { fileInspection } from '../../../src/contract/inspection.ts';
import { memoryFiles } from '../../../src/engine/import/memoryFiles.ts';
import { inspectFiles } from '../../../src/engine/inspect.ts';
import { stubPorts, stubTask } from '../stubPorts.ts';
import { filesOf, imported } from './imported.ts';
import type { Content } from './imported.ts';

async function inspect(files: Readonly<Record<string, Content>>, ...names: string[]) {
  const found = await inspectFiles({ ...stubPorts(), files: memoryFiles(filesOf(files)) }, names, stubTask());
  return found.map((one) => fileInspection.parse(one));
}

describe('inspecting a file', () => {
  it('tells how it would be read, with the first rows typed', async () => {
    const rows = Array.from({ length: 9 }, (_, row) => `00${row};DC1;1,00${row}.5;2026-10-31 23:00;x`).join('\r\n');
    const [found] = await inspect({ 'wms_stock.csv': `SKU;Location;Quantity;As of;Other\r\n${rows}\r\n` }, 'wms_stock.csv');
    expect(found).toMatchObject({
      file: 'wms_stock.csv', encoding: 'utf-8', delimiter: ';', headerLine: 1, system: 'wms', dataset: 'positions',
      preset: 'canonical',
      unused: ['Other'], problem: null, sheet: null,
    });
    expect(found?.rows).toHaveLength(5);
    expect(found?.rows[0]).toEqual({ row: 2, values: { sku: '000', location: 'DC1', quantity: 1000.5,
    asOf: '2026-10-31T23:00:00Z' } });
    expect(found?.doubts).toEqual(['It was taken to come from "wms" by its name.',
    'It was recognised as positions by its columns.']);
  });

  it('reads it as the engagement.json beside it says', async () => {
    const [found] = await inspect({
      'engagement.json': {
        systems: [{ id: 'wh', kind: 'wms', timezone: 'America/New_York' }],
        sources: [{ file: 'moves.csv', system: 'wh', dataset: 'events', columns: { type: 'Kind' },
        values: { type: { SHIP: 'sale' } } }],
      },
      'moves.csv': 'occurredAt,Kind,sku,location,quantity\n2026-10-31 10:00,SHIP,A,L,x\n',
    }, 'moves.csv');
    expect(found).toMatchObject({ system: 'wh', dataset: 'events', preset: 'mapped', doubts: [] });
    expect(found?.rows).toEqual([
      { row: 2, values: { occurredAt: '2026-10-31T10:00:00-04:00', type: 'sale', sku: 'A', location: 'L', quantity: 'x' } },
    ]);
  });

  it('has the doubts and finds the faults of an import, however far down they stand', async () => {
    const rows = (last: string): string => `sku,location,quantity\n${'A,DC1,1\n'.repeat(40_000)}${last}\n`;
    const files = {
      'wms_stock.csv': rows(',DC1,5\nB,DC1,1.23456'), 'erp_stock.csv': rows('B,DC1,five'), 'pos_stock.csv': 'sku,location,quantity\n',
      'engagement.json': { systems: ['wms', 'erp', 'pos'].map((id) => ({ id })) },
    };
    const [wms, erp, pos] = await inspect(files, 'wms_stock.csv', 'erp_stock.csv', 'pos_stock.csv');
    expect(erp?.problem).toMatchObject({ code: 'number_invalid', row: 40_002, column: 'quantity', found: '"five"' });
    const { 'erp_stock.csv': _, ...good } = files;
    const { db } = await imported(good);
    const known = db.rows('SELECT doubts FROM source ORDER BY file', (row) => JSON.parse(String(row[0])) as string[]);
    expect(pos?.doubts.toSorted()).toEqual(known[0]?.toSorted());
    expect(wms?.doubts.slice(0, -1).toSorted()).toEqual(known[1]?.toSorted());
    expect(wms?.doubts.at(-1)).toMatch(/^1 of 40002 rows would be rejected; the first in line 40002, column "sku": /u);
    db.close();
  });

  it('proposes how a file is read that nobody knows, with or without a header, and says what it would have to be told', async () => {
    const [recount, sold] = await inspect({
      'recount.csv': '11101,-10\n11102,-10\n11103,-9\n11104,-6\n',
      'sold.csv': 'Day,Article No,Sold\n2026-10-01,A-1,2\n2026-10-02,A-2,3\n',
    }, 'recount.csv', 'sold.csv');
    expect(recount).toMatchObject({
      headerLine: null, dataset: null, unused: [],
      columns: [{ canonical: 'sku', from: ['Column 1'] }, { canonical: 'quantity', from: ['Column 2'] }],
      problem: {
        code: 'not_recognised', asks: { of: 'reading', readings: [{ dataset: 'positions', asks: ['location'] }, { dataset: 'events' }] },
      },
    });
    expect(recount?.problem?.message).toBe('It has no header. It would be read with "Column 1" as sku, "Column 2" as quantity; it does not '
      + 'say whether its quantities are counts or changes, nor which location it is of.');
    expect(sold?.problem?.asks).toMatchObject({ readings: [{ dataset: 'events', asks: ['location', 'type'], signs: 'by_type' }] });
    expect(sold?.problem?.expected).toBe('"dataset": "events", '
      + '"columns": { "occurredAt": "Day", "sku": "Article No", "quantity": "Sold" }, '
      + '"values": { "location": { "": "…" }, "type": { "": "…" } }, "signs": "by_type"');
  });

  it('says why a file cannot be read, and goes on with the next', async () => {
    const found = await inspect({ 'a.xlsx': 'PK', 'b.csv': 'x,y\n1,2\n', 'c.csv': '',
    'erp.csv': 'sku,location,quantity\nA,L,1\n' },
      'a.xlsx', 'b.csv', 'c.csv', 'gone.csv', 'erp.csv');
    expect(found.map((one) => one.problem?.code ?? null)).toEqual(['not_recognised', 'not_recognised', 'empty_file',
    'not_found', null]);
    expect(found[1]).toMatchObject({ encoding: 'utf-8', delimiter: ',', unused: ['x', 'y'] });
  });
});
