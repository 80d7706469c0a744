/** The queue: gathered, searched, and gone through by keys. */
import { COMMAND_LIST } from '../../../src/contract/commandList.ts';
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
  await row.getByRole('button').first().click();
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
  await shown.writeNote('The carrier promised a corrected confirmation.', 'Ada Lovelace');
  await page.keyboard.press('Control+k');
  await page.keyboard.type('corrected confirmation');
  await expect(shown.paletteEntries.filter({ hasText: 'Note' }).first()).toContainText('corrected confirmation');
});

test('everything that can be done now stands in the palette', async ({ program }) => {
  const shown = new WindowPage(program);
  await shown.openSample();
  await shown.goTo('Queue');
  await shown.cell(0, 'code').click();
  await program.page.keyboard.press('Control+k');
  await shown.paletteEntries.first().waitFor();
  const titles = await shown.paletteEntries.locator('.palette-title').allInnerTexts();
  const able = await program.app.evaluate(({ Menu }) => {
    const ids: string[] = [];
    const visit = (items: readonly Electron.MenuItem[]): void => {
      for (const item of items) {
        if (item.type === 'submenu') visit(item.submenu?.items ?? []);
        else if (item.enabled && (item.id as string | undefined)?.includes('.') === true) ids.push(item.id);
      }
    };
    visit(Menu.getApplicationMenu()?.items ?? []);
    return ids;
  });
  const expected = COMMAND_LIST.filter(({ id, ...entry }) => able.includes(id) && !('quiet' in entry)).map(({ title }) => title);
  expect(expected.length).toBeGreaterThan(30);
  expect(expected.filter((title) => !titles.includes(title))).toEqual([]);
});
