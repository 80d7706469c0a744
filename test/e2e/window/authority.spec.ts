import { faults } from '../support/faults.ts';
import { expect, test } from '../support/program.ts';
import { WindowPage } from './pages/windowPage.ts';

test('the authority step shows who is right where, and who wrote round the gate', async ({ program }) => {
  const shown = new WindowPage(program);
  const { page } = program;
  await shown.openSample();
  await page.getByRole('tab', { name: 'Pools' }).click();
  const store = page.getByRole('row', { name: /^S01/u });
  await expect(store).toContainText('the measure');
  expect(await faults(page), 'Pools').toEqual([]);
  await page.keyboard.press('ArrowRight');
  const writes = page.getByRole('region', { name: 'Writes round the gate' }).first();
  await expect(writes.locator('tbody .door').first()).toBeVisible();
  expect(await faults(page), 'Round the gate').toEqual([]);

  await page.getByRole('tab', { name: 'Pools' }).click();
  const cell = page.getByRole('row', { name: /^DC1 / }).locator('.matrix-cell').first();
  const count = Number(/(\d[\d,]*) differ/u.exec(await cell.innerText())?.[1]);
  await cell.press('Enter');
  await expect(page.getByRole('tab', { name: 'Variances' })).toHaveAttribute('aria-selected', 'true');
  await expect.poll(() => shown.counted()).toBe(count);
  expect(program.complaints).toEqual([]);
});
