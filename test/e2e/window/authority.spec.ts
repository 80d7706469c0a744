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

test('what each system calls available is told state by state, and the rules are changed and signed by name', async ({ program }) => {
  const shown = new WindowPage(program);
  const { page } = program;
  await shown.openSample();
  await page.getByRole('tab', { name: 'What figures contain' }).click();
  const states = page.getByRole('region', { name: 'What the figures contain' }).first();
  await expect(states.getByRole('combobox', { name: 'Place' })).toHaveValue('DC1');
  await expect(states).toContainText('Storefront: its available is what it calls available.');
  await expect(states).toContainText('ERP: its available is what it calls on hand, less what is committed');
  expect(await faults(page), 'What figures contain').toEqual([]);

  await page.getByRole('tab', { name: 'Rules' }).click();
  const rules = page.getByRole('article', { name: 'The rules' });
  await rules.getByRole('button', { name: 'Sign as preparer' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Your name, as the log shall show it').fill('Ada Prepares');
  await page.keyboard.press('Enter');
  await expect(rules).toContainText('Prepared by Ada Prepares');
  await expect(page.getByRole('navigation', { name: 'Screens' })).toContainText('signed by the preparer');
  expect(await faults(page), 'Rules').toEqual([]);

  await rules.getByLabel('Right at S01').selectOption({ label: 'Store tills (POS)' });
  await expect(dialog).toContainText('Store tills (POS) becomes right at S01.');
  await dialog.getByRole('button', { name: 'Change the rule' }).click();
  await expect(rules.getByRole('row', { name: /^S01/u })).toContainText('a rule for this place');
  await expect(rules).toContainText('Ada Prepares’s signature was withdrawn');
  await page.getByRole('tab', { name: 'Pools' }).click();
  await expect(page.getByRole('row', { name: /^S01/u })).toContainText('A rule names it for this place');
  await expect(page.getByRole('row', { name: /^S01/u })).toContainText('differ');
  expect(program.complaints).toEqual([]);
});
