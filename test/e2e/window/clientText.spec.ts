/** What clients write, at its worst, on every screen: shown as text, and the layout holds. */
import { join } from 'node:path';
import { expect, test as base } from '../support/program.ts';
import { SCREEN_TITLES, WindowPage } from './pages/windowPage.ts';
import { EMOJI, unkindFolder } from './unkindFolder.ts';

const test = base.extend({
  dialogAnswers: async ({ folder }, use) => {
    await use([await unkindFolder(join(folder, 'unkind'))]);
  },
});

test('what clients write is shown as text on every screen, and the layout holds', async ({ program }) => {
  const shown = new WindowPage(program);
  const { page } = program;
  const holds = async (where: string): Promise<void> => {
    for (const [width, height] of [[1920, 1080], [1280, 800]] as const) {
      await shown.resize(width, height);
      await shown.holds(`${where}, ${width}`);
      expect(await shown.figuresOutOfSight(), `figures out of sight: ${where}, ${width}`).toEqual([]);
    }
  };
  await shown.resize(1280, 800);
  await shown.openFolder();
  await shown.cell(0, 'sku').waitFor();
  await shown.cell(0, 'sku').click();
  await expect(shown.statement.getByRole('heading', { level: 2 })).toBeVisible();
  await holds('statement');
  for (const screen of SCREEN_TITLES) {
    await shown.goTo(screen);
    await holds(screen);
    if (screen === 'Gaps' || screen === 'Sources' || screen === 'Checks') {
      await shown.focusList();
      await holds(`${screen}, in detail`);
    }
    for (const view of await shown.views.all()) {
      await view.click();
      await holds(`${screen}, ${await view.innerText()}`);
    }
    if (screen === 'Queue') {
      await shown.cell(0, 'code').click();
      // Markup and marks that turn text are refused in what people here write; the longest word and right-to-left letters are not.
      await shown.writeNote(`שלום ${EMOJI} ${'x'.repeat(3000)}`, `${EMOJI} Ada`);
      await expect(shown.exception).toContainText('שלום');
      await expect(shown.exception).toContainText('<b>bold</b>');
      await holds('an exception with a note');
    }
  }
  for (const id of ['engagement.log', 'engagement.runs', 'queue.owners', 'engagement.nextPeriod', 'engagement.reviewCopy']) {
    await shown.chooseFromMenu(id);
    await page.getByRole('dialog').waitFor();
    await holds(id);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
  }
  await page.keyboard.press('Control+k');
  await page.keyboard.type('bold');
  await shown.paletteEntries.first().waitFor();
  await holds('the palette');
  expect(await page.evaluate(() => (window as { marked?: number }).marked ?? 0)).toBe(0);
  expect(await page.locator('img[src="x"]').count()).toBe(0);
  expect(program.complaints).toEqual([]);
});
