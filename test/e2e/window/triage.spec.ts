/** From "try the sample" to a root cause that somebody owns, with its evidence, and back again: by keys alone. */
import { expect, test } from '../support/program.ts';
import { WindowPage } from './pages/windowPage.ts';

test('from the sample to an assigned root cause with its evidence, without the mouse', async ({ program }) => {
  const shown = new WindowPage(program);
  const { page } = program;
  const { keyboard } = page;
  await keyboard.press('Control+k');
  await keyboard.type('sample');
  await keyboard.press('Enter');
  await shown.overview.waitFor();
  await keyboard.press('Control+k');
  await keyboard.type('SO-2107');
  await expect(shown.paletteEntries.filter({ hasText: 'Reference' }).first()).toBeVisible();
  await keyboard.press('Escape');
  await shown.goTo('Queue');
  await keyboard.press('/');
  await keyboard.type('SKU-1247');
  await expect(shown.cell(0, 'sku')).toHaveText('SKU-1247');
  await keyboard.press('Escape');
  await expect(shown.exception).toContainText('Evidence');
  await expect(shown.exception.locator('.evidence-file').first()).toContainText('.csv');
  const code = (await shown.cell(0, 'code').innerText()).trim();

  await keyboard.press('a');
  const dialog = page.getByRole('dialog', { name: 'Assign to' });
  await keyboard.type('Integration');
  await dialog.getByLabel('Your name, as the log shall show it').press('Tab');
  await dialog.getByLabel('Your name, as the log shall show it').fill('Ada Lovelace');
  await keyboard.press('Enter');
  await expect(dialog).toBeHidden();
  await expect(shown.exception).toContainText('Ada Lovelace');
  await expect(shown.exception.getByRole('heading', { level: 2 })).toContainText(code);

  await keyboard.press('n');
  await keyboard.type('The webhook was switched off on the 12th.');
  await page.getByRole('dialog', { name: 'Write a note' }).getByRole('button', { name: 'Write a note' }).press('Enter');
  await expect(shown.exception).toContainText('The webhook was switched off');

  await keyboard.press('u');
  await expect(shown.exception).not.toContainText('The webhook was switched off on the 12th.');
  expect(program.complaints).toEqual([]);
});

test('several are marked and given to one owner at once, and taken back at once', async ({ program }) => {
  const shown = new WindowPage(program);
  const { page } = program;
  const { keyboard } = page;
  await shown.openSample();
  await shown.goTo('Queue');
  await shown.cell(0, 'code').filter({ hasText: /\S/u }).waitFor();
  await shown.focusGrid();
  await keyboard.press('x');
  await keyboard.press('j');
  await keyboard.press('x');
  await keyboard.press('j');
  await keyboard.press('x');
  const before = await shown.cell(0, 'owner').innerText();
  await keyboard.press('a');
  const dialog = page.getByRole('dialog', { name: 'Assign to' });
  await expect(dialog).toContainText('3 exceptions');
  await keyboard.type('Night shift');
  await dialog.getByLabel('Your name, as the log shall show it').fill('Ada Lovelace');
  await keyboard.press('Enter');
  await expect(dialog).toBeHidden();
  for (const row of [0, 1, 2]) await expect(shown.cell(row, 'owner')).toHaveText('Night shift');
  await keyboard.press('u');
  await expect(shown.cell(0, 'owner')).toHaveText(before);
});
