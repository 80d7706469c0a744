/** Lists with a column a location: whether columns are places is asked in place, and said in the mapping editor. */
import { expect } from '../support/program.ts';
import { withExports } from '../support/withExports.ts';
import { WindowPage } from './pages/windowPage.ts';

const test = withExports({
  'erp_stock.csv': 'sku,location,quantity\nA-1,Downtown,5\n',
  'pos_stores.csv': 'Item,Name,Downtown,Riverside Mall,Airport,Shelf\nA-1,Tee,5,6,2,9\nA-2,Cap,1,0,0,9\n',
  'wms_depots.csv': 'Item,Name,Leeds Depot,York Depot\nA-1,Tee,5,6\nA-2,Cap,1,\n',
});

test('columns are taken for locations where somebody says so, and can be said and unsaid in the editor', async ({ program }) => {
  const shown = new WindowPage(program);
  const { page } = program;
  await shown.openFolder();
  await shown.goTo('Sources');
  await expect(shown.source('wms_depots.csv')).toContainText('12');
  const proposal = page.getByRole('region', { name: 'Not read' }).getByRole('listitem').filter({ hasText: 'pos_stores.csv' });
  await expect(proposal.getByRole('checkbox')).toHaveCount(4);
  await proposal.getByRole('checkbox', { name: 'Shelf' }).uncheck();
  await proposal.getByRole('button', { name: 'Read it so' }).click();
  await expect(shown.source('pos_stores.csv')).toContainText('14');

  await shown.source('wms_depots.csv').click();
  await page.getByRole('button', { name: 'Change how it is read' }).click();
  const editor = page.getByRole('dialog', { name: /wms_depots\.csv/u });
  await expect(editor.getByRole('checkbox', { name: 'Leeds Depot' })).toBeChecked();
  // Each quantity beside the cell that it was taken from.
  await expect(editor.locator('.reading-rows tbody tr').nth(1)).toContainText(/York Depot.*York Depot.*6.*6/u);
  await editor.getByRole('checkbox', { name: 'York Depot' }).uncheck();
  await editor.getByRole('button', { name: 'Read it so' }).click();
  await expect(editor).toHaveCount(0);
  await expect(shown.source('wms_depots.csv')).toContainText('6');
  expect(program.complaints).toEqual([]);
});
