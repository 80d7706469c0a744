import { expect, test } from '../support/program.ts';
import { WindowPage } from './pages/windowPage.ts';

test('from the start screen to the lines that prove why SKU-1247 differs', async ({ program }) => {
  const shown = new WindowPage(program);
  const { page } = program;
  await expect(page.getByRole('heading', { name: 'Countersign' })).toBeVisible();
  await shown.openSample();
  await page.getByRole('button', { name: /47, 52 and/u }).click();

  await expect(shown.statement.getByRole('heading', { level: 2 })).toContainText('SKU-1247');
  await expect(shown.statement.getByRole('row', { name: /Recorded in Warehouse/u })).toContainText('47');
  await expect(shown.statement.getByRole('row', { name: /Authoritative \(ERP\)/u })).toContainText('52');
  await expect(shown.statement.getByRole('row', { name: /^Variance/u })).toContainText('−5');

  const line = shown.statement.getByRole('button', { name: /so-?2107/iu });
  await line.click();
  await expect(line).toHaveAttribute('aria-expanded', 'true');
  const evidence = shown.statement.locator('.statement-evidence .side-by-side').first();
  await expect(evidence).toContainText(/so-?2107/iu);
  await expect(evidence).toContainText('Nothing recorded in ERP');
  await expect(evidence.getByText(/\.csv, line/u).first()).toBeVisible();

  await evidence
    .getByRole('button', { name: /^Lines around/u })
    .first()
    .click();
  const proof = evidence.locator('.lines-this');
  await expect(proof).toContainText(/so-?2107/iu);
  await expect(proof).toHaveCount(1);
  expect(program.complaints).toEqual([]);
});

test('the walk of a statement adds up on the screen', async ({ program }) => {
  const shown = new WindowPage(program);
  await shown.openSample();
  for (const index of [0, 3, 7]) {
    await shown.cell(index, 'sku').click();
    const sku = await shown.cell(index, 'sku').innerText();
    await expect(shown.statement.getByRole('heading', { level: 2 })).toContainText(sku);
    const figures = await shown.statement.locator('.statement-table > tbody > tr > td:nth-child(2)').allInnerTexts();
    const numbers = figures.map((figure) => Number.parseFloat(figure.replaceAll('−', '-').replaceAll(',', '')));
    const [recorded = NaN, ...rest] = numbers;
    const variance = rest.pop() ?? NaN;
    const authoritative = rest.pop() ?? NaN;
    expect(recorded + rest.reduce((sum, step) => sum + step, 0)).toBeCloseTo(authoritative, 4);
    expect(recorded - authoritative).toBeCloseTo(variance, 4);
  }
});

test('a story opens what it tells, each of them', async ({ program }) => {
  const shown = new WindowPage(program);
  await shown.openSample();
  const count = await shown.stories.count();
  expect(count).toBe(7);
  for (let index = 0; index < count; index += 1) {
    await shown.goTo('Authority');
    if (!(await shown.overview.isVisible())) await program.page.keyboard.press('Escape');
    await shown.stories.nth(index).click();
    await expect(shown.statement.or(shown.exception)).toBeVisible();
  }
});

test('a figure of a handoff opens just the exceptions behind it', async ({ program }) => {
  const shown = new WindowPage(program);
  await shown.openSample();
  await shown.goTo('Gaps');
  const door = program.page.locator('.gaps tbody td:nth-child(5) .door').first();
  const count = Number(await door.innerText());
  await door.click();
  await expect(shown.heading('Queue')).toBeVisible();
  await expect.poll(() => shown.counted()).toBe(count);
  await expect(program.page.getByRole('combobox', { name: 'Handoff' })).not.toHaveValue('');

  await shown.cell(0, 'code').click();
  await expect(shown.exception).toBeVisible();
  await expect(shown.exception.getByRole('img', { name: /Timeline/u })).toBeVisible();
});

test('a count of a check opens the queue with as many', async ({ program }) => {
  const shown = new WindowPage(program);
  await shown.openSample();
  await shown.goTo('Checks');
  await shown.views.filter({ hasText: 'Exceptions by kind' }).click();
  const door = program.page.getByRole('region', { name: 'Exceptions by kind' }).locator('.door').first();
  const count = Number((await door.innerText()).match(/^\d+/u)?.[0]);
  await door.click();
  await expect.poll(() => shown.counted()).toBe(count);
});

test('a check is changed, run again and shows the rows that prove what it finds', async ({ program }) => {
  const shown = new WindowPage(program);
  const { page } = program;
  await shown.openSample();
  await shown.goTo('Checks');
  const row = page.getByRole('row', { name: /^Low stock/u });
  const found = row.getByRole('cell').nth(2);
  const before = Number(await found.innerText());
  await row.focus();
  const days = page.getByRole('textbox', { name: 'Days of average sell-through' });
  await days.fill('0');
  await expect(page.getByText('from 0.1 to 365')).toBeVisible();
  await days.fill('20');
  await days.press('Enter');
  // The first decision of a person asks once for the name that the log shows.
  await page.getByRole('textbox', { name: 'Your name, as the log shall show it' }).fill('R. Amsel');
  await page.getByRole('button', { name: 'Set the parameter' }).click();
  await expect.poll(async () => Number(await found.innerText())).toBeGreaterThan(before);
  await page.getByRole('button', { name: /^Show the rows/u }).first().click();
  await expect(page.locator('.evidence').first()).toBeVisible();
  await page.getByRole('button', { name: /^Back to standard/u }).click();
  await expect.poll(async () => Number(await found.innerText())).toBe(before);
});

test('filters narrow the variances, and the newest filter wins', async ({ program }) => {
  const shown = new WindowPage(program);
  await shown.openSample();
  const all = await shown.counted();
  await program.page.keyboard.press('/');
  await expect(shown.search).toBeFocused();
  await program.page.keyboard.type('SKU-1180');
  await expect.poll(() => shown.counted()).toBeLessThan(all);
  await expect(shown.cell(0, 'sku')).toHaveText('SKU-1180');
  await shown.search.fill('no such item');
  await expect(program.page.getByText('No record passes this filter')).toBeVisible();
  await program.page.getByRole('button', { name: 'Clear' }).click();
  await expect.poll(() => shown.counted()).toBe(all);
});

test('a header sorts in the engine and turns the order round', async ({ program }) => {
  const shown = new WindowPage(program);
  await shown.openSample();
  const header = program.page.locator('.grid [role=columnheader][col-id=sku]');
  const before = await shown.cell(0, 'sku').innerText();
  await header.click();
  await expect(header).toHaveAttribute('aria-sort', 'ascending');
  await expect(shown.cell(0, 'sku')).not.toHaveText(before);
  const first = await shown.cell(0, 'sku').innerText();
  await header.click();
  await expect(header).toHaveAttribute('aria-sort', 'descending');
  await expect(shown.cell(0, 'sku')).not.toHaveText(first);
});
