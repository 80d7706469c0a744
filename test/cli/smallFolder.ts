import { mkdir, mkdtemp, readdir, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const MANIFEST = {
  version: 1, name: 'October close', client: 'Acme Outfitters', currency: 'USD', cutoff: '2026-10-31T23:59:59-04:00',
  systems: [
    { id: 'wms', kind: 'wms', name: 'Warehouse', timezone: 'America/New_York', owner: 'Warehouse ops' },
    { id: 'erp', kind: 'erp', name: 'ERP', timezone: 'America/New_York', owner: 'Finance' },
  ],
  authority: { default: 'erp' },
  sources: [
    { file: 'wms_stock.csv', system: 'wms', dataset: 'positions', asOf: '2026-10-31T23:59:59-04:00',
      columns: { sku: 'Item', location: 'Place', quantity: 'On Hand' }, control: { rows: 2, quantity: 57 } },
    { file: 'erp_stock.csv', system: 'erp', dataset: 'positions', asOf: '2026-10-31T23:59:59-04:00' },
    { file: 'wms_events.csv', system: 'wms', dataset: 'events', values: { type: { SHIP: 'sale' } } },
    { file: 'erp_events.csv', system: 'erp', dataset: 'events' },
  ],
  handoffs: [{ id: 'sale-wms-erp', event: 'sale', from: 'wms', to: 'erp', mechanism: 'batch', everyMinutes: 60, withinMinutes: 180,
    owner: 'Integration' }],
};

const EVENTS = 'occurredAt,type,sku,location,quantity,reference\n';
export const FILES: Readonly<Record<string, string>> = {
  'engagement.json': JSON.stringify(MANIFEST, null, 2),
  'wms_stock.csv': 'Item,Place,On Hand\nA-1,DC1,47\nB-2,DC1,10\n',
  'erp_stock.csv': 'sku,location,quantity,unitCost\nA-1,DC1,52,12.50\nB-2,DC1,10,2\n',
  'wms_events.csv': `${EVENTS}2026-10-30 09:00:00,SHIP,A-1,DC1,-5,SO1\n2026-10-30 10:00:00,SHIP,B-2,DC1,-1,SO2\n`,
  'erp_events.csv': `${EVENTS}2026-10-30 10:30:00,sale,B-2,DC1,-1,SO2\n`,
};

/** Two systems, two items, one sale of five that never reached the ERP: one variance of −5, wholly explained. */
export async function writeFolder(folder: string, changes: Readonly<Record<string, string | null>> = {}): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const [name, text] of Object.entries({ ...FILES, ...changes })) {
    if (text !== null) await writeFile(join(folder, name), text);
  }
}

/** engagement.json with a change made to it. */
export function manifest(change: (manifest: typeof MANIFEST) => unknown): string {
  const copy = structuredClone(MANIFEST);
  const changed = change(copy);
  return JSON.stringify(changed ?? copy);
}

export interface Workplace {
  readonly root: string;
  readonly inputs: string;
  readonly results: string;
  /** The names of the results there are. */
  readonly written: () => Promise<readonly string[]>;
  readonly remove: () => Promise<void>;
}

/** A folder of exports and an empty folder for the results, to be removed after the test. */
export async function workplace(changes: Readonly<Record<string, string | null>> = {}): Promise<Workplace> {
  const root = await realpath(await mkdtemp(join(tmpdir(), 'countersign-cli-')));
  const inputs = join(root, 'in');
  const results = join(root, 'out');
  await writeFolder(inputs, changes);
  await mkdir(results);
  return {
    root, inputs, results,
    written: async () => (await readdir(results)).sort(),
    remove: () => rm(root, { recursive: true, force: true }),
  };
}
