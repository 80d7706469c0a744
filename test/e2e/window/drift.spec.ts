/** Drift over the runs: a picture a figure, from the second run on. */
import { faults } from '../support/faults.ts';
import { expect, test } from '../support/program.ts';
import { WindowPage } from './pages/windowPage.ts';

test('drift says what it needs after one run, and is drawn from the second on', async ({ program }) => {
  const shown = new WindowPage(program);
  const { page } = program;
  await shown.openSample();
  await page.keyboard.press('g');
  await page.keyboard.press('d');
  await expect(page.getByRole('tab', { name: 'Drift over the runs' })).toHaveAttribute('aria-selected', 'true');
  await expect(page.getByRole('heading', { name: 'One run so far' })).toBeVisible();
  await page.keyboard.press('Control+r');
  await expect(shown.notices).toContainText('The audit was run again.');
  await expect(shown.picture(/^Exceptions over 2 runs: from \d+ at .* to \d+ at/u)).toBeVisible();
  await expect(shown.picture(/^Units off over 2 runs/u)).toBeVisible();
  await expect(shown.picture(/^Units off\. .*: [\d,]+ explained, [\d,]+ unexplained; .*: [\d,]+ explained/u)).toBeVisible();
  await expect(shown.picture(/^Value of exceptions\. .*: \$0\.00 came, \$0\.00 went$/u)).toBeVisible();
  // The same figures as a table, for whoever does not look at pictures.
  const runs = page.getByRole('main').getByRole('table').first();
  await expect(runs.getByRole('row')).toHaveCount(3);
  const [last = ''] = /to (\d+) at/u.exec((await shown.picture(/^Exceptions over/u).getAttribute('aria-label')) ?? '')?.slice(1) ?? [];
  await expect(runs.getByRole('row').nth(1)).toContainText(last);
  expect(await faults(page)).toEqual([]);
  await page.emulateMedia({ colorScheme: 'dark' });
  expect(await faults(page)).toEqual([]);
  expect(program.complaints).toEqual([]);
});
