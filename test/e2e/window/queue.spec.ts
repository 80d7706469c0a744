/** The queue: gathered, searched, and gone through by keys. */
import { expect, test } from '../support/program.ts';
import { WindowPage } from './pages/windowPage.ts';

test('the queue is gathered by what exceptions have in common, and gone through group by group', async ({ program }) => {
  const shown = new WindowPage(program);
  const { keyboard } = program.page;
  await shown.openSample();
  await shown.goTo('Queue');
  const all = await shown.counted();
  await program.page.getByRole('combobox', { name: 'Group by' }).selectOption('rootEvent');
  await expect(shown.group(0)).toContainText(String(all));
  await shown.focusGrid();
  await keyboard.press(']');
  await expect(shown.group(1)).toHaveAttribute('aria-pressed', 'true');
  const count = Number(await shown.group(1).locator('.number').first().innerText());
  await expect.poll(() => shown.counted()).toBe(count);
  await keyboard.press(']');
  await expect(shown.group(2)).toHaveAttribute('aria-pressed', 'true');
  await keyboard.press('[');
  await expect(shown.group(1)).toHaveAttribute('aria-pressed', 'true');
  await shown.group(0).click();
  await expect.poll(() => shown.counted()).toBe(all);
});

test('how old the queue is, and whose, opens what it counts', async ({ program }) => {
  const shown = new WindowPage(program);
  await shown.openSample();
  await shown.goTo('Queue');
  const row = shown.inspector.getByRole('table', { name: '' }).first().getByRole('row').nth(1);
  const count = Number(await row.locator('.bar-figure').innerText());
  await row.getByRole('button').click();
  await expect.poll(() => shown.counted()).toBe(count);
});

test('an item, a reference and an exception are found by typing', async ({ program }) => {
  const shown = new WindowPage(program);
  const { page } = program;
  await shown.openSample();
  for (const [typed, kind] of [['sku-1247', 'Item'], ['so-2107', 'Reference'], ['e-12', 'Exception']] as const) {
    await page.keyboard.press('Control+k');
    await page.keyboard.type(typed);
    await expect(shown.paletteEntries.filter({ hasText: kind }).first()).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
  }
  await page.keyboard.press('Control+k');
  await page.keyboard.type('E-000012');
  await expect(shown.paletteEntries.first()).toContainText(/Exception.*E-000012/u);
  await page.keyboard.press('Enter');
  await expect(shown.exception.getByRole('heading', { level: 2 })).toContainText('E-000012');
  await expect(shown.pickedRow).toBeInViewport();
});
