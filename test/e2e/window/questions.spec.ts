/** A folder in which every file needs an answer opens at the files, with every question answered in place. */
import { faultsInBothThemes } from '../support/faults.ts';
import { expect } from '../support/program.ts';
import { withExports } from '../support/withExports.ts';
import { SCREEN_TITLES, WindowPage } from './pages/windowPage.ts';

const test = withExports({
  'export.csv': 'sku,location,quantity\nA-1,DC1,50\n',
  'wms_stock.csv': 'sku;location;quantity;asOf\nA-1;DC1;47;03/04/2026\n',
  'recount.csv': '2413,-1\n2414,4\n2415,-2\n2416,-1\n2417,2\n',
  'erp_products.csv': 'ID,Type,SKU,Name,Published,In stock?,Stock,Backorders allowed?,Parent\n1,simple,A-1,Tee,1,1,7,0,\n',
});

test('it opens at the files with every question, and each answer reads its file', async ({ program }) => {
  const shown = new WindowPage(program);
  const { page } = program;
  await shown.openFolder();
  const aside = page.getByRole('region', { name: 'Not read' });
  await expect(aside.getByRole('listitem')).toHaveCount(4);
  await expect(page.getByText('No file is read yet')).toBeVisible();
  expect(await faultsInBothThemes(page)).toEqual([]);
  for (const screen of SCREEN_TITLES) {
    await shown.goTo(screen);
    await page.locator('.waiting').waitFor({ state: 'detached' });
  }
  await shown.goTo('Sources');
  await aside.getByRole('button', { name: 'DD/MM/YYYY' }).click();
  await expect(shown.source('wms_stock.csv')).toContainText('47');
  await aside.getByLabel('System of export.csv').fill('erp');
  await aside.getByRole('listitem').filter({ hasText: 'export.csv' }).getByRole('button', { name: 'Read it' }).click();
  await expect(shown.source('export.csv')).toContainText('50');
  await aside.getByLabel('Place of erp_products.csv').fill('DC1');
  await aside.getByRole('button', { name: 'Read it', exact: true }).click();
  await expect(shown.source('erp_products.csv')).toContainText('7');
  const proposal = aside.getByRole('listitem').filter({ hasText: 'recount.csv' });
  await expect(proposal.getByRole('table')).toContainText('2413, 2414, 2415');
  await proposal.getByRole('radio', { name: 'Changes: what came or went' }).check();
  await expect(proposal.getByLabel('Occurred of recount.csv')).toBeVisible();
  await proposal.getByRole('radio', { name: 'Counts: what is there' }).check();
  await proposal.getByLabel('System of recount.csv').fill('pos');
  await proposal.getByLabel('Place of recount.csv').fill('S01');
  await proposal.getByRole('button', { name: 'Read it so' }).click();
  await expect(shown.source('recount.csv')).toContainText('2');
  await expect(aside).toHaveCount(0);
  await shown.goTo('Authority');
  await expect(shown.overview).toBeVisible();
  expect(program.complaints).toEqual([]);
});
