import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { expect, test as base } from '../support/program.ts';
import { folderWithoutColumn, largeFolder, smallFolder } from './exports.ts';
import { figure } from '../support/figure.ts';
import { WindowPage } from './pages/windowPage.ts';

const saving = base.extend({
  dialogAnswers: async ({ folder }, use) => {
    await use([await smallFolder(join(folder, 'exports')), join(folder, 'Kept.countersign'), join(folder, 'Report.xlsx')]);
  },
});
const wrong = base.extend({
  dialogAnswers: async ({ folder }, use) => {
    await use([await folderWithoutColumn(join(folder, 'wrong')), await smallFolder(join(folder, 'right'))]);
  },
});
const large = base.extend({
  dialogAnswers: async ({ folder }, use) => {
    await use([await largeFolder(join(folder, 'large'), 400_000)]);
  },
});

saving('a folder is read, kept, opened again from the list and reported', async ({ program, folder }) => {
  const shown = new WindowPage(program);
  const { page } = program;
  await shown.openFolder();
  await expect(shown.overview).toContainText('1 record differs from Ledger, by 5 units');
  await expect(page.getByText('Not saved')).toBeVisible();

  await page.keyboard.press('Control+s');
  await expect(page.getByText('Not saved')).toBeHidden();
  expect((await stat(join(folder, 'Kept.countersign'))).size).toBeGreaterThan(0);

  await shown.goTo('Reports');
  await page.getByRole('button', { name: 'Write the Excel report' }).click();
  await expect(shown.notices).toContainText('Report.xlsx');
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.readFile(join(folder, 'Report.xlsx'));
  const listed = await page.getByRole('main').getByRole('rowheader').allInnerTexts();
  expect(workbook.worksheets.map((sheet) => sheet.name)).toEqual(listed);

  await page.keyboard.press('Control+w');
  await page.getByRole('button', { name: 'Two systems', exact: true }).click();
  await expect(shown.overview).toContainText('1 record differs from Ledger');
  await expect(shown.cell(0, 'sku')).toHaveText('A-1');
  await expect(page.getByText('Not saved')).toBeHidden();
});

saving('closing what is not kept asks first, and going back loses nothing', async ({ program }) => {
  const shown = new WindowPage(program);
  const { page } = program;
  await shown.openFolder();
  await shown.overview.waitFor();
  await page.keyboard.press('Control+w');
  const dialog = page.getByRole('dialog', { name: 'Not saved' });
  await expect(dialog).toBeVisible();
  await dialog.getByRole('button', { name: 'Go back' }).click();
  await expect(shown.overview).toBeVisible();
  await page.keyboard.press('Control+w');
  await dialog.getByRole('button', { name: 'Do not save' }).click();
  await expect(page.getByRole('heading', { name: 'Countersign' })).toBeVisible();
});

wrong('a folder that cannot be used says file, column and what to do, and another can be chosen', async ({ program }) => {
  const shown = new WindowPage(program);
  await shown.openFolder();
  const alert = program.page.getByRole('alert');
  await expect(alert).toContainText('The folder was not imported');
  await expect(alert).toContainText('wms_stock.csv');
  await expect(alert).toContainText('quantity');
  await alert.getByRole('button', { name: 'Choose another folder' }).click();
  await expect(shown.overview).toContainText('1 record differs');
  await expect(alert).toBeHidden();
});

large('an import shows how far it is and stops when it is told to', async ({ program }) => {
  const shown = new WindowPage(program);
  const { page } = program;
  await shown.openFolder();
  const bar = page.getByRole('progressbar');
  await expect(bar).toBeVisible();
  await expect(page.locator('.work-figures')).toContainText(/rows|bytes|items|events|steps/u);
  const began = Date.now();
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByRole('button', { name: 'Open a folder of exports' })).toBeVisible();
  figure('cancelling an import, from the click to the start screen', Date.now() - began, 1500);
  await expect(page.getByRole('alert')).toHaveCount(0);
  await shown.openSample();
  await expect(shown.overview).toBeVisible();
});

large('a grid of many rows draws any part of it', async ({ program }) => {
  const shown = new WindowPage(program);
  const { page } = program;
  await shown.openFolder();
  await shown.overview.waitFor({ timeout: 180_000 });
  await expect.poll(() => shown.counted()).toBe(400_000);
  await shown.cell(0, 'sku').click();
  const began = Date.now();
  await page.keyboard.press('Control+End');
  await expect(shown.cell(399_999, 'sku')).toHaveText(/ITEM-/u);
  figure('the last of 400,000 rows, from the key to the row', Date.now() - began, 1000);
  await page.keyboard.press('Control+Home');
  await expect(shown.cell(0, 'sku')).toHaveText(/ITEM-/u);
});
