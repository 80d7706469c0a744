import { faults } from '../support/faults.ts';
import { expect, test } from '../support/program.ts';
import { SCREEN_TITLES, WindowPage } from './pages/windowPage.ts';

for (const scheme of ['light', 'dark'] as const) {
  test(`every screen can be used by everyone, ${scheme}`, async ({ program }) => {
    test.setTimeout(120_000);
    const shown = new WindowPage(program);
    const { page } = program;
    await page.emulateMedia({ colorScheme: scheme });
    expect(await faults(page), 'start').toEqual([]);
    await shown.openSample();
    await shown.cell(0, 'sku').waitFor();
    expect(await faults(page), 'overview').toEqual([]);
    for (const screen of SCREEN_TITLES) {
      await shown.goTo(screen);
      if (screen === 'Authority' || screen === 'Queue') await shown.cell(0, screen === 'Queue' ? 'code' : 'sku').click();
      if (screen === 'Gaps' || screen === 'Sources') {
        await page.locator('main tbody tr.pickable').first().waitFor();
        await page.keyboard.press('j');
      }
      if (screen === 'Authority') await shown.statement.locator('.statement-toggle').first().click();
      if (screen !== 'Map' && screen !== 'Checks' && screen !== 'Reports') await shown.inspector.locator('h2').first().waitFor();
      expect(await faults(page), screen).toEqual([]);
    }
    await page.keyboard.press('?');
    expect(await faults(page), 'help').toEqual([]);
  });
}

test('nothing pushes the frame out of sight, wherever a pane is scrolled to', async ({ program }) => {
  const shown = new WindowPage(program);
  const { page } = program;
  await shown.openSample();
  await shown.cell(0, 'sku').click();
  await shown.statement.waitFor();
  await page.evaluate(() => {
    for (const each of document.querySelectorAll('.inspector *')) each.scrollIntoView({ block: 'start' });
    document.documentElement.scrollTop = 500;
    document.body.scrollTop = 500;
  });
  expect(await page.evaluate(() => document.querySelector('.frame')?.getBoundingClientRect().top)).toBe(0);
});

test('at twice the size everything stays within reach', async ({ program }) => {
  const shown = new WindowPage(program);
  const { page } = program;
  await shown.resize(1280, 800);
  await shown.openSample();
  await program.app.evaluate(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()[0]?.webContents.setZoomFactor(2);
  });
  await page.waitForFunction(() => window.innerWidth === 640);
  for (const screen of SCREEN_TITLES) {
    await page.keyboard.press('Escape');
    await shown.goTo(screen);
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(overflow, screen).toBeLessThanOrEqual(0);
  }
  await shown.goTo('Authority');
  await shown.cell(1, 'sku').click();
  await expect(shown.statement).toBeVisible();
  await page.getByRole('button', { name: 'Back to the list' }).click();
  await expect(shown.cell(1, 'sku')).toBeVisible();
  await expect(shown.statement).toBeHidden();
});
