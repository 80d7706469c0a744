/** Folders of exports for the window's tests, written where the test says. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
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
