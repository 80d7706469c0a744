/**
 * Pictures of every screen in both themes and two sizes, from the real program with the sample open. They go to
 * `dist/screenshots`; a few good ones are copied to `docs/screenshots` by hand.
 */
import { join } from 'node:path';
import { root } from '../../build/paths.mjs';
import { test } from './support/program.ts';
import { SCREEN_TITLES, WindowPage, type ScreenTitle } from './window/pages/windowPage.ts';

const SIZES = [
  [1280, 800],
  [1920, 1080],
] as const;

/** What a screen shows beside its first view. */
const VIEWS: Readonly<Partial<Record<ScreenTitle, readonly string[]>>> = {
  Map: ['Handoffs', 'Pools and links'],
  Gaps: ['Root events', 'What was reported', 'Drift over the runs'],
  Authority: ['Pools', 'What figures contain', 'Round the gate', 'Rules'],
};

test('every screen', async ({ program }) => {
  const shown = new WindowPage(program);
  const { page } = program;
  const picture = async (name: string): Promise<void> => {
    for (const scheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme: scheme });
      for (const [width, height] of SIZES) {
        await shown.resize(width, height);
        await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
        await page.screenshot({ path: join(root, 'dist', 'screenshots', `${name}-${scheme}-${width}.png`) });
      }
    }
  };
  await picture('start');
  await shown.openSample();
  await shown.cell(0, 'sku').waitFor();
  await page.keyboard.press('Control+r');
  await shown.notices.filter({ hasText: 'run again' }).waitFor();
  await shown.notices.getByRole('button', { name: 'Put away' }).click();
  await picture('overview');
  await shown.stories.filter({ hasText: 'decremented twice' }).click();
  await shown.inspector.locator('h2').first().waitFor();
  await picture('story');
  await shown.statement.locator('.statement-toggle').first().click();
  await shown.statement
    .getByRole('button', { name: /^Lines around/u })
    .first()
    .click();
  await shown.statement.locator('.lines-this').first().waitFor();
  await page.mouse.move(0, 0);
  await picture('proof');
  for (const screen of SCREEN_TITLES) {
    await shown.goTo(screen);
    if (screen === 'Queue') await shown.cell(0, 'code').click();
    if (screen === 'Gaps' || screen === 'Sources' || screen === 'Checks') await page.keyboard.press('j');
    await page.waitForLoadState('networkidle');
    await picture(screen.toLowerCase());
    for (const view of VIEWS[screen] ?? []) {
      await page.getByRole('tab', { name: view }).click();
      await page.locator('.waiting').waitFor({ state: 'detached' });
      if (screen === 'Gaps' && view !== 'Drift over the runs') await page.keyboard.press('j');
      if (view === 'Handoffs') await page.locator('.map-link').first().press('Enter');
      await picture(`${screen.toLowerCase()}-${view.toLowerCase().replaceAll(' ', '-')}`);
    }
  }
});
