/** The AICPA audit data, out and in again. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createEngine } from '../../src/engine/createEngine.ts';
import { memoryFiles } from '../../src/engine/import/memoryFiles.ts';
import { EVENT_TYPES } from '../../src/domain/vocabulary.ts';
import type { Database } from '../../src/store/database.ts';
import { auditFileName } from '../../src/reports/auditData.ts';
import { filesOf, imported } from './import/imported.ts';
import { stubPorts, stubTask } from './stubPorts.ts';

const task = stubTask();

async function written(stock: string, moves: string): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  const manifest = { cutoff: '2026-10-31T23:59:59Z', systems: [{ id: 'wms', kind: 'wms' }] };
  const files = memoryFiles(filesOf({ 'engagement.json': manifest, 'wms_stock.csv': stock, 'wms_events.csv': moves }));
  const replace = async (path: string, content: Uint8Array | readonly Uint8Array[]): Promise<void> => {
    found.set(path.replace(/^.*\//u, ''), Buffer.concat(content instanceof Uint8Array ? [content] : content).toString());
  };
  const engine = createEngine({ ...stubPorts(), files: { ...files, replace } });
  await engine.importFolder('', task, { keepSources: false });
  await engine.writeAuditData('out', task);
  await engine.close();
  return found;
}

const STOCK = 'sku,location,quantity,unitCost,status\n';
const MOVES = 'occurredAt,type,sku,location,quantity,reference\n';
const held = (db: Database): unknown => [
  db.rows(`SELECT i.code, l.code, SUM(p.quantity), MAX(p.unit_cost) FROM position p JOIN item i ON i.id = p.item_id
    JOIN location l ON l.id = p.location_id GROUP BY 1, 2 ORDER BY 1, 2`, (row) => row),
  db.rows(`SELECT i.code, l.code, e.type, e.occurred_at, SUM(e.quantity), r.text FROM event e JOIN item i ON i.id = e.item_id
    JOIN location l ON l.id = e.location_id LEFT JOIN reference r ON r.id = e.reference_id GROUP BY 1, 2, 3, 4, 6 ORDER BY 1, 2, 3, 4, 6`,
  (row) => [row[0], row[1], EVENT_TYPES[Number(row[2])], row[3], row[4], row[5]]),
];

test('files are named and laid out as the standard has them', async () => {
  const files = await written(`${STOCK}"A,1",DC1,5,2.5,on_hand\nB,DC1,3,,committed\n`,
    `${MOVES}2026-10-05T08:00:00Z,receipt,"A,1",DC1,9,PO1\n2026-10-07T08:00:00Z,reservation,B,DC1,-1,SO1\n`);
  expect([...files]).toEqual([
    ['InventoryOnHand_20261031.csv', 'inventoryProductId,inventoryDescription,inventoryBarCode,locationID,inventoryQuantity,'
      + 'inventoryStockingUOM,inventoryCostMethod,inventoryCost,balanceAsOfDate,sourceSystem\r\n'
      + '"A,1",,,DC1,5,EA,,2.5,2026-10-31T23:59:59Z,wms\r\n'],
    ['InventoryTransactions_20261005_20261005.csv', 'inventoryProductId,transactionType,transactionDate,transactionQuantity,'
      + 'transactionDescription,inventoryGLLineDebitAccount,inventoryGLLineCreditAccount,sourceSystem,locationID\r\n'
      + '"A,1",Receipt,2026-10-05T08:00:00Z,9,PO1,,,wms,DC1\r\n'],
  ]);
  expect(auditFileName('T', ['2026-10-01'])).toBe('T_20261001');
});

test('figures of two systems in one file are not added up: rows of the second are rejected and say why', async () => {
  const { db } = await imported({
    'engagement.json': { systems: [{ id: 'erp', kind: 'erp' }] },
    'erp_InventoryOnHand_20261031.csv': 'inventoryProductId,inventoryDescription,inventoryBarCode,locationID,inventoryQuantity,'
      + 'inventoryStockingUOM,inventoryCostMethod,inventoryCost,balanceAsOfDate,sourceSystem\r\n'
      + 'A,,,DC1,5,EA,,2.5,2026-10-31T23:59:59Z,erp\r\nA,,,DC1,6,EA,,2.5,2026-10-31T23:59:59Z,wms\r\n'
      + 'B,,,DC1,2,EA,,2.5,2026-10-31T23:59:59Z,\r\n',
  });
  expect(held(db)).toEqual([[['A', 'DC1', 50_000, 25_000], ['B', 'DC1', 20_000, 25_000]], []]);
  expect(db.rows('SELECT line, column_name, code, reason FROM reject', (row) => row)).toEqual([
    [3, 'sourceSystem', 'system_other', expect.stringContaining('names the system "wms", and the file is read as one of "erp"')],
  ]);
  db.close();
});

const ON_HAND = 'inventoryProductId,inventoryDescription,inventoryBarCode,locationID,inventoryQuantity,inventoryStockingUOM,'
  + 'inventoryCostMethod,inventoryCost,balanceAsOfDate,sourceSystem\r\n';
const inFolder = async (more: Readonly<Record<string, string | object>>, system: string) => {
  const { db, outcome } = await imported({
    'InventoryOnHand_20261031.csv': `${ON_HAND}A,,,DC1,5,EA,,2.5,2026-10-31T23:59:59Z,${system}\r\n`,
    'erp_stock.csv': 'sku,location,quantity\nA,DC1,7\n', ...more,
  });
  const read = db.rows('SELECT file, s.code, quantity FROM source JOIN system s ON s.id = system_id ORDER BY file', (row) => row);
  const systems = db.rows('SELECT code FROM system ORDER BY code', ([code]) => code);
  db.close();
  return { read, systems, asked: outcome.unrecognised };
};
const AUDIT = 'InventoryOnHand_20261031.csv';
const ERP = ['erp_stock.csv', 'erp', 70_000];

test('a file of audit data is of the system that its rows name, and of none called after the standard', async () => {
  expect(await inFolder({}, 'wms')).toEqual({ read: [[AUDIT, 'wms', 50_000], ERP], systems: ['erp', 'wms'], asked: [] });
  const declared = { 'engagement.json': { systems: [{ id: 'erp' }, { id: 'dc', name: 'Manhattan' }], sources: [{ file: AUDIT }] } };
  expect((await inFolder(declared, 'Manhattan')).read).toEqual([[AUDIT, 'dc', 50_000]]);
  const nameless = await inFolder({}, '');
  expect(nameless).toMatchObject({ read: [ERP], systems: ['erp'], asked: [{ file: AUDIT, problem: { asks: { of: 'system' } } }] });
});

test('what was written for an auditor and kept beside the exports is not counted beside them: it is told, and asked about', async () => {
  const found = await inFolder({ 'wms_stock.csv': 'sku,location,quantity\nA,DC1,6\n' }, 'wms');
  expect(found).toMatchObject({
    read: [ERP, ['wms_stock.csv', 'wms', 60_000]], systems: ['erp', 'wms'],
    asked: [{
      file: AUDIT, problem: { asks: { of: 'system' } },
      reason: expect.stringContaining('"wms_stock.csv" gives already') as string,
    }],
  });
});

test('what is written is read back the same: items, places, quantities, costs, movements', async () => {
  const code = fc.stringMatching(/^[A-Z0-9][A-Z0-9"=,'-]{0,6}[A-Z0-9]$/u);
  const quantity = fc.integer({ min: -9_999_999, max: 9_999_999 }).map((units) => units / 100);
  const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;
  const type = fc.constantFrom('receipt', 'shipment', 'return', 'count', 'write_off', 'pick');
  const moment = fc.integer({ min: 0, max: 2_500_000 }).map((seconds) => new Date(Date.UTC(2026, 9, 1) + seconds * 1000).toISOString());
  await fc.assert(fc.asyncProperty(
    fc.array(fc.tuple(code, code, quantity), { minLength: 1, maxLength: 8 }),
    fc.array(fc.tuple(moment, type, code, code, quantity), { minLength: 1, maxLength: 8 }),
    async (positions, events) => {
      const stock = STOCK + positions.map(([sku, location, units]) =>
        `${quoted(sku)},${quoted(location)},${units},1.25,on_hand\n`).join('');
      const moves = MOVES + events.map(([at, of, sku, location, units], row) =>
        `${at},${of},${quoted(sku)},${quoted(location)},${units},REF-${row}\n`).join('');
      const files = await written(stock, moves);
      const manifest = { systems: [{ id: 'wms', kind: 'wms' }] };
      const first = await imported({ 'engagement.json': manifest, 'wms_stock.csv': stock, 'wms_events.csv': moves });
      const again = await imported({
        'engagement.json': manifest, ...Object.fromEntries([...files].map(([name, text]) => [`wms_${name}`, text])),
      });
      expect(again.db.rows('SELECT preset FROM source ORDER BY preset', (row) => row[0])).toEqual([
        'aicpa-inventory-on-hand', 'aicpa-inventory-transactions']);
      expect(held(again.db)).toEqual(held(first.db));
      first.db.close();
      again.db.close();
    }), { numRuns: 15 });
}, 60_000);
