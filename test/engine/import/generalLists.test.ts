/** Lists of systems that no preset knows: read by the names of their columns where these leave no choice, asked about where they do. */
import { describe, expect, it } from 'vitest';
import { memoryFiles } from '../../../src/engine/import/memoryFiles.ts';
import { inspectFiles } from '../../../src/engine/inspect.ts';
import { zipFile } from '../../importers/support/zipFile.ts';
import { stubPorts, stubTask } from '../stubPorts.ts';
import { filesOf, imported, problemOf } from './imported.ts';
import type { Content } from './imported.ts';

async function positionsOf(files: Readonly<Record<string, Content>>): Promise<unknown[]> {
  const { db } = await imported(files);
  const rows = db.rows('SELECT sku, location, state, quantity FROM position_list ORDER BY id', (row) => row.join(' '));
  db.close();
  return rows;
}

async function asksOf(name: string, text: string): Promise<unknown> {
  const [found] = await inspectFiles({ ...stubPorts(), files: memoryFiles(filesOf({ [name]: text })) }, [name], stubTask());
  return found?.problem?.asks;
}

describe('a list of stock that nobody knows', () => {
  it('is read whatever the punctuation of its names, each state as what it is', async () => {
    expect(await positionsOf({
      'erp_stock.csv': 'Inventory ID,Warehouse,Location,Qty. On Hand,Qty. Available,Qty. Allocated\n00012,WEST,R1,12,10,2\n',
    }))
      .toEqual(['00012 WEST on_hand 12', '00012 WEST available 10', '00012 WEST committed 2']);
  });

  it('is read by its other names too, and says by which', async () => {
    const { db } = await imported({ 'wms_list.csv': 'Item,Warehouse,Aisle,Qty\n0012,DC1,A,5\nB-2,DC1,B,-1\nC-3,DC1,,4\n' });
    expect(db.rows('SELECT preset, quantity FROM source', (row) => row)).toEqual([['mapped', 80_000]]);
    expect(JSON.parse(String(db.rows('SELECT doubts FROM source', (row) => row[0])[0]))).toContain('No preset has its header. '
      + 'It was read as positions by the names of its columns: "Item" as sku, "Warehouse" as location, "Qty" as quantity, "Aisle" as bin.');
    db.close();
  });

  it('is asked about where its quantities may be changes, or where a count stands beside the book', async () => {
    expect(await asksOf('wms_list.csv', 'Item,Warehouse,Qty\n0012,DC1,+5\nB-2,DC1,-1\n'))
      .toMatchObject({ of: 'reading', readings: [{ dataset: 'positions' }, { dataset: 'events' }] });
    expect(await asksOf('wms_count.csv', 'Item,Warehouse,Stock,Counted Qty\n0012,DC1,5,6\nB-2,DC1,1,1\n'))
      .toMatchObject({ of: 'reading', readings: [{ choices: ['Counted Qty', 'Stock'] }] });
  });

  it('is no list of items where figures stand beside them', async () => {
    expect(await positionsOf({ 'wms_wide.csv': 'sku,description,DC1,DC2\n0012,Chair,5,6\nB-2,Desk,1,0\n' }))
      .toEqual(['0012 DC1 on_hand 5', '0012 DC2 on_hand 6', 'B-2 DC1 on_hand 1', 'B-2 DC2 on_hand 0']);
    expect(await asksOf('wms_wide.csv', 'sku,description,Aug 2026,Sep 2026\n0012,Chair,5,6\nB-2,Desk,1,0\n'))
      .toMatchObject({ of: 'reading', readings: [{ dataset: 'items' }] });
    expect(await positionsOf({
      'wms_stock.csv': 'sku,location,quantity\n0012,DC1,5\n',
      'erp_items.csv': 'sku,description,unitCost,packSize,weight\n0012,Chair,5,6,7\n',
    }))
      .toEqual(['0012 DC1 on_hand 5']);
  });

  it('takes a question in a header for no quantity', async () => {
    const header = 'ID,Tipo,SKU,Nombre,Publicado,¿Está destacado?,¿Existencias?,Inventario';
    const values = { sources: [{ file: 'export.csv', values: { location: { '': 'WEB' } } }] };
    expect(await positionsOf({ 'engagement.json': values, 'export.csv': `${header}\n1,simple,00077,Taza,1,0,1,12\n` }))
      .toEqual(['00077 WEB available 12']);
  });
});

describe('what surrounds a table', () => {
  const rows = ['00012 DC1 on_hand 1200', 'D-1 DC1 on_hand -3', 'E-7 DC2 on_hand 17.5'];

  it('is no table where a page heading runs across the columns of a list at fixed columns', async () => {
    const page = ['\fACME WAREHOUSE MANAGEMENT SYSTEM        INVENTORY BY LOCATION       PAGE 1', 'RUN DATE 10/31/24  23:10',
      'ITEM NUMBER      WHSE   BIN LOC    QTY ON HAND  UM', '---------------  -----  ---------  -----------  --'];
    const listed = ['00012            DC1    A-01-01       1,200.00  EA', 'D-1              DC1    A-01-02           3.00- EA',
      'E-7              DC2    B-01-01          17.50  EA'];
    const text = [...page, ...listed.slice(0, 2), ...page, ...listed.slice(2), ''].join('\n');
    expect(await positionsOf({ 'wms.txt': text })).toEqual(rows);
  });

  it('does not hide a second table below it that has the same columns in another order', async () => {
    expect(await positionsOf({
      'wms.csv': 'sku,location,quantity\n00012,DC1,1200\nD-1,DC1,-3\n\n\nsku,quantity,location\nE-7,17.5,DC2\nF-8,1,DC2\n',
    })).toEqual([...rows, 'F-8 DC2 on_hand 1']);
  });

  it('may be rows that end with their last value, with commas in their numbers', async () => {
    const lines = ['sku\tlocation\tquantity\tunitCost\tbin\tlot', '00012\tDC1\t1200\t1,5', 'D-1\tDC1\t-3\t2,25\tA', 'E-7\tDC2\t17,5'];
    const { db } = await imported({ 'wms.txt': `${lines.join('\n')}\n` });
    expect(db.rows('SELECT delimiter FROM source', (row) => row[0])).toEqual(['\t']);
    db.close();
  });
});

describe('a file of an archive that cannot be read', () => {
  it('is set aside by itself', async () => {
    const bytes = zipFile([
      { name: 'stock.csv', content: 'sku,location,quantity\n00012,DC1,5\n' }, { name: 'readme.txt', content: 'hello there\n' }]);
    const { db, outcome } = await imported({ 'wms_export.zip': bytes });
    expect(db.rows('SELECT quantity FROM source', (row) => row[0])).toEqual([50_000]);
    expect(JSON.stringify(outcome)).toContain('readme.txt');
    db.close();
    expect((await problemOf({ 'wms_export.zip': zipFile([
      { name: 'readme.txt', content: 'hello there\n' }, { name: 'more.txt', content: 'and more\n' }]) })).found)
      .toContain('cannot be cut into rows');
  });
});
