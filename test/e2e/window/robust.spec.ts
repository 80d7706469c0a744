/** What goes wrong while somebody works: the disk fills up, the engine dies, an import takes long. Nothing acknowledged is lost. */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { figure } from '../support/figure.ts';
import { MAY_MOUNT, mountSmallDisk, unmountDisk } from '../../faults/smallDisk.ts';
import { expect, test as base } from '../support/program.ts';
import { largeFolder, smallFolder } from './exports.ts';
import { WindowPage } from './pages/windowPage.ts';

const full = base.extend<{ disk: string }>({
  disk: async ({ folder }, use) => {
    const disk = join(folder, 'disk');
    await mkdir(disk);
    mountSmallDisk(disk, 64);
    await use(disk);
    unmountDisk(disk);
  },
  dialogAnswers: async ({ folder, disk }, use) => {
    await use([join(disk, 'Full.countersign'), join(folder, 'Elsewhere.countersign')]);
  },
});

full.describe('on a full disk', () => {
  full.skip(!MAY_MOUNT, 'no disk of its own can be mounted here');
  full('saving says so and what to do, and saving elsewhere goes on', async ({ program }) => {
    const shown = new WindowPage(program);
    await shown.openSample();
    await program.page.keyboard.press('Control+s');
    await expect(shown.notices).toContainText('disk is full');
    await expect(shown.notices).toContainText('Make room');
    await expect(shown.unsaved).toBeVisible();
    await shown.goTo('Queue');
    await shown.cell(0, 'code').waitFor();
    await program.page.keyboard.press('Control+Shift+s');
    await expect(shown.unsaved).toBeHidden();
    expect(program.complaints).toEqual([]);
  });
});

const kept = base.extend({
  dialogAnswers: async ({ folder }, use) => {
    await use([
      await smallFolder(join(folder, 'exports')), join(folder, 'Kept.countersign'), await largeFolder(join(folder, 'large'), 400_000),
    ]);
  },
});

kept('a note that was acknowledged outlives the engine', async ({ program }) => {
  const shown = new WindowPage(program);
  await shown.openAndKeep();
  await shown.goTo('Queue');
  await shown.cell(0, 'code').click();
  await shown.writeNote('The carrier confirmed it.', 'Ada Lovelace');
  await shown.killEngine();
  await expect(shown.notices.filter({ hasText: 'The engine stopped and was started again.' })).toBeVisible();
  // The lists are read again: what failed meanwhile is not worth a word.
  await expect(shown.notices.filter({ hasText: 'could not be read' })).toHaveCount(0);
  await shown.goTo('Queue');
  await shown.cell(0, 'code').click();
  await expect(shown.exception).toContainText('The carrier confirmed it.');
});

kept('the queue is worked in while another folder is read', async ({ program }) => {
  const shown = new WindowPage(program);
  const { page } = program;
  await shown.openAndKeep();
  await shown.goTo('Queue');
  await shown.cell(0, 'code').click();
  await page.keyboard.press('Control+o');
  await expect(page.getByRole('progressbar')).toBeVisible();
  await shown.writeNote('Asked while the next client is read.', 'Ada Lovelace');
  await expect(shown.exception).toContainText('Asked while the next client is read.');
  await expect(page.getByRole('progressbar')).toBeVisible();
  await shown.goTo('Authority');
  await expect(shown.cell(0, 'sku')).toHaveText('A-1');
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByRole('progressbar')).toBeHidden();
  await shown.goTo('Queue');
  await shown.cell(0, 'code').click();
  await expect(shown.exception).toContainText('Asked while the next client is read.');
});

const million = base.extend({
  dialogAnswers: async ({ folder }, use) => {
    await use([await largeFolder(join(folder, 'large'), 500_000), join(folder, 'large.countersign')]);
  },
});

million('with a million rows open the window draws at once, scrolls on, stays below 300 MB, and draws on while they are saved', async ({
  program,
}) => {
  const shown = new WindowPage(program);
  const { page } = program;
  const paint = await shown.firstPaint();
  figure('first paint', paint, 1000);
  await shown.openFolder();
  await shown.overview.waitFor({ timeout: 240_000 });
  await expect.poll(() => shown.counted()).toBe(500_000);
  await shown.cell(0, 'sku').click();
  const frames = await shown.framesWhileScrolling(2000);
  await shown.goTo('Queue');
  await shown.cell(0, 'code').waitFor();
  await page.keyboard.press('/');
  const typed = await shown.timeToType('item-4999');
  await expect(shown.cell(0, 'sku')).toHaveText(/ITEM-4999/u);
  // What it holds, and not what it has not yet let go of.
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  const megabytes = await program.app.evaluate(({ app }) => {
    const page_ = app.getAppMetrics().find(({ type }) => type === 'Tab');
    return (page_?.memory.workingSetSize ?? Number.NaN) / 1000;
  });
  console.log(`first paint ${paint.toFixed(0)} ms, ${megabytes.toFixed(0)} MB, frames ${frames.median.toFixed(1)} ms in the median, `
    + `${frames.longest.toFixed(0)} ms at the longest, a key ${typed.toFixed(1)} ms`);
  expect(megabytes).toBeLessThan(300);

  const framesOfSave = await shown.watchFrames();
  await page.keyboard.press('Control+s');
  await expect(shown.unsaved).toBeHidden({ timeout: 240_000 });
  const saving = await framesOfSave();
  figure('longest time between two frames while a million rows are saved', saving.longest, 100);
  console.log(`${saving.count} frames in ${saving.milliseconds.toFixed(0)} ms`);
  // A window that waited for the engine would draw nothing from the key to the end.
  expect(saving.longest / saving.milliseconds).toBeLessThan(0.5);
});
