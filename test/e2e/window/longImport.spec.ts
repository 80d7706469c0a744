/**
 * A large folder is read beside an engagement that is open: progress is told throughout, the window goes on answering and drawing, and a
 * cancel leaves everything as it was.
 */
import { createHash } from 'node:crypto';
import { mkdir, readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type {} from '../../../renderer/api/bridge.ts';
import { figure } from '../support/figure.ts';
import { expect, test as base } from '../support/program.ts';
import { largeFolder, smallFolder, withLargeWorkbook } from './exports.ts';
import { WindowPage } from './pages/windowPage.ts';

/** Rows of each of the two lists in CSV, and of the workbook. */
const ITEMS = 120_000;
const IN_WORKBOOK = 90_000;

const test = base.extend({
  dialogAnswers: async ({ folder }, use) => {
    await mkdir(join(folder, 'kept'));
    const large = await withLargeWorkbook(await largeFolder(join(folder, 'large'), ITEMS), IN_WORKBOOK);
    await use([await smallFolder(join(folder, 'exports')), join(folder, 'kept', 'Small.countersign'), large, large]);
  },
});

test('an import of 330,000 rows tells how far it is, holds the window up nowhere, and is stopped without a trace', async ({
  program, folder,
}) => {
  const shown = new WindowPage(program);
  const { page } = program;
  await shown.openAndKeep();
  const kept = async (): Promise<readonly string[]> => {
    const names = (await readdir(join(folder, 'kept'))).sort();
    return Promise.all(names.map(async (name) =>
      `${name} ${createHash('sha256').update(await readFile(join(folder, 'kept', name))).digest('hex')}`));
  };
  const before = await kept();
  await shown.watchProgress();

  await page.keyboard.press('Control+o');
  const progress = page.getByRole('progressbar');
  await expect(shown.workPhase).toContainText('erp_stock.xlsx');
  await page.keyboard.press('Control+k');
  await page.keyboard.type('SKU');
  await expect(shown.paletteEntries.first()).toBeVisible();
  await page.keyboard.press('Escape');
  for (const screen of ['Checks', 'Sources', 'Authority'] as const) await shown.goTo(screen);
  await expect(shown.cell(0, 'sku')).toHaveText('A-1');
  await expect(progress).toBeVisible();
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(progress).toBeHidden();

  await expect(shown.overview).toContainText('1 record differs');
  await expect(shown.unsaved).toBeHidden();
  await shown.goTo('Sources');
  await expect(page.locator('.sources tbody tr')).toHaveCount(2);
  expect(await kept()).toEqual(before);
  const stopped = await shown.watchedProgress();
  expect(stopped.every(({ done, total }) => total === 0 || done <= total)).toBe(true);

  await shown.goTo('Authority');
  const frames = await shown.watchFrames();
  await page.keyboard.press('Control+o');
  await expect(progress).toBeVisible();
  await expect(progress).toBeHidden({ timeout: 240_000 });
  const { milliseconds, longest, count } = await frames();
  await expect.poll(() => shown.counted()).toBe(ITEMS);
  // Each file is told while it is recognised and while it is read, and how much of it is.
  const told = (await shown.watchedProgress()).slice(stopped.length);
  for (const phase of ['Recognising wms_stock.csv', 'Recognising erp_stock.xlsx', 'Reading wms_stock.csv', 'Reading erp_stock.xlsx']) {
    expect(told.some((one) => one.phase.startsWith(phase)), phase).toBe(true);
  }
  expect(new Set(told.filter(({ phase }) => phase.startsWith('Reading')).map(({ done }) => done)).size).toBeGreaterThan(4);
  figure('longest time between two frames while 330,000 rows are read and reconciled', longest, 250);
  console.log(`${count} frames in ${milliseconds.toFixed(0)} ms`);
  // A window that waited for any of it would draw nothing for a good part of the whole.
  expect(longest / milliseconds).toBeLessThan(0.2);
  expect(program.complaints).toEqual([]);
});
