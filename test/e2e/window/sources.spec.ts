/** How files are read, changed in the window: mapping, control totals, rules for rejected values, adding and taking back. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test as base } from '../support/program.ts';
import { smallFolder } from './exports.ts';
import { WindowPage } from './pages/windowPage.ts';

const test = base.extend({
  dialogAnswers: async ({ folder }, use) => {
    const exports = await smallFolder(join(folder, 'exports'));
    await writeFile(join(exports, 'wms_stock.csv'), 'sku,location,quantity,counted\nA-1,DC1,47,52\nA-2,DC1,8,8\n');
    await use([exports]);
  },
});

test('a column is read as another, tried first on the file’s own rows', async ({ program }) => {
  const shown = new WindowPage(program);
  const { page } = program;
  await shown.openFolder();
  await expect(shown.overview).toContainText('1 record differs');
  await shown.pickSource('wms_stock.csv');
  await page.getByRole('button', { name: 'Change how it is read' }).click();
  const editor = page.getByRole('dialog', { name: 'How wms_stock.csv is read' });
  await expect(editor.locator('.reading-rows')).toContainText('47');
  await editor.getByRole('combobox', { name: /^Column for Quantity/iu }).selectOption('counted');
  await expect(editor.locator('.reading-rows')).toContainText('52');
  await editor.getByRole('button', { name: 'Read it so' }).click();
  await expect(shown.notices.last()).toContainText('wms_stock.csv was read again');
  await shown.goTo('Authority');
  await expect(shown.overview).not.toContainText('1 record differs');
});

test('control totals are typed in and compared, and a load is taken back', async ({ program }) => {
  const shown = new WindowPage(program);
  const { page } = program;
  await shown.openFolder();
  await shown.overview.waitFor();
  await shown.pickSource('erp_stock.csv');
  const form = page.locator('.control-form');
  await form.getByLabel('Rows').fill('2');
  await form.getByLabel('Units').fill('61');
  await form.getByRole('button', { name: 'Compare' }).click();
  await expect(shown.source('erp_stock.csv')).toContainText('quantity disagree');
  await shown.pickSource('erp_stock.csv');
  await form.getByLabel('Rows').fill('2');
  await form.getByLabel('Units').fill('60');
  await form.getByRole('button', { name: 'Compare' }).click();
  await expect(shown.source('erp_stock.csv')).toContainText('agreed');

  await shown.pickSource('wms_stock.csv');
  await page.getByRole('button', { name: 'Take this load back' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Take it back' }).click();
  await expect(shown.source('wms_stock.csv')).toHaveCount(0);
  await expect(shown.source('erp_stock.csv')).toHaveCount(1);
});

test('a file dropped on what is open is asked about, and added', async ({ program, folder }) => {
  const shown = new WindowPage(program);
  const { page } = program;
  await shown.openFolder();
  await shown.overview.waitFor();
  await mkdir(join(folder, 'more'));
  await writeFile(join(folder, 'more', 'pos_stock.csv'), 'sku,location,quantity\nA-1,DC1,51\n');
  await shown.drop([join(folder, 'more', 'pos_stock.csv')]);
  await page.getByRole('dialog', { name: 'What was dropped' }).getByRole('button', { name: 'Add to' }).click();
  await expect(shown.notices.last()).toContainText('What was dropped was added');
  await shown.goTo('Sources');
  await expect(shown.source('pos_stock.csv')).toHaveCount(1);
});
