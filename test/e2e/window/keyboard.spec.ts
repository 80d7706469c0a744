import { expect, test } from '../support/program.ts';
import { SCREEN_TITLES, WindowPage } from './pages/windowPage.ts';

test('everything on the way to a proof can be done with keys alone', async ({ program }) => {
  const shown = new WindowPage(program);
  const { keyboard } = program.page;

  await keyboard.press('Control+k');
  await keyboard.type('sample');
  await keyboard.press('Enter');
  await shown.overview.waitFor();

  for (const screen of SCREEN_TITLES) await shown.goTo(screen);
  await shown.goTo('Authority');
  await keyboard.press('/');
  await keyboard.type('SKU-12');
  await expect(shown.cell(0, 'sku')).toHaveText(/SKU-12/u);
  await keyboard.press('Escape');
  const heading = shown.statement.getByRole('heading', { level: 2 });
  await expect(shown.row(0)).toHaveAttribute('aria-selected', 'true');
  const first = await shown.cell(0, 'sku').innerText();
  await expect(heading).toContainText(first);
  await keyboard.press('j');
  await expect(shown.row(1)).toHaveAttribute('aria-selected', 'true');
  await keyboard.press('k');
  await expect(heading).toContainText(first);

  await keyboard.press('Enter');
  await expect(shown.inspector).toBeFocused();
  // A figure that was rolled to the cut-off has its events in front of the lines.
  const toggle = shown.statement.locator('.statement-toggle').first();
  // Past what the system recorded, a door to its positions.
  await keyboard.press('Tab');
  await keyboard.press('Tab');
  if ((await shown.statement.getByRole('button', { name: 'Its events' }).count()) > 0) await keyboard.press('Tab');
  await expect(toggle).toBeFocused();
  await keyboard.press('Enter');
  await expect(shown.statement.locator('.side-by-side').first()).toBeVisible();
  await keyboard.press('Escape');
  await expect(shown.inspector).not.toBeFocused();
  await keyboard.press('Escape');
  await expect(shown.overview).toBeVisible();
});

test('the arrows move what is picked, and the inspector follows', async ({ program }) => {
  const shown = new WindowPage(program);
  await shown.openSample();
  await shown.goTo('Queue');
  await shown.cell(0, 'code').click();
  await program.page.keyboard.press('ArrowDown');
  await program.page.keyboard.press('ArrowDown');
  const code = await shown.cell(2, 'code').innerText();
  await expect(shown.exception.getByRole('heading', { level: 2 })).toContainText(code);
});

test('the keys are listed under ?, the words beside them', async ({ program }) => {
  const { page } = program;
  await page.keyboard.press('?');
  const help = page.getByRole('dialog', { name: 'Help' });
  await expect(help).toContainText('Open a folder of exports');
  await help.getByRole('button', { name: 'Words' }).click();
  await expect(help).toContainText('The system of record for a place');
  await page.keyboard.press('Escape');
  await expect(help).toBeHidden();
});

test('letters typed into a field run no command', async ({ program }) => {
  const shown = new WindowPage(program);
  await shown.openSample();
  await program.page.keyboard.press('/');
  await program.page.keyboard.type('gqjk?');
  await expect(shown.search).toHaveValue('gqjk?');
  await expect(shown.heading('Authority')).toBeVisible();
  await expect(program.page.getByRole('dialog')).toHaveCount(0);
});
