import { describe, expect, it } from 'vitest';
import { importFolder } from '../../../src/engine/import/importFolder.ts';
import { chosenFiles, namesOfChosen } from '../../../src/engine/import/chosenFiles.ts';
import { memoryFiles } from '../../../src/engine/import/memoryFiles.ts';
import type { Files, PassedOver } from '../../../src/ports.ts';
import { zipFile } from '../../importers/support/zipFile.ts';
import { stubPorts, stubTask } from '../stubPorts.ts';
import { emptyEngagement, filesOf, imported } from './imported.ts';

const STOCK = 'sku,location,quantity\nA,DC1,5\nB,DC1,7\n';

async function readIn(files: Files): Promise<{ readonly loaded: readonly unknown[]; readonly defaults: readonly string[];
  readonly unread: readonly string[]; }> {
  const db = await emptyEngagement();
  const outcome = await importFolder(db, { ...stubPorts(), files }, '', { keepSources: false }, stubTask());
  const loaded = db.rows('SELECT file, s.code, rows_loaded FROM source JOIN system s ON s.id = system_id ORDER BY file', (row) => row);
  return { loaded, defaults: outcome.defaults, unread: outcome.unrecognised.map(({ file, reason }) => `${file}: ${reason}`) };
}

describe('a folder of folders', () => {
  it('is read with what lies below it, each file named by its place, its system by its folder where its name says none', async () => {
    const { db } = await imported({
      'erp_stock.csv': STOCK, 'Shopify/october/stock.csv': STOCK, 'WMS exports/stock.csv': STOCK, 'WMS exports/3pl_stock.csv': STOCK,
    });
    expect(db.rows('SELECT file, s.code FROM source JOIN system s ON s.id = system_id ORDER BY file', (row) => row)).toEqual([
      ['Shopify/october/stock.csv', 'storefront'], ['WMS exports/3pl_stock.csv', '3pl'], ['WMS exports/stock.csv', 'wms'],
      ['erp_stock.csv', 'erp'],
    ]);
  });

  it('takes a folder with an engagement.json of its own for another engagement, and says so', async () => {
    const { db, outcome } = await imported({
      'erp_stock.csv': STOCK, 'september/engagement.json': {}, 'september/wms_stock.csv': STOCK, 'september/in/wms_stock.csv': STOCK,
    });
    expect(db.rows('SELECT file FROM source', (row) => row[0])).toEqual(['erp_stock.csv']);
    expect(outcome.unrecognised.map(({ file, reason }) => `${file}: ${reason}`)).toEqual([
      'september: A folder with an engagement.json of its own, so an engagement by itself. Open it by itself.',
    ]);
  });

  it('leaves out what systems leave in folders, and names it', async () => {
    const { outcome } = await imported({
      'erp_stock.csv': STOCK, '.DS_Store': 'x', 'wms/Thumbs.db': 'x', 'wms/~$stock.xlsx': 'x', 'wms/stock.csv': STOCK,
    });
    expect(outcome.unrecognised).toEqual([]);
    expect(outcome.defaults)
      .toContain('Hidden files and those of the system were left out: ".DS_Store", "wms/Thumbs.db", "wms/~$stock.xlsx".');
  });

  it('names the files below that an engagement.json does not list', async () => {
    const { outcome } = await imported({
      'engagement.json': { version: 1, sources: [{ file: 'erp/stock.csv', system: 'erp' }], systems: [{ id: 'erp' }] },
      'erp/stock.csv': STOCK, 'wms/stock.csv': STOCK,
    });
    expect(outcome.unrecognised.map(({ file, reason }) => [file, reason]))
      .toEqual([['wms/stock.csv', 'engagement.json does not name it.']]);
  });

  it('loads one export that lies in two folders once', async () => {
    const { db, outcome } = await imported({ 'erp/stock.csv': STOCK, 'copies/erp_stock.csv': STOCK });
    expect(db.number('SELECT count(*) FROM source')).toBe(1);
    expect(outcome.defaults.filter((one) => one.includes('loaded once'))).toHaveLength(1);
  });

  it('knows a report that the program wrote, and reads nothing of it', async () => {
    const report = zipFile([
      { name: '[Content_Types].xml', content: '<Types/>' },
      { name: 'docProps/core.xml', content: '<p><dc:creator>Countersign</dc:creator></p>' },
    ]);
    const { outcome } = await imported({ 'erp_stock.csv': STOCK, 'reports/october.xlsx': report });
    expect(outcome.unrecognised.map(({ reason }) => reason)).toEqual([expect.stringContaining('a report that this program wrote')]);
  });

  it('says of each folder that is passed over why', async () => {
    const passedOver: readonly PassedOver[] = [
      { name: 'a/round', kind: 'again' }, { name: 'b/deep', kind: 'deep' }, { name: 'c', kind: 'closed' }, { name: 'z', kind: 'many' },
      { name: '.git', kind: 'hidden' },
    ];
    const files = { ...memoryFiles(filesOf({ 'erp_stock.csv': STOCK })), passedOver: async () => passedOver };
    const { unread, defaults } = await readIn(files);
    expect(unread).toEqual([
      'a/round: A link to a folder that is read already: its files are not read twice.',
      'b/deep: A folder below eight others: what is in it is not read. Open it by itself.',
      'c: A folder that may not be read. Ask for the right to read it, or copy it elsewhere.',
      'z: This and what comes after it in its folder is not read: the folder holds more than 20,000 files and folders.',
    ]);
    expect(defaults).toContain('Hidden files and those of the system were left out: ".git/".');
  });
});

describe('folders and files that are dropped together', () => {
  const disk = memoryFiles(filesOf({
    'home/wms/stock.csv': STOCK, 'home/wms/in/more.csv': STOCK, 'home/wms/engagement.json': {}, 'mail/erp_stock.csv': STOCK,
    'mail/stock.csv': STOCK,
  }));
  const files: Files = {
    ...disk,
    stat: async (path) => (path === 'home/wms' ? { kind: 'folder', bytes: 0 } : disk.stat(path)),
    list: async (folder) => (await disk.list(folder)).filter(({ name }) => name.startsWith(`${folder}/`))
      .map((entry) => ({ ...entry, name: entry.name.slice(folder.length + 1) })),
  };

  it('stand for the exports in them, named by their place, and by their folder where two have one name', async () => {
    expect([...await namesOfChosen(files, ['home/wms', 'mail/erp_stock.csv', 'mail/stock.csv'])]).toEqual([
      ['in/more.csv', 'home/wms/in/more.csv'], ['stock.csv', 'home/wms/stock.csv'], ['erp_stock.csv', 'mail/erp_stock.csv'],
      ['mail/stock.csv', 'mail/stock.csv'],
    ]);
  });

  it('are read together', async () => {
    const chosen = await chosenFiles(files, ['home/wms', 'mail/erp_stock.csv']);
    expect((await chosen.list('')).map(({ name }) => name)).toEqual(['erp_stock.csv', 'in/more.csv', 'stock.csv']);
  });
});
