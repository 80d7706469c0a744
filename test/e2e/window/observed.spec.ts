import { expect, test } from '../support/program.ts';
import { MapPage } from './pages/mapPage.ts';
import { WindowPage } from './pages/windowPage.ts';

test('what was declared of each handoff stands beside what the logs show', async ({ program }) => {
  const shown = new WindowPage(program);
  const map = new MapPage(program.page);
  await shown.openSample();
  await shown.goTo('Map');
  await map.view('Handoffs').click();
  const observed = program.page.getByRole('region', { name: 'Declared and observed', exact: true });
  const rows = observed.locator('tbody tr');
  await expect(rows.first()).toBeVisible();
  await expect(rows.filter({ hasText: 'as declared' }).first()).toBeVisible();
  await expect(rows.filter({ hasText: 'never fired' }).first()).toBeVisible();
});
