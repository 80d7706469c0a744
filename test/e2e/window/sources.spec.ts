/** How files are read, changed in the window: mapping, control totals, rules for rejected values, adding and taking back. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { faultsInBothThemes } from '../support/faults.ts';
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
  expect(await faultsInBothThemes(page)).toEqual([]);
  await editor.getByRole('button', { name: 'Read it so' }).click();
  await expect(shown.notices.filter({ hasText: 'wms_stock.csv was read again' })).toBeVisible();
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
  await page.getByRole('dialog', { name: 'What was dropped' }).waitFor();
  expect(await faultsInBothThemes(page)).toEqual([]);
  await page.getByRole('dialog', { name: 'What was dropped' }).getByRole('button', { name: 'Add to' }).click();
  await expect(shown.notices.last()).toContainText('What was dropped was added');
  await shown.goTo('Sources');
  await expect(shown.source('pos_stock.csv')).toHaveCount(1);
});

test('a file that needs one answer is read once it is given, and its rejects are accepted with a reason', async ({
  program, folder,
}) => {
  const shown = new WindowPage(program);
  const { page } = program;
  await shown.openFolder();
  await shown.overview.waitFor();
  await mkdir(join(folder, 'more'));
  await writeFile(join(folder, 'more', 'shop_stock.csv'), 'sku;location;quantity;asOf\nA-1;DC1;51;03/04/2026\nA-2;;7;04/04/2026\n');
  await writeFile(join(folder, 'more', 'count.csv'), 'Article;Shop;Figure;Other\nA-1;DC1;50;3\n');
  await shown.drop([join(folder, 'more', 'shop_stock.csv'), join(folder, 'more', 'count.csv')]);
  await page.getByRole('dialog', { name: 'What was dropped' }).getByRole('button', { name: 'Add to' }).click();
  await expect(shown.notices.last()).toContainText('What was dropped was added');
  await shown.goTo('Sources');
  const aside = page.getByRole('region', { name: 'Not read' });
  await expect(aside.getByRole('listitem')).toHaveCount(2);
  await expect(aside).toContainText('whether the day or the month comes first');
  expect(await faultsInBothThemes(page)).toEqual([]);
  await aside.getByRole('button', { name: 'DD/MM/YYYY' }).click();
  await expect(shown.source('shop_stock.csv')).toContainText('51');
  await expect(aside.getByRole('listitem')).toHaveCount(1);

  await shown.pickSource('shop_stock.csv');
  await expect(page.getByRole('region', { name: 'File' })).toContainText('How it was recognised');
  await page.getByLabel('Leave 1 row out because').fill('The shop leaves the place of display stock blank');
  await page.getByRole('button', { name: 'Accept' }).click();
  await expect(shown.source('shop_stock.csv')).toContainText('1 accepted');

  await expect(aside.getByRole('table', { name: 'How count.csv would be read' })).toContainText('Article');
  await aside.getByRole('button', { name: 'Change how it is read' }).click();
  const editor = page.getByRole('dialog', { name: 'How count.csv is read' });
  await editor.getByRole('combobox', { name: 'System' }).selectOption('wms');
  await editor.getByRole('combobox', { name: 'Holds' }).selectOption('positions');
  for (const [field, column] of [['Item', 'Article'], ['Place', 'Shop'], ['Quantity', 'Figure']] as const) {
    await editor.getByRole('combobox', { name: `Column for ${field}`, exact: true }).selectOption(column);
  }
  await expect(editor.locator('.reading-rows')).toContainText('A-1');
  await editor.getByRole('button', { name: 'Read it so' }).click();
  await expect(shown.source('count.csv')).toContainText('50');
  await expect(aside).toHaveCount(0);
});

test('a code that only one system has is said to be another, and the figures follow once everything is read again', async ({
  program, folder,
}) => {
  await writeFile(join(folder, 'exports', 'wms_stock.csv'), 'sku,location,quantity\na 01,DC1,47\nA-2,DC1,8\n');
  const shown = new WindowPage(program);
  const { page } = program;
  await shown.openFolder();
  await shown.overview.waitFor();
  await shown.goTo('Map');
  await page.getByRole('tab', { name: 'Cross-reference' }).click();
  const codes = page.getByRole('region', { name: 'Codes across systems' });
  await expect(codes).toContainText('their codes differ in separators, case or leading zeros alone');
  await codes.getByRole('button', { name: 'The same', exact: true }).first().click();
  await page.getByRole('button', { name: 'Read everything again' }).click();
  await expect(shown.notices.last()).toContainText('Everything was read again');
  await page.getByRole('button', { name: /^Decided 1/u }).click();
  await expect(codes).toContainText('A-1');
});
