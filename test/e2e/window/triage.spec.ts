/** From "try the sample" to a root cause that somebody owns, with its evidence, and back again: by keys alone. */
import { expect, test } from '../support/program.ts';
import { WindowPage } from './pages/windowPage.ts';

test('from the sample to an assigned root cause with its evidence, without the mouse', async ({ program }) => {
  // As long as a person who has never seen it may take; nothing on the way waits for longer than what it waits for.
  test.setTimeout(180_000);
  const shown = new WindowPage(program);
  const { page } = program;
  const { keyboard } = page;
  await page.evaluate(() => {
    const counted = window as { pointed?: number };
    counted.pointed = 0;
    for (const type of ['pointerdown', 'mousedown', 'wheel', 'touchstart']) {
      addEventListener(type, () => { counted.pointed = (counted.pointed ?? 0) + 1; }, { capture: true, passive: true });
    }
  });
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
  await expect(shown.exception).toContainText('Missing event');
  await expect(shown.exception).toContainText('Missing trigger');
  await expect(shown.exception.locator('.evidence-file').first()).toContainText('.csv');
  const code = (await shown.cell(0, 'code').innerText()).trim();

  await keyboard.press('a');
  const dialog = page.getByRole('dialog', { name: 'Assign to' });
  await keyboard.type('Integration');
  await keyboard.press('Tab');
  await keyboard.press('Tab');
  await expect(dialog.getByLabel('Your name, as the log shall show it')).toBeFocused();
  await keyboard.type('Ada Lovelace');
  await keyboard.press('Enter');
  await expect(dialog).toBeHidden();
  await expect(shown.exception).toContainText('Ada Lovelace');
  await expect(shown.exception.getByRole('heading', { level: 2 })).toContainText(code);

  await keyboard.press('n');
  await keyboard.type('The webhook was switched off on the 12th.');
  const write = page.getByRole('dialog', { name: 'Write a note' }).getByRole('button', { name: 'Write a note' });
  await keyboard.press('Tab');
  if (!(await write.evaluate((button) => button === document.activeElement))) await keyboard.press('Tab');
  await expect(write).toBeFocused();
  await keyboard.press('Enter');
  await expect(shown.notes).toContainText('The webhook was switched off');

  await keyboard.press('u');
  await expect(shown.notes).toBeHidden();
  await expect(shown.exception).toContainText('Took back decision');
  expect(await page.evaluate(() => (window as { pointed?: number }).pointed)).toBe(0);
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

test('state, reason and due date are given by keys; every count follows at once, and the view is kept by name', async ({ program }) => {
  const shown = new WindowPage(program);
  const { page } = program;
  const { keyboard } = page;
  await shown.openSample();
  await shown.goTo('Queue');
  await page.getByRole('combobox', { name: 'View' }).selectOption({ label: 'To settle' });
  await page.getByRole('combobox', { name: 'Kind' }).selectOption('missing_event');
  await page.getByRole('combobox', { name: 'Group by' }).selectOption('owner');
  await shown.group(1).waitFor();
  const all = await shown.counted();
  const inGroups = (): Promise<string> => shown.group(0).locator('.number').innerText();
  await shown.focusGrid();

  await keyboard.press('v');
  await keyboard.type('Lost and not settled');
  await page.getByRole('dialog').getByLabel('Your name, as the log shall show it').fill('Ada Lovelace');
  await keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toHaveCount(0);

  await shown.focusGrid();
  await keyboard.press('r');
  await page.getByRole('dialog', { name: 'Give the reason' }).waitFor();
  await keyboard.press('ArrowDown');
  await keyboard.press('Enter');
  if (await page.getByRole('dialog').isVisible()) await page.getByRole('button', { name: 'Give the reason' }).press('Enter');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(shown.done).toContainText(/reason/iu);

  await shown.focusGrid();
  await keyboard.press('d');
  const due = page.getByRole('dialog', { name: 'Due on' });
  await due.getByLabel('Date').fill('2026-11-12');
  // The field's own form of a date is the system's; the words below leave no doubt which month is meant.
  await expect(due).toContainText('12 Nov 2026, to its end');
  await keyboard.press('Enter');
  await expect(due).toBeHidden();

  await shown.cell(6, 'code').click();
  await keyboard.press('s');
  const state = page.getByRole('dialog', { name: 'Set the state' });
  await state.getByLabel('State').selectOption('corrected');
  await state.getByRole('button', { name: 'Set the state' }).press('Enter');
  // What stands against it is told where one is, and not behind the dialog.
  await expect(state.getByRole('alert')).toContainText('cannot become corrected without a reason');
  await state.getByLabel('Reason').selectOption({ index: 1 });
  await state.getByRole('button', { name: 'Set the state' }).press('Enter');
  await expect(state).toBeHidden();
  await expect.poll(() => shown.counted()).toBe(all - 1);
  await expect.poll(inGroups).toBe(String(all - 1));
  // The next one has moved up into its place, and is the next to be picked.
  const next = await shown.cell(6, 'code').innerText();
  await keyboard.press('j');
  await expect(shown.pickedRow.locator('[col-id=code]')).toHaveText(next);
  await keyboard.press('u');
  await expect.poll(() => shown.counted()).toBe(all);
  await expect.poll(inGroups).toBe(String(all));

  await keyboard.press('Control+Backspace');
  await expect.poll(() => shown.counted()).toBeGreaterThan(all);
  await page.getByRole('combobox', { name: 'Saved views' }).selectOption('Lost and not settled');
  await expect.poll(() => shown.counted()).toBe(all);
  expect(program.complaints).toEqual([]);
});
