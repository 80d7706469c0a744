/** Several tables in one file, each under names of its own, and logs of what came in and went out: read to the unit, or asked about. */
import { describe, expect, it } from 'vitest';
import { EVENT_TYPES } from '../../../src/domain/vocabulary.ts';
import type { Question } from '../../../src/domain/problem.ts';
import { importFiles } from '../../../src/engine/import/importFolder.ts';
import { workbookOf } from '../../importers/support/workbookOf.ts';
import { stubPorts, stubTask } from '../stubPorts.ts';
import { emptyEngagement, filesOf } from './imported.ts';
import type { Content } from './imported.ts';

interface Found {
  readonly positions: readonly string[];
  /** `day type sku @ location quantity reference`. */
  readonly events: readonly string[];
  readonly items: readonly string[];
  readonly rejected: number;
  readonly asked: Readonly<Record<string, Question | undefined>>;
  readonly doubts: string;
}

async function read(name: string, content: Content): Promise<Found> {
  const db = await emptyEngagement();
  const options = { keepSources: false, setsAside: 'undeclared' } as const;
  const outcome = await importFiles(db, stubPorts(), filesOf({ [name]: content }), options, stubTask());
  const found = {
    positions: db.rows(`SELECT sku, location, quantity FROM position_list WHERE state IN ('on_hand', 'available') ORDER BY id`,
      ([sku, location, quantity]) => `${String(sku)} @ ${String(location)} = ${String(quantity)}`),
    events: db.rows(`SELECT e.occurred_at, e.type, i.code, l.code, e.quantity, r.text FROM event e JOIN item i ON i.id = e.item_id
      JOIN location l ON l.id = e.location_id LEFT JOIN reference r ON r.id = e.reference_id ORDER BY e.id`,
    ([at, type, sku, location, quantity, reference]) => [
      new Date(Number(at)).toISOString().slice(0, 10), EVENT_TYPES[Number(type)], sku, '@', location, Number(quantity) / 10_000, reference,
    ].join(' ')),
    items: db.rows('SELECT code FROM item WHERE listed = 1 ORDER BY code', ([code]) => String(code)),
    rejected: db.number('SELECT sum(rows_rejected) FROM source'),
    asked: Object.fromEntries(outcome.unrecognised.map(({ file, problem }) => [file, problem?.asks])),
    doubts: db.rows('SELECT doubts FROM source', ([text]) => String(text)).join(' '),
  };
  db.close();
  return found;
}

describe('several tables in one file', () => {
  it('a list of items below one of stock: the first is no title of the second', async () => {
    const text = 'SKU,Location,On Hand\nA1,DC1,5\nA2,DC1,6\n\nSKU,Description,Barcode,UOM\nA1,Kettle,4006381333931,EA\n'
      + 'A2,Toaster,4006381333948,EA\n';
    expect(await read('wms_both.csv', text)).toMatchObject({
      positions: ['A1 @ DC1 = 5', 'A2 @ DC1 = 6'], items: ['A1', 'A2'], rejected: 0, asked: {},
    });
  });

  it('one right below the other, without a blank line, of other names', async () => {
    const text = 'SKU,Warehouse,On Hand\nA1,DC1,5\nA2,DC1,6\nItem,Store,Available\nB1,S1,7\nB2,S2,8\n';
    expect(await read('wms_close.csv', text)).toMatchObject({
      positions: ['A1 @ DC1 = 5', 'A2 @ DC1 = 6', 'B1 @ S1 = 7', 'B2 @ S2 = 8'], rejected: 0, asked: {},
    });
  });

  it('each below a title that says where it is, in a text and in a workbook', async () => {
    const rows = [['Warehouse: East'], ['SKU', 'Description', 'On Hand'], ['A1', 'Kettle', '5'], ['A2', 'Toaster', '6'], [],
      ['Warehouse: West'], ['Item No', 'Name', 'Available'], ['A1', 'Kettle', '7'], ['A3', 'Chair', '8']];
    const truth = ['A1 @ East = 5', 'A2 @ East = 6', 'A1 @ West = 7', 'A3 @ West = 8'];
    for (const found of [
      await read('wms_each.csv', rows.map((row) => row.join(',')).join('\n')),
      await read('wms_each.xlsx', workbookOf([{ name: 'Stock', rows }])),
    ]) {
      expect(found).toMatchObject({ positions: truth, rejected: 0, asked: {} });
      expect(found.doubts).toContain('Its title says \\"Warehouse: West\\": that was taken for the location of all its rows.');
    }
  });

  it('one header again and again, each below the place that it is of', async () => {
    const head = 'SKU,Description,On Hand';
    const text = `Warehouse: East\n${head}\nA1,Kettle,5\nA2,Toaster,6\n\nWarehouse: West\n${head}\nA1,Kettle,7\nA3,Chair,8\n`;
    expect(await read('wms_again.csv', text)).toMatchObject({
      positions: ['A1 @ East = 5', 'A2 @ East = 6', 'A1 @ West = 7', 'A3 @ West = 8'], rejected: 0, asked: {},
    });
  });

  it('beside each other, of different lengths and names', async () => {
    const text = 'SKU,Location,On Hand,,Item,Warehouse,Available\nA1,DC1,5,,B1,DC2,7\nA2,DC1,6,,B2,DC2,8\nA3,DC1,9,,,,\n';
    expect(await read('wms_beside.csv', text)).toMatchObject({
      positions: ['A1 @ DC1 = 5', 'A2 @ DC1 = 6', 'A3 @ DC1 = 9', 'B1 @ DC2 = 7', 'B2 @ DC2 = 8'], rejected: 0, asked: {},
    });
  });

  it('stock above a log: the stock is read, and the log is not counted up as stock', async () => {
    const text = 'Stock,,,,,\nSKU,Location,On Hand,,,\nA1,DC1,5,,,\nA2,DC1,6,,,\n,,,,,\nMovements,,,,,\n'
      + 'Date,Type,SKU,Location,Quantity,Reference\n2026-10-02,receipt,A1,DC1,5,PO1\n2026-10-03,sale,A1,DC1,-2,SO1\n';
    const found = await read('wms_log.csv', text);
    expect(found).toMatchObject({ positions: ['A1 @ DC1 = 5', 'A2 @ DC1 = 6'], events: [] });
    expect(found.asked['wms_log.csv#table 2']).toMatchObject({ of: 'reading', readings: [{ dataset: 'events', asks: [] }] });
  });
});

describe('the place that a title says', () => {
  const list = 'SKU,Description,On Hand\nA1,Kettle,5\nA2,Toaster,6\n';

  it.each([['a label and a name', 'Warehouse: Main\n\n'], ['two cells', 'Warehouse,Main\nPrinted,2026-10-31\n\n'],
    ['a cell with a colon and one with the name', 'Stock on hand,,\nStore:,Main,\n\n'],
  ])('in %s is taken, and said', async (_what, title) => {
    const found = await read('wms_stock.csv', title + list);
    expect(found).toMatchObject({ positions: ['A1 @ Main = 5', 'A2 @ Main = 6'], rejected: 0, asked: {} });
    expect(found.doubts).toContain('that was taken for the location of all its rows');
  });

  it.each([['of all of them', 'Warehouse: All\n\n'], ['of several', 'Warehouse: Main, East\n\n'],
    ['and another', 'Warehouse: Main\nStore: East\n\n']])('%s is asked', async (_what, title) => {
    const found = await read('wms_stock.csv', `${title}${list}\nSKU,Location,On Hand\nZ,DC9,1\n`);
    expect(found.positions).toEqual(['Z @ DC9 = 1']);
    expect(found.asked['wms_stock.csv#table 1']).toEqual({ of: 'value', columns: ['location'] });
  });

  it('gives way to a column of places', async () => {
    const found = await read('wms_stock.csv', 'Warehouse: Main\n\nSKU,Location,On Hand\nA1,DC1,5\nA2,DC2,6\n');
    expect(found.positions).toEqual(['A1 @ DC1 = 5', 'A2 @ DC2 = 6']);
  });
});

describe('a ledger of what came in and what went out', () => {
  it('is signed by its columns, in English with a word for the movement', async () => {
    const text = 'Posting Date,Type,Reference,SKU,Location,Received,Issued\n2026-10-02,Receipt,PO1,A1,DC1,10,0\n'
      + '2026-10-03,Delivery Note,SO7,A1,DC1,0,3\n';
    expect(await read('wms_moves.csv', text)).toMatchObject({
      events: ['2026-10-02 receipt A1 @ DC1 10 PO1', '2026-10-03 shipment A1 @ DC1 -3 SO7'], positions: [], rejected: 0, asked: {},
    });
  });

  it('is no list of stock because of its running balance, in Spanish', async () => {
    const text = 'Fecha;Documento;Código;Descripción;Almacén;Entrada;Salida;Saldo\n02/10/2026;F-1;A1;Tetera;Central;10,00;;10,00\n'
      + '13/10/2026;F-2;A1;Tetera;Central;;3,00;7,00\n14/10/2026;F-3;B2;Silla;Central;5,00;0,00;5,00\n';
    const found = await read('erp_kardex.csv', text);
    expect(found).toMatchObject({
      events: [
        '2026-10-02 receipt A1 @ Central 10 F-1', '2026-10-13 shipment A1 @ Central -3 F-2', '2026-10-14 receipt B2 @ Central 5 F-3',
      ],
      positions: [], rejected: 0, asked: {},
    });
    expect(found.doubts).toContain('\\"Entrada\\" less \\"Salida\\" as quantity');
  });

  it('that has both in one row is not read before somebody looks at it: that row is named', async () => {
    const rows = Array.from({ length: 30 }, (_, at) => `2026-10-03,V${at + 2},A1,DC1,${at % 2 === 0 ? '3,' : ',2'}`);
    const text = ['Date,Voucher No,Item Code,Warehouse,Qty In,Qty Out', ...rows, '2026-10-04,V99,A1,DC1,10,4'].join('\n');
    const files = { 'erp_ledger.csv': text, 'wms_stock.csv': 'sku,location,quantity\nZ,DC9,1\n' };
    const db = await emptyEngagement();
    const outcome = await importFiles(db, stubPorts(), filesOf(files), { keepSources: false, setsAside: 'undeclared' }, stubTask());
    expect(outcome.unrecognised).toMatchObject([{ file: 'erp_ledger.csv', problem: { code: 'number_invalid', row: 32, found: '"10 4"' } }]);
    expect(db.number('SELECT count(*) FROM event')).toBe(0);
    db.close();
  });

  it('summed up over a period, with what there was before, is a list of stock', async () => {
    const text = 'Date,Item Code,Warehouse,Opening Stock,Received,Issued,Closing Stock\n2026-10-31,A1,DC1,5,10,4,11\n'
      + '2026-10-31,A2,DC1,1,0,1,0\n';
    expect(await read('erp_summary.csv', text)).toMatchObject({ positions: ['A1 @ DC1 = 11', 'A2 @ DC1 = 0'], events: [] });
  });
});
