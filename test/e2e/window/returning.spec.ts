/** Leaving a screen and coming back to it: filter, order, grouping, what is picked and how far it was scrolled stand as they were. */
import { expect, test } from '../support/program.ts';
import { GapsPage } from './pages/gapsPage.ts';
import { WindowPage } from './pages/windowPage.ts';

test('the queue is found as it was left, also where what is picked does not pass its filter', async ({ program }) => {
  const shown = new WindowPage(program);
  await shown.openSample();
  await shown.goTo('Queue');
  await shown.cell(0, 'code').waitFor();
  await shown.columnHeader('sku').click();
  await expect(shown.columnHeader('sku')).toHaveAttribute('aria-sort', 'ascending');
  await shown.choice('Group by').selectOption('owner');
  await shown.cell(3, 'code').click();
  const picked = await shown.cell(3, 'code').innerText();
  const kind = await shown.choice('Kind').locator('option:not([value=""])').evaluateAll(
    (options, own) => options.map((option) => (option instanceof HTMLOptionElement ? option : null))
      .find((option) => option !== null && !own.includes(option.text.replace(/ \(.*$/u, '')))?.value ?? '',
    await shown.cell(3, 'kind').innerText());
  await shown.choice('Kind').selectOption(kind);
  await expect(shown.pickedRow).toBeHidden();
  await expect(shown.exception.getByRole('heading', { level: 2 })).toContainText(picked);
  const count = await shown.counted();

  await shown.goTo('Gaps');
  await shown.goTo('Queue');
  await shown.cell(0, 'code').waitFor();
  await expect(shown.choice('Kind')).toHaveValue(kind);
  await expect(shown.choice('Group by')).toHaveValue('owner');
  await expect(shown.columnHeader('sku')).toHaveAttribute('aria-sort', 'ascending');
  await expect(shown.exception.getByRole('heading', { level: 2 })).toContainText(picked);
  expect(await shown.counted()).toBe(count);
});

test('what is asked for elsewhere is shown in its list, whatever the filter says', async ({ program }) => {
  const shown = new WindowPage(program);
  const { keyboard } = program.page;
  await shown.openSample();
  await shown.goTo('Queue');
  const code = await shown.cell(0, 'code').innerText();
  await shown.search.fill('no such item');
  await expect(program.page.getByRole('status').filter({ hasText: 'No exception passes this filter' })).toBeVisible();
  await keyboard.press('Control+k');
  await keyboard.type(code);
  await shown.paletteEntries.filter({ hasText: code }).filter({ hasText: /Exception/u }).first().click();
  await expect(shown.pickedRow).toContainText(code);
  await expect(shown.search).toHaveValue('');
});

test('how far a list was scrolled and what a list was narrowed to stand as they were', async ({ program }) => {
  const shown = new WindowPage(program);
  const gaps = new GapsPage(program.page);
  const { page } = program;
  await shown.openSample();
  await shown.goTo('Queue');
  await shown.cell(0, 'code').waitFor();
  await page.locator('.grid').hover();
  await page.mouse.wheel(0, 2000);
  await expect(shown.cell(0, 'code')).toBeHidden();
  await shown.cell(72, 'code').waitFor();
  await shown.goTo('Gaps');
  await gaps.view('Root events').click();
  await page.getByRole('button', { name: 'Set off several' }).click();
  await gaps.rank('Units').click();
  await shown.goTo('Queue');
  await expect(shown.cell(72, 'code')).toBeVisible();
  await expect(shown.cell(0, 'code')).toBeHidden();
  await shown.goTo('Gaps');
  await expect(page.getByRole('button', { name: 'Set off several' })).toHaveAttribute('aria-pressed', 'true');
  await expect(page.getByRole('columnheader', { name: 'Units' })).toHaveAttribute('aria-sort', 'descending');
});
