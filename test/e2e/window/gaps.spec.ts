import { readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { faults } from '../support/faults.ts';
import { expect, test } from '../support/program.ts';
import { GapsPage } from './pages/gapsPage.ts';
import { WindowPage } from './pages/windowPage.ts';

test('gaps are ranked by what one cares about, and one is shown in depth by the keyboard alone', async ({ program }) => {
  const shown = new WindowPage(program);
  const gaps = new GapsPage(program.page);
  await shown.openSample();
  await shown.goTo('Gaps');
  for (const rank of ['Units', 'Customers meet', 'Misses', 'Value'] as const) {
    await gaps.rank(rank).press('Enter');
    const figures = await gaps.column(rank);
    expect(figures).toEqual([...figures].sort((left, right) => right - left));
  }
  await program.page.keyboard.press('Escape');
  await program.page.keyboard.press('j');
  await expect(gaps.handoff.getByRole('img', { name: /arrived inside the window of/u })).toBeVisible();
  await expect(gaps.handoff.getByRole('img', { name: /^Most (on|from)/u })).toHaveCount(2);
  await expect(gaps.handoff).toContainText('SHA-256');
  expect(await faults(program.page), 'Handoff').toEqual([]);

  const item = gaps.handoff.getByRole('region', { name: 'Worst items' }).locator('tbody tr').first();
  const count = Number(await item.locator('.door').first().innerText());
  await item.locator('.door').first().press('Enter');
  await expect(shown.heading('Queue')).toBeVisible();
  await expect.poll(() => shown.counted()).toBe(count);
  expect(program.complaints).toEqual([]);
});

test('a root event says what it set off, and opens each of them', async ({ program }) => {
  const shown = new WindowPage(program);
  const gaps = new GapsPage(program.page);
  await shown.openSample();
  await shown.goTo('Gaps');
  await gaps.view('Root events').click();
  await gaps.roots.first().waitFor();
  await program.page.keyboard.press('j');
  await expect(gaps.root).toContainText('it set off');
  const said = Number(/it set off (\d+)/u.exec(await gaps.root.innerText())?.[1]);
  await expect(gaps.root.locator('.related-row')).toHaveCount(said);
  expect(await faults(program.page), 'Root events').toEqual([]);
  await gaps.root.locator('.related-row').first().press('Enter');
  await expect(shown.exception).toBeVisible();
});

test('root events are narrowed to those people reported, and a report leads to what lies behind it', async ({ program }) => {
  const shown = new WindowPage(program);
  const gaps = new GapsPage(program.page);
  const { page } = program;
  await shown.openSample();
  await shown.goTo('Gaps');
  await gaps.view('Root events').click();
  await page.getByRole('button', { name: 'Reported by people' }).click();
  await gaps.rank('Reports').click();
  await expect(gaps.roots.first()).toContainText('SKU-1133');
  await gaps.roots.first().click();
  await expect(gaps.root.getByRole('heading', { name: 'Who noticed' })).toBeVisible();
  await gaps.root.getByRole('button', { name: 'Short pick' }).click();
  await expect(gaps.view('What was reported')).toHaveAttribute('aria-selected', 'true');
  await expect(gaps.report).toContainText('reported in ERP');
  await expect(gaps.report).toContainText('Count CC88 of −4 was written in Warehouse (WMS) only');
  expect(await faults(page), 'What was reported').toEqual([]);
  await gaps.report.getByRole('button', { name: /^E-\d/u }).click();
  await expect(shown.exception).toContainText('CC88');
  expect(program.complaints).toEqual([]);
});

test.describe('the proof pack', () => {
  const file = join(tmpdir(), `countersign-proof-${process.pid}.xlsx`);
  test.use({ dialogAnswers: async ({ folder: _ }, use) => { await use([file]); } });
  test('of a handoff is written where one says', async ({ program }) => {
    const shown = new WindowPage(program);
    const gaps = new GapsPage(program.page);
    await shown.openSample();
    await shown.goTo('Gaps');
    await program.page.locator('.gaps tbody tr').first().click();
    await gaps.handoff.getByRole('button', { name: 'Write the proof' }).click();
    await expect(shown.notices).toContainText(/The proof of \d+ exceptions was written to countersign-proof/u);
    expect((await readFile(file)).subarray(0, 2).toString()).toBe('PK');
    await rm(file);
  });
});
