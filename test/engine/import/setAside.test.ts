/** Files of a dropped folder that need an answer first: set aside with one question, and read once it is given. */
import { beforeEach, expect, test } from 'vitest';
import { createEngine } from '../../../src/engine/createEngine.ts';
import type { Engine } from '../../../src/engine/engine.ts';
import { memoryFiles } from '../../../src/engine/import/memoryFiles.ts';
import type { Files } from '../../../src/ports.ts';
import { stubPorts, stubTask } from '../stubPorts.ts';
import { filesOf } from './imported.ts';
import type { Content } from './imported.ts';

const task = stubTask();
const STOCK = 'sku,location,quantity\n';
const FOLDER: Readonly<Record<string, Content>> = {
  'erp_stock.csv': `${STOCK}A-1,DC1,52\nA-2,DC1,8\n`,
  'wms_stock.csv': 'sku;location;quantity;asOf\nA-1;DC1;47;03/04/2026\n',
  'export.csv': `${STOCK}A-1,DC1,50\n`,
  'shop_products.csv': 'ID,Type,SKU,Name,Published,In stock?,Stock,Backorders allowed?,Parent\n1,simple,A-1,Tee,1,1,7,0,\n',
  'wms_wrong.csv': `${STOCK}A-1,DC1,many\n`,
  'notes.csv': 'who,when\nAnn,today\n',
};
const ADDED: Readonly<Record<string, Content>> = {
  'pos_stock.csv': 'Article;Shop;Count;Units\nA-1;S01;3;4\n', 'november.csv': ' article ;SHOP;Count;Units\nA-1;S01;9;8\n',
};

let engine: Engine;
beforeEach(async () => {
  const disk = memoryFiles(filesOf({ ...FOLDER, ...ADDED }));
  const files: Files = { ...disk, list: async () => (await disk.list('')).filter(({ name }) => !(name in ADDED)) };
  engine = createEngine({ ...stubPorts(), files });
  await engine.importFolder('', task);
});

const loaded = async () => (await engine.calls['sources.list']({}, task)).map(({ file, quantity }) => [file, quantity]);
const aside = () => engine.calls['sources.setAside']({}, task);
const asked = async () => Object.fromEntries((await aside()).map(({ file, problem }) => [file, problem.asks]));
const read = (file: string, as: object) => engine.calls['sources.change']({ change: { kind: 'read', file, as } }, task);

test('what can be read is read; each other file asks one question, or says what is wrong with it', async () => {
  expect(await loaded()).toEqual([['erp_stock.csv', 60]]);
  expect(await asked()).toEqual({
    'wms_stock.csv': { of: 'format', columns: ['asOf'], choices: ['DD/MM/YYYY', 'MM/DD/YYYY'] },
    'export.csv': { of: 'system' },
    'shop_products.csv': { of: 'value', columns: ['location'] },
    'wms_wrong.csv': undefined,
    'notes.csv': { of: 'columns' },
  });
  expect((await aside()).find(({ file }) => file === 'wms_wrong.csv')?.problem).toMatchObject({
    code: 'number_invalid', row: 2, column: 'quantity', found: '"many"',
  });
  const { warnings } = await engine.calls['engagement.view']({}, task);
  expect(warnings.filter(({ code }) => code === 'file_not_read')).toHaveLength(5);
});

test('an answer reads the file, and the others stay set aside until they are answered too', async () => {
  await read('wms_stock.csv', { formats: { asOf: 'DD/MM/YYYY' } });
  await read('export.csv', { system: 'pos' });
  await read('shop_products.csv', { values: { location: { '': 'DC1' } } });
  await read('wms_wrong.csv', { values: { quantity: { many: '100' } } });
  expect(new Map(await loaded() as [string, number][])).toEqual(new Map([
    ['erp_stock.csv', 60], ['wms_stock.csv', 47], ['export.csv', 50], ['shop_products.csv', 7], ['wms_wrong.csv', 100],
  ]));
  expect(Object.keys(await asked())).toEqual(['notes.csv']);
});

test('its columns are shown and tried before it is loaded, and an answer that does not do changes nothing', async () => {
  const setup = await engine.calls['sources.setup']({ file: 'notes.csv' }, task);
  expect(setup).toMatchObject({ header: ['who', 'when'], reading: {}, remembered: null });
  const as = { system: 'erp', dataset: 'items' as const, columns: { sku: ['who'] } };
  const preview = await engine.calls['sources.preview']({ file: 'notes.csv', as }, task);
  expect(preview).toMatchObject({ problem: null, rows: [{ line: 2, raw: ['Ann', 'today'], typed: { sku: 'Ann' } }] });
  await expect(read('notes.csv', { dataset: 'positions', system: 'erp' })).rejects.toMatchObject({ problem: { code: 'column_missing' } });
  expect(Object.keys(await asked())).toContain('notes.csv');
  await read('notes.csv', as);
  expect(await loaded()).toContainEqual(['notes.csv', 0]);
});

test('one that is not wanted is taken off the list without anything being read again', async () => {
  await engine.calls['sources.change']({ change: { kind: 'leaveOut', file: 'notes.csv' } }, task);
  expect(Object.keys(await asked())).not.toContain('notes.csv');
  const { warnings } = await engine.calls['engagement.view']({}, task);
  expect(warnings.filter(({ text }) => text.includes('notes.csv'))).toEqual([]);
});

test('a file that is added and cannot be read asks too; how it is read is settled once for its header', async () => {
  await engine.addFiles(['pos_stock.csv'], task);
  expect(await asked()).toMatchObject({
    'pos_stock.csv': {
      of: 'reading', readings: [{
        dataset: 'positions', asks: [], choices: ['Count', 'Units'], columns: [
          { canonical: 'sku', name: 'Article', sample: ['A-1'] }, { canonical: 'location', name: 'Shop' },
          { canonical: 'quantity', name: 'Count' }],
      }],
    },
  });
  const as = {
    system: 'pos', dataset: 'positions' as const, columns: { sku: ['Article'], location: ['Shop'], quantity: ['Count'] },
  };
  await read('pos_stock.csv', as);
  const { fingerprint } = await engine.calls['sources.setup']({ file: 'pos_stock.csv' }, task);
  await engine.calls['decisions.make']({ who: 'Ann', decision: { command: 'mapping', fingerprint, mapping: as } }, task);
  await engine.addFiles(['november.csv'], task);
  const november = (await engine.calls['sources.list']({}, task)).find(({ file }) => file === 'november.csv');
  expect(november).toMatchObject({ system: 'pos', dataset: 'positions', quantity: 9, preset: 'mapped' });
  expect(november?.doubts).toContain('It was read as was settled for exports with this header.');
  expect(november?.recognition).toContainEqual({
    about: 'reading', decided: 'as settled before', because: 'an export with this header was read so', sureness: 'likely',
  });
  expect((await engine.calls['sources.setup']({ file: 'november.csv' }, task)).remembered).toEqual(as);
});
