/** Whose the queue is: what was given to oneself, and what is left to give. */
import { expect, test } from '../support/program.ts';
import { WindowPage } from './pages/windowPage.ts';

test('“my queue” holds what was given to the one who sits here, and shrinks as it is settled', async ({ program }) => {
  const shown = new WindowPage(program);
  const { page } = program;
  const { keyboard } = page;
  await shown.openSample();
  await shown.goTo('Queue');
  await shown.focusGrid();
  const mine = [];
  for (const _turn of [0, 1]) {
    mine.push((await shown.exception.getByRole('heading', { level: 2 }).innerText()).slice(0, 8));
    await keyboard.press('x');
    await keyboard.press('j');
    await expect(shown.exception.getByRole('heading', { level: 2 })).not.toContainText(mine.at(-1) ?? '');
  }
  await keyboard.press('a');
  const dialog = page.getByRole('dialog', { name: 'Assign to' });
  await expect(dialog).toContainText('2 exceptions');
  await keyboard.type('Ada Lovelace');
  await dialog.getByLabel('Your name, as the log shall show it').fill('Ada Lovelace');
  await keyboard.press('Enter');
  await expect(dialog).toBeHidden();

  await keyboard.press('g');
  await keyboard.press('i');
  await expect.poll(() => shown.counted()).toBe(2);
  for (const code of mine) await expect(page.locator('.grid')).toContainText(code);
  await expect(shown.cell(0, 'owner')).toHaveText('Ada Lovelace');

  await keyboard.press('u');
  await expect(page.getByRole('status').filter({ hasText: 'No exception passes this filter' })).toBeVisible();
  await keyboard.press('g');
  await keyboard.press('l');
  await expect(page.getByRole('dialog', { name: 'Log of decisions' }))
    .toContainText(`Ada Lovelace assigned ${mine.join(' and ')} to Ada Lovelace (before:`);
  expect(program.complaints).toEqual([]);
});
