/** What one sees at a glance: that nothing is out of sight, cut off, told twice or told of something else. */
import { join } from 'node:path';
import { expect, test as base } from '../support/program.ts';
import { folderWithoutColumn, largeFolder, smallFolder } from './exports.ts';
import { WindowPage } from './pages/windowPage.ts';

const test = base.extend({ dialogAnswers: [] });

test('what is picked stays in sight when the window gets lower, and the three numbers stand beside each other', async ({ program }) => {
  const shown = new WindowPage(program);
  await shown.resize(1920, 1080);
  await shown.openSample();
  await shown.stories.filter({ hasText: 'decremented twice' }).click();
  await expect(shown.pickedRow.locator('[col-id=sku]')).toBeInViewport({ ratio: 0.9 });
  await shown.resize(1280, 800);
  await expect(shown.pickedRow.locator('[col-id=sku]')).toBeInViewport({ ratio: 0.9 });
  await shown.resize(1280, 600);
  await expect(shown.pickedRow.locator('[col-id=sku]')).toBeInViewport({ ratio: 0.9 });
  await shown.resize(1280, 800);
  await program.page.keyboard.press('Escape');
  await program.page.keyboard.press('Escape');
  await shown.stories.first().click();
  await expect(shown.numbers).toHaveText([/Warehouse \(WMS\)47on hand/u, /ERP, authority52on hand/u, /Storefront\d+available/u]);
  await expect(shown.numbers.last()).toBeInViewport();
});

test('the words of every picture have the size of other words, however wide its pane is', async ({ program }) => {
  const shown = new WindowPage(program);
  await shown.openSample();
  await shown.stories.first().click();
  await shown.statement.waitFor();
  for (const [width, height] of [[1280, 800], [1920, 1080]] as const) {
    await shown.resize(width, height);
    await shown.goTo('Authority');
    await expect.poll(() => shown.scaleOf('.waterfall')).toBe(1);
    await shown.goTo('Gaps');
    await shown.focusList();
    for (const picture of ['.histogram svg', '.picture-bars']) await expect.poll(() => shown.scaleOf(picture), picture).toBe(1);
    await shown.goTo('Queue');
    await shown.cell(0, 'code').click();
    await expect.poll(() => shown.scaleOf('.timeline svg')).toBe(1);
  }
});

test('a list goes on loading, however quickly its filter is changed', async ({ program }) => {
  const shown = new WindowPage(program);
  await shown.openSample();
  await shown.goTo('Queue');
  await shown.cell(0, 'code').click();
  await shown.exception.waitFor();
  const kinds = shown.page.getByRole('combobox', { name: 'Kind' });
  // All in one go: each calls off what the one before had asked for.
  await kinds.evaluate(async (field) => {
    if (!(field instanceof HTMLSelectElement)) throw new Error('no list of kinds');
    for (const kind of ['stale_read', 'missing_event', 'late_event', 'duplicate_write', 'orphan_event', 'missing_event']) {
      field.value = kind;
      field.dispatchEvent(new Event('change', { bubbles: true }));
      // Long enough for the engine to be asked, and not for it to have answered all.
      for (let frames = 0; frames < 3; frames += 1) await new Promise(requestAnimationFrame);
    }
  });
  await expect(shown.cell(0, 'kind')).toHaveText('Missing event');
  await expect.poll(() => shown.counted()).toBe(54);
  await expect(kinds).toHaveValue('missing_event');
});

test('a handoff is called by its words wherever it is named', async ({ program }) => {
  const shown = new WindowPage(program);
  await shown.openSample();
  await shown.goTo('Queue');
  await shown.cell(0, 'handoff').waitFor();
  const codes = /\b[a-z]+-(?:wms|erp|pos|3pl|storefront)-(?:wms|erp|pos|3pl|storefront)\b/u;
  await expect(shown.page.getByRole('main')).not.toContainText(codes);
  await shown.page.getByLabel('Group by').selectOption('handoff');
  await expect(shown.group(1)).toContainText(/ to /u);
  await shown.goTo('Gaps');
  await shown.page.keyboard.press('Control+r');
  await expect(shown.done).toContainText('The audit was run again.');
  await shown.page.getByRole('tab', { name: 'Drift over the runs' }).click();
  await expect(shown.page.getByRole('main')).toContainText('Sale, Store tills (POS) to ERP');
  await expect(shown.page.getByRole('main')).not.toContainText(codes);
});

const folders = base.extend({
  dialogAnswers: async ({ folder }, use) => {
    await use([
      await folderWithoutColumn(join(folder, 'wrong')), await smallFolder(join(folder, 'small')),
      await largeFolder(join(folder, 'large'), 120_000),
    ]);
  },
});

folders('what went wrong with one folder is not told of the next, and an empty list says why once', async ({ program }) => {
  folders.setTimeout(120_000);
  const shown = new WindowPage(program);
  const { page } = program;
  await shown.openSample();
  await page.keyboard.press('Control+o');
  await expect(shown.notices).toContainText('The folder was not imported.');
  await page.keyboard.press('Control+o');
  await expect(shown.overview).toContainText('1 record differs from Ledger, by 5 units in all, at no known cost.');
  await expect(shown.notices).toHaveCount(0);
  // What nobody knows is not drawn as nothing.
  await expect(shown.cell(0, 'absoluteValue')).toHaveText('no cost');
  await expect(shown.status).toContainText('no cost');
  await shown.goTo('Queue');
  await page.keyboard.press('/');
  await page.keyboard.type('no such thing');
  await expect(page.getByRole('heading', { name: 'No exception passes this filter' })).toBeVisible();
  await expect(page.getByText(/no rows/iu)).toHaveCount(0);
  await expect(shown.inspector).toContainText('it shows nothing');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+o');
  await page.getByRole('button', { name: 'Do not save' }).click();
  await expect.poll(() => shown.counted(), { timeout: 60_000 }).toBe(120_000);
  await expect(shown.cell(6, 'sku')).toHaveText(/^ITEM-\d{6}$/u);
  expect(await shown.cell(6, 'sku').evaluate((cell) => cell.scrollWidth - cell.clientWidth)).toBeLessThanOrEqual(0);
});
