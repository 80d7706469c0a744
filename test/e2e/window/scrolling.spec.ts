/** A list of many rows while it moves: what names a row stays in sight, and nothing that makes moving slow comes back unseen. */
import { expect, test } from '../support/program.ts';
import { WindowPage } from './pages/windowPage.ts';

test('the number of a row stands still while the list moves sideways, and after', async ({ program }) => {
  const shown = new WindowPage(program);
  const { page } = program;
  await shown.resize(1280, 800);
  await shown.openSample();
  await shown.goTo('Queue');
  const code = shown.cell(3, 'code');
  const left = async (): Promise<number> => Math.round((await code.boundingBox())?.x ?? NaN);
  const stood = await left();
  const kind = shown.cell(3, 'kind');
  const kindLeft = (await kind.boundingBox())?.x ?? NaN;
  await code.hover();
  await page.mouse.wheel(180, 0);
  await expect.poll(async () => Math.round(kindLeft - ((await kind.boundingBox())?.x ?? NaN))).toBe(180);
  await expect.poll(left).toBe(stood);
  // A box that may stick is a layer of its own: fifty of them are too many to draw sixty times a second.
  const pinned = page.locator('.grid .ag-row .ag-grid-pinned-left-cells').first();
  await expect(pinned).toHaveCSS('position', 'relative');
  await page.mouse.wheel(0, 56);
  await expect.poll(left).toBe(stood);
  // What lies under the pointer can be pressed as soon as the list stands still.
  await shown.cell(6, 'code').click();
  await expect(shown.pickedRow).toHaveAttribute('row-index', '6');
  expect(program.complaints).toEqual([]);
});

test('a mark is set with the pointer and with a key, and both show it', async ({ program }) => {
  const shown = new WindowPage(program);
  const { page } = program;
  await shown.openSample();
  await shown.goTo('Queue');
  await shown.cell(0, 'code').waitFor();
  const box = (row: number) => page.locator(`.grid [row-index="${row}"] .mark-cell input`);
  await expect(box(1)).toHaveAccessibleName(/^Mark E-\d{6}$/u);
  await box(1).click();
  await expect(box(1)).toBeChecked();
  await shown.cell(0, 'code').click();
  await page.keyboard.press('x');
  await expect(box(0)).toBeChecked();
  await box(1).click();
  await expect(box(1)).not.toBeChecked();
  await expect(box(0)).toBeChecked();
  expect(program.complaints).toEqual([]);
});
