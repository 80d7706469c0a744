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

test('whatever Tab reaches shows that it has the focus', async ({ program }) => {
  test.setTimeout(120_000);
  const shown = new WindowPage(program);
  const { page } = program;
  await shown.openSample();
  for (const screen of SCREEN_TITLES) {
    await shown.goTo(screen);
    await page.locator('.waiting').first().waitFor({ state: 'detached' });
    const reached = new Set<string>();
    for (let pressed = 0; pressed < 40; pressed += 1) {
      await page.keyboard.press('Tab');
      const focused = await page.evaluate(() => {
        const element = document.activeElement;
        if (element === null || element === document.body) return null;
        // A grid marks the cell that has the focus by its border; everything else by an outline.
        const { outlineStyle, outlineWidth, boxShadow, borderColor } = getComputedStyle(element);
        const marked = (outlineStyle !== 'none' && outlineWidth !== '0px') || boxShadow !== 'none'
          || (element.closest('.grid') !== null && borderColor !== 'rgba(0, 0, 0, 0)');
        return { marked, what: `${element.tagName} ${element.className} ${element.textContent.slice(0, 40)}` };
      });
      if (focused === null) continue;
      reached.add(focused.what);
      expect(focused.marked, `${screen}: ${focused.what}`).toBe(true);
    }
    expect(reached.size, screen).toBeGreaterThan(5);
  }
});

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

for (const scheme of ['light', 'dark'] as const) {
  test(`every dialog and every view can be used by everyone, ${scheme}`, async ({ program }) => {
    test.setTimeout(180_000);
    const shown = new WindowPage(program);
    const { page } = program;
    await page.emulateMedia({ colorScheme: scheme });
    await shown.openSample();
    for (const screen of ['Map', 'Gaps', 'Authority', 'Checks'] as const) {
      await shown.goTo(screen);
      for (const view of await shown.views.all()) {
        await view.click();
        await page.locator('.waiting').first().waitFor({ state: 'detached' });
        expect(await faults(page), `${screen}, ${await view.innerText()}`).toEqual([]);
      }
    }
    const inDialog = async (what: string): Promise<void> => {
      await page.getByRole('dialog').waitFor();
      await page.getByRole('dialog').locator('.waiting').first().waitFor({ state: 'detached' });
      expect(await faults(page), what).toEqual([]);
      await page.keyboard.press('Escape');
      await expect(page.getByRole('dialog')).toHaveCount(0);
    };
    for (const id of ['engagement.password', 'engagement.reviewCopy', 'engagement.nextPeriod', 'engagement.runs', 'engagement.log',
      'queue.owners', 'view.palette']) {
      await expect.poll(() => shown.isAbleInMenu(id)).toBe(true);
      await shown.chooseFromMenu(id);
      await inDialog(id);
    }
    await shown.goTo('Queue');
    await shown.cell(0, 'code').click();
    await shown.exception.waitFor();
    for (const key of ['a', 's', 'r', 'n', 'd', 'f']) {
      await page.keyboard.press(key);
      await inDialog(`triage by ${key}`);
      await shown.focusGrid();
    }
  });
}

test('at twice the size, without motion and on paper every view stays whole', async ({ program }) => {
  test.setTimeout(180_000);
  const shown = new WindowPage(program);
  const { page } = program;
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await shown.resize(1280, 800);
  await shown.openSample();
  await program.app.evaluate(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()[0]?.webContents.setZoomFactor(2);
  });
  await page.waitForFunction(() => window.innerWidth === 640);
  for (const screen of SCREEN_TITLES) {
    await page.keyboard.press('Escape');
    await shown.goTo(screen);
    const views = await shown.views.all();
    for (const view of views.length === 0 ? [null] : views) {
      await view?.click();
      await page.locator('.waiting').first().waitFor({ state: 'detached' });
      expect(await shown.beyondTheEdge(), screen).toBeLessThanOrEqual(0);
      expect(await page.evaluate(() => document.getAnimations().filter(({ playState }) => playState === 'running').length), screen).toBe(0);
      await page.emulateMedia({ reducedMotion: 'reduce', media: 'print' });
      await expect(page.locator('.rail'), screen).toBeHidden();
      await expect(shown.heading(screen)).toBeVisible();
      await page.emulateMedia({ reducedMotion: 'reduce', media: 'screen' });
    }
  }
});
