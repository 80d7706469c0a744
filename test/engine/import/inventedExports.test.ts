/**
 * Exports as nobody has sent them yet, each with its own truth: what is to be read of it, to the unit, or the one thing it is to be asked.
 * They stand for habits of systems and of spreadsheets, in several languages.
 */
import { describe, expect, it } from 'vitest';
import type { Question } from '../../../src/domain/problem.ts';
import { importFiles } from '../../../src/engine/import/importFolder.ts';
import { stubPorts, stubTask } from '../stubPorts.ts';
import { workbookOf } from '../../importers/support/workbookOf.ts';
import { emptyEngagement, filesOf } from './imported.ts';
import type { Content } from './imported.ts';

interface Read {
  /** `sku @ location = quantity`, with the state behind it where it is not on hand. */
  readonly positions: readonly string[];
  readonly rejected: number;
  readonly items: number;
  readonly asks: Question | undefined;
  readonly doubts: readonly string[];
}

async function read(name: string, content: Content, beside: Readonly<Record<string, Content>> = {}): Promise<Read> {
  const db = await emptyEngagement();
  const files = filesOf({ [name]: content, ...beside });
  const outcome = await importFiles(db, stubPorts(), files, { keepSources: false, setsAside: 'undeclared' }, stubTask());
  const positions = db.rows('SELECT sku, location, state, quantity FROM position_list ORDER BY id', ([sku, location, state, quantity]) =>
    `${String(sku)} @ ${String(location)} = ${String(quantity)}${state === 'on_hand' ? '' : ` ${String(state)}`}`);
  const [source] = db.rows('SELECT rows_rejected, doubts FROM source WHERE file = ?', (row) => row, [name]);
  const made = {
    positions, rejected: Number(source?.[0] ?? 0), items: db.number('SELECT count(*) FROM item WHERE listed = 1'),
    asks: outcome.unrecognised.find(({ file }) => file === name)?.problem?.asks,
    doubts: source === undefined ? [] : JSON.parse(String(source[1])) as string[],
  };
  db.close();
  return made;
}

/** Name, text and truth of one export. */
type Case = readonly [what: string, name: string, text: string, truth: readonly string[]];

const READ: readonly Case[] = [
  ['a column a store, numbered', 'erp_stock by store.csv',
    'Item No,Description,Store 101,Store 102,Store 117\nA-100,Kettle,5,0,2\nA-101,Toaster,,3,1\n',
    ['A-100 @ Store 101 = 5', 'A-100 @ Store 102 = 0', 'A-100 @ Store 117 = 2', 'A-101 @ Store 102 = 3', 'A-101 @ Store 117 = 1']],
  ['a column a warehouse, and their total', 'wms_onhand.csv',
    'SKU,Product,Category,Chicago DC,Dallas DC,Total\nK-1,Kettle,Kitchen,10,5,15\nK-2,Toaster,Kitchen,4,4,8\n',
    ['K-1 @ Chicago DC = 10', 'K-1 @ Dallas DC = 5', 'K-2 @ Chicago DC = 4', 'K-2 @ Dallas DC = 4']],
  ['a column a state of the country', 'erp_states.csv', 'Part #,Desc,CA,NY,TX\n001,Bolt,100,20,30\n002,Nut,50,60,70\n',
    ['001 @ CA = 100', '001 @ NY = 20', '001 @ TX = 30', '002 @ CA = 50', '002 @ NY = 60', '002 @ TX = 70']],
  ['a column a city, in German, blanks and dashes where there is none', 'erp_Bestand je Filiale.csv',
    'Artikelnummer;Bezeichnung;Hamburg;Bremen;Köln\n00471;Kessel;12;-;3\n00472;Toaster;;1.005,5;0\n',
    ['00471 @ Hamburg = 12', '00471 @ Köln = 3', '00472 @ Bremen = 1005.5', '00472 @ Köln = 0']],
  ['the quantity named before the place', 'erp_qty.csv',
    'Item,Description,Qty - Chicago,Qty - Dallas,Qty - East Annex\nA1,Kettle,5,6,0\n',
    ['A1 @ Chicago = 5', 'A1 @ Dallas = 6', 'A1 @ East Annex = 0']],
  ['the states of each place beside each other', 'erp_states of places.csv',
    'Item,Chicago On Hand,Chicago Available,Dallas On Hand,Dallas Available\nA1,5,4,6,6\nA2,1,1,0,-2\n',
    ['A1 @ Chicago = 5', 'A1 @ Chicago = 4 available', 'A1 @ Dallas = 6', 'A1 @ Dallas = 6 available', 'A2 @ Chicago = 1',
      'A2 @ Chicago = 1 available', 'A2 @ Dallas = 0', 'A2 @ Dallas = -2 available']],
  ['a merged header: places over states', 'erp_merged.csv',
    ',,Main Warehouse,,Overflow Warehouse,\nSKU,Name,On Hand,Reserved,On Hand,Reserved\nA1,Kettle,5,1,3,0\nA2,Toaster,8,2,4,1\n',
    ['A1 @ Main Warehouse = 5', 'A1 @ Main Warehouse = 1 committed', 'A1 @ Overflow Warehouse = 3', 'A1 @ Overflow Warehouse = 0 committed',
      'A2 @ Main Warehouse = 8', 'A2 @ Main Warehouse = 2 committed', 'A2 @ Overflow Warehouse = 4',
      'A2 @ Overflow Warehouse = 1 committed']],
  ['groups of rows, a warehouse each', 'wms_groups.csv',
    'Stock by warehouse\n\nSKU,Description,UOM,On Hand\nWarehouse: Chicago,,,\nA1,Kettle,EA,5\nA2,Toaster,EA,6\nWarehouse: Dallas,,,\n'
      + 'A1,Kettle,EA,7\nA3,Mixer,EA,8\n',
    ['A1 @ Chicago = 5', 'A2 @ Chicago = 6', 'A1 @ Dallas = 7', 'A3 @ Dallas = 8']],
  ['a sum below each group, named after it', 'erp_subtotals.csv',
    'Category,SKU,Warehouse,On Hand\nKitchen,A1,DC1,5\nKitchen,A2,DC1,6\nTotal Kitchen,,,11\nGarden,B1,DC1,3\nTotal Garden,,,3\n'
      + 'Grand Total,,,14\n', ['A1 @ DC1 = 5', 'A2 @ DC1 = 6', 'B1 @ DC1 = 3']],
  ['a grand total under the description', 'erp_grand.csv',
    'Item,Description,Warehouse,On Hand\nA1,Kettle,DC1,5\nA2,Toaster,DC1,6\n,Grand Total,,11\n', ['A1 @ DC1 = 5', 'A2 @ DC1 = 6']],
  ['German, decimal comma', 'erp_bestand.csv',
    'Artikelnummer;Bezeichnung;Lager;Bestand;Mindestbestand\n00471;Kessel;Hamburg;1.234,00;10,00\n00472;Toaster;Bremen;12,50;5,00\n',
    ['00471 @ Hamburg = 1234', '00472 @ Bremen = 12.5']],
  ['French, three states', 'erp_stock fr.csv',
    'Référence;Désignation;Dépôt;Stock réel;Stock réservé;Stock disponible\nR1;Bouilloire;Lyon;12;2;10\n',
    ['R1 @ Lyon = 12', 'R1 @ Lyon = 10 available', 'R1 @ Lyon = 2 committed']],
  ['Italian', 'erp_it.csv', 'Codice articolo;Descrizione;Magazzino;Giacenza;Impegnato\nC1;Bollitore;MI;12;2\n',
    ['C1 @ MI = 12', 'C1 @ MI = 2 committed']],
  ['Dutch', 'erp_nl.csv', 'Artikelcode;Omschrijving;Magazijn;Voorraad;Gereserveerd\nN1;Ketel;AMS;12;2\n',
    ['N1 @ AMS = 12', 'N1 @ AMS = 2 committed']],
  ['Polish', 'erp_pl.csv', 'Kod towaru;Nazwa;Magazyn;Stan;Rezerwacje\nP1;Czajnik;WAW;12;2\n', ['P1 @ WAW = 12', 'P1 @ WAW = 2 committed']],
  ['Japanese', 'erp_jp.csv', '商品コード,商品名,倉庫,在庫数\nJ-001,やかん,東京,12\nJ-002,トースター,大阪,8\n',
    ['J-001 @ 東京 = 12', 'J-002 @ 大阪 = 8']],
  ['Chinese', 'erp_cn.csv', '物料编码,物料名称,仓库,库存数量\nC001,水壶,上海,12\n', ['C001 @ 上海 = 12']],
  ['Russian', 'erp_ru.csv', 'Артикул;Наименование;Склад;Остаток;Резерв\nЧ-1;Чайник;Тверь;12;2\n',
    ['Ч-1 @ Тверь = 12', 'Ч-1 @ Тверь = 2 committed']],
  ['a date in the name, a number before it', '03 2026-10-31 wms_Stock.csv', 'SKU,Warehouse,Qty\nA1,DC1,5\nA2,DC1,6\n',
    ['A1 @ DC1 = 5', 'A2 @ DC1 = 6']],
  ['three lines of titles and a column of notes', 'erp_status.csv',
    'Inventory Status Report,,,\nAs of: 10/31/2026,,,\nPrinted by: jsmith,,,\n,,,\n'
      + 'Item,Warehouse,On Hand,Notes\nA1,DC1,5,"recount, see Bob"\n'
      + 'A2,DC1,6,\n', ['A1 @ DC1 = 5', 'A2 @ DC1 = 6']],
  ['lots with their day', 'wms_lots.csv',
    'SKU,Lot,Expiry Date,Warehouse,Qty On Hand\nA1,L1,2027-01-31,DC1,5\nA1,L2,2027-03-31,DC1,6\n', ['A1 @ DC1 = 5', 'A1 @ DC1 = 6']],
  ['five states of a 3PL', '3pl_stock.csv',
    'Client,Warehouse,Item,Desc,UOM,On Hand,Allocated,Available,Damaged,On Hold\nACME,ATL,A1,Kettle,EA,10,2,7,1,0\n',
    ['A1 @ ATL = 10', 'A1 @ ATL = 7 available', 'A1 @ ATL = 2 committed', 'A1 @ ATL = 1 damaged', 'A1 @ ATL = 0 quarantined']],
  ['a row a status', 'wms_status.csv', 'SKU,Warehouse,Status,Qty\nA1,DC1,Good,5\nA1,DC1,Damaged,1\n',
    ['A1 @ DC1 = 5 sellable', 'A1 @ DC1 = 1 damaged']],
  ['parentheses for less than nothing, a code with an equals sign', 'erp_value.csv',
    'Item Number,Description,Location,Qty on hand,Unit cost,Extended value\n=A1,Kettle,DC1,5,2.50,12.50\nA2,Toaster,DC1,(3),4.00,(12.00)\n',
    ['=A1 @ DC1 = 5', 'A2 @ DC1 = -3']],
  ['units in the cells', 'wms_units.csv', 'SKU;Lagerort;Menge\nA1;L1;17 ST\nA2;L1;3 ST\n', ['A1 @ L1 = 17', 'A2 @ L1 = 3']],
  ['blanks between thousands', 'wms_spaces.csv', 'SKU;Location;On Hand\nA1;DC1;1 234\nA2;DC1;12\u00a0345,5\n',
    ['A1 @ DC1 = 1234', 'A2 @ DC1 = 12345.5']],
  ['pages with their heading and an end', 'wms_pages.csv',
    'SKU,Warehouse,On Hand\nA1,DC1,5\nA2,DC1,6\n\nPage 2\nSKU,Warehouse,On Hand\nA3,DC1,7\n\nEnd of report\n',
    ['A1 @ DC1 = 5', 'A2 @ DC1 = 6', 'A3 @ DC1 = 7']],
  ['a unit beside the quantity, of what looks like a list of items', 'wms_uom.csv', 'SKU,Warehouse,Qty,UOM\nA1,DC1,2,EA\nA2,DC1,6,EA\n',
    ['A1 @ DC1 = 2', 'A2 @ DC1 = 6']],
  ['a barcode beside the code', 'wms_barcode.csv',
    'SKU,Barcode,Warehouse,Stock\nA1,4006381333931,DC1,2\nA2,4006381333948,DC1,6\n', ['A1 @ DC1 = 2', 'A2 @ DC1 = 6']],
  ['SAP in French', 'sap_mb52_fr.csv',
    'Article;Désignation article;Division;Magasin;Utilisation libre;Unité de quantité de base;En contrôle qualité;Bloqué\n'
      + '000123;Vis M4;1000;0001;1.250,000;PCE;0,000;3,000\n',
    ['000123 @ 1000/0001 = 1250 available', '000123 @ 1000/0001 = 0 quarantined', '000123 @ 1000/0001 = 3 quarantined']],
  ['the unit in the name of the quantity', 'wms_each.csv', 'SKU,Location,On Hand (EA)\nA1,DC1,24\n', ['A1 @ DC1 = 24']],
];

describe('an export that nobody has seen', () => {
  it.each(READ)('with %s is read to the unit', async (_what, name, text, truth) => {
    const found = await read(name, text);
    expect(found.asks).toBeUndefined();
    expect(found.positions).toEqual(truth);
    expect(found.rejected).toBe(0);
  });

  it('in a workbook: titles, a column a store, a sheet of notes beside it', async () => {
    const { positions } = await read('erp_stores.xlsx', workbookOf([
      { name: 'Notes', rows: [['Please do not forward this workbook to anyone.']] },
      { name: 'Stock', rows: [
        ['Acme Ltd'], ['Stock by store'], [], ['Item code', 'Name', 'Store Leeds', 'Store York'], ['007', 'Kettle', '5', '6'],
        ['008', 'Toaster', '', '2'],
      ] },
    ]));
    expect(positions).toEqual(['007 @ Store Leeds = 5', '007 @ Store York = 6', '008 @ Store York = 2']);
  });

  it('is in cases where the name of its quantity says so, and that is said', async () => {
    const { positions, doubts } = await read('wms_cases.csv', 'SKU,Location,Qty (cases)\nA1,DC1,2\n',
      { 'erp_items.csv': 'sku,description,uom,packSize\nA1,Kettle,EA,12\n' });
    expect(positions).toEqual(['A1 @ DC1 = 24']);
    expect(doubts).toContain('The name of its quantity says that it is in cases.');
  });

  it('has columns that are locations where a list of locations knows them, whatever they are called', async () => {
    const { positions, doubts } = await read('erp_zulu.csv', 'Item,ZULU,Yankee\nA1,5,6\n', {
      'erp_locations.csv': 'code,name\nZULU,Z\nY,Yankee\n',
    });
    expect(positions).toEqual(['A1 @ ZULU = 5', 'A1 @ Y = 6']);
    expect(doubts.join(' ')).toContain('they are called as locations that are known otherwise');
  });
});

const ASKED: readonly (readonly [what: string, name: string, text: string, asks: object])[] = [
  ['which of two quantities counts', 'erp_two.csv', 'Item,Warehouse,Qty (cases),Qty (eaches)\nA1,DC1,2,24\nA2,DC1,1,6\n',
    { of: 'reading', readings: [{ dataset: 'positions', choices: ['Qty (cases)', 'Qty (eaches)'] }] }],
  ['which of the book and the count, and where', 'count_sheet.csv',
    'SKU,Description,Bin,System Qty,Counted Qty,Variance,Notes\nA1,Kettle,B-01,5,6,1,\nA2,Toaster,B-02,6,6,0,ok\n',
    { of: 'reading', readings: [{ dataset: 'positions', choices: ['System Qty', 'Counted Qty'], asks: ['location'] }] }],
  ['which of a quantity and one in base units', 'wms_two uom.csv', 'SKU,Warehouse,Qty,UOM,Base Qty\nA1,DC1,2,CS,24\nA2,DC1,6,EA,6\n',
    { of: 'reading', readings: [{ dataset: 'positions', choices: ['Qty', 'Base Qty'] }] }],
  ['whether a log with canonical names is one', 'wms_log.csv',
    'Timestamp,Transaction Type,SKU,Location,Quantity,User\n2026-10-01 08:00,Receive,A1,DC1,10,bob\n2026-10-01 09:00,Pick,A1,DC1,3,bob\n',
    { of: 'reading', readings: [{ dataset: 'events' }] }],
  ['whether a log with a code of the movement and days without marks is one', 'wms_tran.csv',
    'TRAN_DATE,TRAN_TIME,TRAN_CODE,ITEM_NO,WHSE,FROM_LOC,TO_LOC,QTY,REF_NO,USER_ID\n20261001,081500,RC,A1,W1,,A-01,10,PO1,bob\n'
      + '20261001,093000,PK,A1,W1,A-01,,3,SO1,amy\n', { of: 'reading', readings: [{ dataset: 'positions' }, { dataset: 'events' }] }],
  ['where a list of items with quantities is', 'wms_desc.csv', 'SKU,Description,Qty\nA1,Kettle,2\nA2,Toaster,6\n',
    { of: 'reading', readings: [{ dataset: 'positions', asks: ['location'] }] }],
  ['whether columns of no known place are places', 'pos_stores.csv', 'Item,Downtown,Riverside Mall,Airport\nA1,5,6,2\nA2,1,0,0\n',
    {
      of: 'reading',
      readings: [{ dataset: 'positions', locationColumns: ['Downtown', 'Riverside Mall', 'Airport'] }, { dataset: 'items' }],
    }],
  ['whether numbers that head columns are places', 'erp_numbered.csv',
    'Item,Description,0001,0002,0003\nA1,Kettle,5,6,2\nA2,Toaster,1,0,0\n',
    { of: 'reading', readings: [{ dataset: 'positions', locationColumns: ['0001', '0002', '0003'] }, { dataset: 'items' }] }],
  ['whether what is called sales is stock', 'pos_sales by store.csv', 'SKU,Store 101,Store 102\nA1,5,6\nA2,1,0\n',
    { of: 'reading', readings: [{ dataset: 'positions', locationColumns: ['Store 101', 'Store 102'] }, { dataset: 'items' }] }],
  ['what months beside a warehouse are', 'erp_months.csv', 'SKU,Warehouse,Aug 2026,Sep 2026,Oct 2026\nA1,DC1,5,6,7\nA2,DC1,1,2,3\n',
    { of: 'reading' }],
  ['what months are', 'erp_history.csv', 'SKU,Description,Aug 2026,Sep 2026,Oct 2026\nA1,Kettle,5,6,7\nA2,Toaster,1,2,3\n',
    { of: 'reading', readings: [{ dataset: 'items' }] }],
  ['what sizes are', 'pos_sizes.csv', 'Style,Color,XS,S,M,L,XL\nT100,Red,1,2,3,4,5\nT100,Blue,0,1,0,1,0\n',
    { of: 'reading', readings: [{ dataset: 'items' }] }],
  ['what the ages of stock are', 'erp_ageing.csv', 'SKU,Location,0-30,31-60,61-90,90+\nA1,DC1,5,0,0,1\nA2,DC1,2,2,0,0\n',
    { of: 'reading' }],
  ['whether adjustments change or count', 'erp_adj.csv',
    'Adj Date,Item,Loc,Adj Qty,Reason,Entered By\n10/13/2026,A1,DC1,-2,Damaged,bob\n10/14/2026,A2,DC1,3,Found,amy\n',
    { of: 'reading', readings: [{ dataset: 'positions' }, { dataset: 'events' }] }],
  ['which location a list for reordering is of', 'erp_reorder.csv',
    'SKU,Name,On Hand,Min,Max,Reorder Qty,On Order\nA1,Kettle,5,2,10,5,0\nA2,Toaster,1,2,10,9,9\n', { of: 'value', columns: ['location'] }],
];

describe('an export that does not say', () => {
  it.each(ASKED)('%s is asked, and nothing of it is loaded', async (_what, name, text, asks) => {
    const found = await read(name, text, { 'erp_stock.csv': 'sku,location,quantity\nZ,DC9,1\n' });
    expect(found.asks).toMatchObject(asks);
    expect(found.positions).toEqual(['Z @ DC9 = 1']);
    expect(found.items).toBe(0);
  });
});

describe('columns that somebody said are locations', () => {
  const text = 'Item,Downtown,Riverside Mall,Weight\nA1,5,not stocked,2\nA2,1,0,3\n';
  const asking = (more: object): Content => ({
    sources: [{ file: 'pos_stores.csv', dataset: 'positions', columns: { sku: 'Item' }, ...more }],
  });

  it('are rows, each quantity one', async () => {
    const manifest = asking({ locationColumns: ['Downtown', 'Riverside Mall'] });
    const { positions } = await read('pos_stores.csv', text, { 'engagement.json': manifest });
    expect(positions).toEqual(['A1 @ Downtown = 5', 'A2 @ Downtown = 1', 'A2 @ Riverside Mall = 0']);
  });

  it('are to be columns of the file, and of positions', async () => {
    await expect(read('pos_stores.csv', text, { 'engagement.json': asking({ locationColumns: ['Uptown'] }) }))
      .rejects.toThrow('The file does not have a column that is said to be a location');
    await expect(read('pos_stores.csv', text, { 'engagement.json': asking({ dataset: 'items', locationColumns: ['Downtown'] }) }))
      .rejects.toThrow('columns of positions, which alone can be a location each');
  });
});
