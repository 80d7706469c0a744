/** Folders of exports for the window's tests, written where the test says. */
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { generateEngagement } from '../../../src/sample/generate.ts';

const CUTOFF = '2026-10-31T23:59:59-04:00';
const system = (id: string, kind: string, name: string) => ({ id, kind, name, timezone: 'America/New_York' });
const source = (file: string, of: string) => ({ file, system: of, dataset: 'positions', asOf: CUTOFF });

async function write(folder: string, stock: Readonly<Record<'wms' | 'erp', readonly string[]>>): Promise<string> {
  await mkdir(folder, { recursive: true });
  const manifest = {
    version: 1,
    name: 'Two systems',
    client: 'Northwind',
    currency: 'USD',
    cutoff: CUTOFF,
    systems: [system('wms', 'wms', 'Warehouse'), system('erp', 'erp', 'Ledger')],
    authority: { default: 'erp' },
    sources: [source('wms_stock.csv', 'wms'), source('erp_stock.csv', 'erp')],
  };
  await writeFile(join(folder, 'engagement.json'), JSON.stringify(manifest));
  for (const [id, rows] of Object.entries(stock)) {
    await writeFile(join(folder, `${id}_stock.csv`), ['sku,location,quantity', ...rows, ''].join('\n'));
  }
  return folder;
}

/** Two systems that differ by 5 of A-1 at DC1 and agree on A-2. */
export function smallFolder(folder: string): Promise<string> {
  return write(folder, { wms: ['A-1,DC1,47', 'A-2,DC1,8'], erp: ['A-1,DC1,52', 'A-2,DC1,8'] });
}

/** As many items as asked for in both systems, every one differing: enough to be stopped half-way. */
export function largeFolder(folder: string, items: number): Promise<string> {
  const rows = (off: number): readonly string[] =>
    Array.from({ length: items }, (_, index) => `ITEM-${index},DC${index % 7},${(index % 500) + off}`);
  return write(folder, { wms: rows(1), erp: rows(0) });
}

/** The large folder with the ledger's list in a workbook, which so many of its items are in. */
export async function withLargeWorkbook(folder: string, rows: number): Promise<string> {
  const manifest = await readFile(join(folder, 'engagement.json'), 'utf8');
  await writeFile(join(folder, 'engagement.json'), manifest.replace('erp_stock.csv', 'erp_stock.xlsx'));
  await rm(join(folder, 'erp_stock.csv'));
  const book = new ExcelJS.stream.xlsx.WorkbookWriter({ filename: join(folder, 'erp_stock.xlsx') });
  const sheet = book.addWorksheet('Stock');
  sheet.addRow(['sku', 'location', 'quantity']).commit();
  for (let index = 0; index < rows; index += 1) sheet.addRow([`ITEM-${index}`, `DC${index % 7}`, index % 500]).commit();
  sheet.commit();
  await book.commit();
  return folder;
}

/** Two systems that agree on everything, and one handoff that lost nothing. */
export async function agreeingFolder(folder: string): Promise<string> {
  const stock = Array.from({ length: 24 }, (_, index) => `A-${index + 1},${index % 2 === 0 ? 'DC1' : 'S01'},${40 + index}`);
  await write(folder, { wms: stock, erp: stock });
  const header = 'occurredAt,type,sku,location,quantity,reference';
  const two = (digits: number): string => String(digits).padStart(2, '0');
  const events = (minute: number): string => [header, ...Array.from({ length: 30 }, (_, at) =>
    `2026-10-${two(at % 28 + 1)}T10:${two(minute + at % 20)}:00-04:00,receipt,A-1,DC1,5,PO${at}`), ''].join('\n');
  const manifest = JSON.parse(await readFile(join(folder, 'engagement.json'), 'utf8')) as { sources: unknown[] };
  await writeFile(join(folder, 'wms_events.csv'), events(5));
  await writeFile(join(folder, 'erp_events.csv'), events(9));
  await writeFile(join(folder, 'engagement.json'), JSON.stringify({
    ...manifest, name: 'Two that agree',
    sources: [...manifest.sources, ...['wms', 'erp'].map((id) => ({ file: `${id}_events.csv`, system: id, dataset: 'events' }))],
    handoffs: [{ id: 'receipt', event: 'receipt', from: 'wms', to: 'erp', mechanism: 'batch', everyMinutes: 15, withinMinutes: 60,
      owner: 'Integration' }],
  }));
  return folder;
}

/** The exports of one system alone: nothing can be compared yet. */
export async function oneSystemFolder(folder: string): Promise<string> {
  await agreeingFolder(folder);
  const { sources, systems, ...manifest } = JSON.parse(await readFile(join(folder, 'engagement.json'), 'utf8')) as {
    sources: { system: string }[]; systems: { id: string }[]; handoffs?: unknown;
  };
  delete manifest.handoffs;
  await Promise.all(['wms_stock.csv', 'wms_events.csv'].map((file) => rm(join(folder, file))));
  await writeFile(join(folder, 'engagement.json'), JSON.stringify({
    ...manifest, name: 'One system', sources: sources.filter(({ system: of }) => of === 'erp'),
    systems: systems.filter(({ id }) => id === 'erp'),
  }));
  return folder;
}

/** Two exports that hold a header and no row. */
export function folderWithoutRows(folder: string): Promise<string> {
  return write(folder, { wms: [], erp: [] });
}

/** A folder whose manifest names a column that its file does not have. */
export async function folderWithoutColumn(folder: string): Promise<string> {
  await smallFolder(folder);
  await writeFile(join(folder, 'wms_stock.csv'), 'sku,location,amount\nA-1,DC1,47\n');
  return folder;
}

/** A small retailer whose handoffs nobody has declared: they are inferred from the references its logs share. */
export async function folderWithoutHandoffs(folder: string): Promise<string> {
  await mkdir(folder, { recursive: true });
  for (const { name, text } of generateEngagement({ seed: 7 }).files) {
    const { handoffs: _, ...manifest } = name === 'engagement.json' ? (JSON.parse(text) as Record<string, unknown>) : { handoffs: [] };
    await writeFile(join(folder, name), name === 'engagement.json' ? JSON.stringify(manifest) : text);
  }
  return folder;
}

/** System, kind of event it tells, and whom it tells: a network as retailers have it, the busiest systems first. */
const NETWORK = [
  ['storefront', 'sale', 'oms'], ['oms', 'sale', 'erp'], ['erp', 'adjustment', 'storefront'], ['wms', 'receipt', 'erp'],
  ['oms', 'reservation', 'wms'], ['wms', 'shipment', 'oms'], ['pos', 'sale', 'erp'], ['3pl', 'shipment', 'erp'],
  ['oms', 'reservation', '3pl'], ['marketplace', 'sale', 'oms'], ['returns', 'return', 'erp'], ['returns', 'return', 'wms'],
  ['payments', 'refund', 'erp'],
  ['erp', 'transfer_out', 'wms'], ['dropship', 'shipment', 'oms'], ['supplier', 'receipt', 'wms'], ['count', 'count', 'wms'],
  ['count', 'count', 'erp'], ['pos', 'return', 'returns'], ['erp', 'adjustment', 'marketplace'], ['erp', 'transfer_out', 'pos'],
  ['marketplace2', 'sale', 'oms'], ['3pl2', 'shipment', 'erp'], ['oms', 'reservation', '3pl2'], ['pos2', 'sale', 'erp'],
  ['storefront2', 'sale', 'oms'], ['erp', 'adjustment', 'storefront2'], ['supplier2', 'receipt', '3pl2'], ['wms2', 'receipt', 'erp'],
  ['oms', 'reservation', 'wms2'], ['wms2', 'transfer_out', 'wms'], ['marketplace3', 'sale', 'oms'], ['erp', 'adjustment', 'marketplace3'],
  ['3pl3', 'shipment', 'erp'], ['oms', 'reservation', '3pl3'], ['payments', 'refund', 'storefront'],
] as const;
const MECHANISMS = ['batch', 'API', 'file', 'by hand', 'webhook'] as const;

/** A network of so many systems, up to twenty: some links work well, some lose records, one never fires. */
export async function folderOfSystems(folder: string, count: number): Promise<string> {
  await mkdir(folder, { recursive: true });
  const order = [
    'storefront', 'oms', 'erp', 'wms', 'pos', '3pl', 'marketplace', 'returns', 'payments', 'dropship', 'supplier', 'count', 'marketplace2',
    '3pl2', 'pos2', 'storefront2', 'supplier2', 'wms2', 'marketplace3', '3pl3',
  ].slice(0, count);
  const links = NETWORK.filter(([from, , to]) => order.includes(from) && order.includes(to));
  const events = new Map<string, string[]>(order.map((id) => [id, []]));
  links.forEach(([from, type, to], link) => {
    const total = [40, 400, 120, 900][link % 4] ?? 40;
    // Every eleventh link never fires, every third loses records, more of them or fewer.
    if (link % 11 === 10) return;
    for (let at = 0; at < total; at += 1) {
      const minute = (at * 37) % 40_000;
      const row = (late: number): string =>
        [new Date(Date.UTC(2026, 9, 1) + (minute + late) * 60_000).toISOString(), type, `SKU-${at % 50}`, 'DC1',
          ['sale', 'shipment', 'transfer_out', 'reservation'].includes(type) ? -1 : 1, `${type}-${link}-${at}`].join(',');
      events.get(from)?.push(row(0));
      if (link % 3 !== 2 || at % (link % 2 === 0 ? 100 : 9) !== 0) events.get(to)?.push(row(5 + (link % 5) * 20));
    }
  });
  const manifest = {
    version: 1, name: `${count} systems`, client: 'Northwind', currency: 'USD', cutoff: CUTOFF, authority: { default: 'erp' },
    systems: order.map((id) => system(id, id.replace(/\d$/u, '') === '3pl' ? '3pl' : id.replace(/\d$/u, ''), `${id} of Northwind`)),
    sources: order.flatMap((id) => [source(`${id}_stock.csv`, id), { file: `${id}_events.csv`, system: id, dataset: 'events' }]),
    handoffs: links.map(([from, event, to], link) => ({
      id: `${event}-${from}-${to}`, event, from, to, mechanism: MECHANISMS[link % MECHANISMS.length], everyMinutes: 15, withinMinutes: 60,
      owner: 'Integration',
    })),
  };
  await writeFile(join(folder, 'engagement.json'), JSON.stringify(manifest));
  for (const id of order) {
    const stock = Array.from({ length: 50 }, (_, at) => `SKU-${at},DC1,${at}`);
    const told = events.get(id) ?? [];
    await writeFile(join(folder, `${id}_stock.csv`), ['sku,location,quantity', ...stock, ''].join('\n'));
    await writeFile(join(folder, `${id}_events.csv`), ['occurredAt,type,sku,location,quantity,reference', ...told, ''].join('\n'));
  }
  return folder;
}
