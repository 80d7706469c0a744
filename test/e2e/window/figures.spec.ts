/** From the figures of each screen to their rows in the files as received: the line, those before and after it, and the hash. */
import type { Locator, Page } from '@playwright/test';
import { faults } from '../support/faults.ts';
import { expect, test } from '../support/program.ts';
import { WindowPage } from './pages/windowPage.ts';

const number = (text: string): number => Number(/-?[\d,]+/u.exec(text)?.[0].replaceAll(',', ''));

/** Some line stands there as received: itself, lines around it, the file's hash. */
async function showsLines(within: Locator): Promise<void> {
  const lines = within.locator('figure.lines').first();
  await expect(lines.locator('.lines-this')).toHaveCount(1);
  expect(await lines.locator('tbody tr').count()).toBeGreaterThan(2);
  await expect(lines.locator('figcaption')).toContainText(/SHA-256 [0-9a-f]{12}…/u);
  await expect(lines.getByTitle(/^SHA-256 [0-9a-f]{64}$/u)).toHaveCount(1);
}

/** Clicks a figure, sees as many rows, opens the first of them in place, and goes back. `counts`: the figure is their number. */
async function leadsToRows(page: Page, figure: Locator, counts = true): Promise<void> {
  const text = await figure.innerText();
  await figure.click();
  const dialog = page.getByRole('dialog', { name: 'Rows behind a figure' });
  await expect(dialog.getByText(/rows? of \d+ files?/u)).toBeVisible();
  if (counts) await expect(dialog.getByText(new RegExp(`^${number(text).toLocaleString('en-US')} rows? of`, 'u'))).toBeVisible();
  await dialog.getByRole('region', { name: 'Rows' }).getByRole('rowheader').getByRole('button').first().click();
  await showsLines(dialog);
  expect(await faults(page), 'rows behind a figure').toEqual([]);
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
}

test('of the map', async ({ program }) => {
  const shown = new WindowPage(program);
  const { page } = program;
  await shown.openSample();
  await shown.goTo('Map');
  await page.locator('.matrix-cell').first().click();
  await shown.inspector.locator('tbody .door').first().click();
  await showsLines(shown.inspector);
  await page.getByRole('tab', { name: 'Handoffs' }).click();
  const observed = page.getByRole('region', { name: 'Declared and observed' }).getByRole('row').nth(1);
  await leadsToRows(page, observed.getByRole('cell').nth(10).getByRole('button'), false);
  await page.locator('.map-link').first().click();
  await leadsToRows(page, shown.inspector.locator('tbody tr').first().getByRole('cell').first().getByRole('button'), false);
  await page.getByRole('tab', { name: 'Pools and links' }).click();
  await leadsToRows(page, page.getByRole('button', { name: /reports stock/u }).first(), false);
  await page.getByRole('tab', { name: 'Cross-reference' }).click();
  await page.getByRole('button', { name: /^All \d/u }).click();
  await leadsToRows(page, page.getByRole('region', { name: 'Codes across systems' }).getByRole('button', { name: /rows:/u }).first());
  expect(program.complaints).toEqual([]);
});

test('of the gaps', async ({ program }) => {
  const shown = new WindowPage(program);
  const { page } = program;
  await shown.openSample();
  await shown.goTo('Gaps');
  const first = page.locator('.gaps tbody tr').filter({ has: page.getByRole('button', { name: /in flight at the cut-off/u }) }).first();
  await leadsToRows(page, first.getByRole('button', { name: /in flight at the cut-off/u }));
  await leadsToRows(page, first.getByRole('button', { name: /rows:/u }).first(), false);
  const over = page.locator('.gaps tbody tr').filter({ has: page.getByRole('button', { name: /95 % take no longer/u }) }).first();
  await leadsToRows(page, over.getByRole('button', { name: /95 % take no longer/u }), false);
  await page.getByRole('tab', { name: 'What was reported' }).click();
  await page.getByRole('main').locator('tbody tr').first().click();
  await showsLines(shown.inspector);
  await page.getByRole('tab', { name: /^Handoffs/u }).click();
  // What a handoff comes to in money is made of its exceptions, and each of them of its rows.
  await page.locator('.gaps tbody tr').first().locator('td:nth-child(2) .door').click();
  await shown.cell(0, 'code').click();
  await shown.exception.getByRole('button', { name: /^Lines around/u }).first().click();
  await showsLines(shown.exception);
  expect(program.complaints).toEqual([]);
});

test('of how long a handoff takes, and of when it goes wrong', async ({ program }) => {
  const shown = new WindowPage(program);
  const { page } = program;
  await shown.openSample();
  await shown.goTo('Gaps');
  await page.locator('.gaps tbody tr').first().locator('th').click();
  const depth = shown.inspector;
  await depth.locator('.histogram .picture-door').first().waitFor();
  await leadsToRows(page, depth.locator('.histogram .picture-door').first(), false);
  for (const picture of ['Misses by day', 'Misses by hour of the day']) {
    const block = depth.locator('.block').filter({ has: page.getByRole('heading', { name: picture, exact: true }) });
    await leadsToRows(page, block.locator('.picture-door').first(), false);
  }
  await leadsToRows(page, depth.getByRole('button', { name: /rows: .*the longest/u }), false);
  expect(program.complaints).toEqual([]);
});

test('of who is right, and of the statement', async ({ program }) => {
  const shown = new WindowPage(program);
  const { page } = program;
  await shown.openSample();
  const accuracy = shown.overview.getByRole('region', { name: 'Record accuracy' }).getByRole('row').nth(1);
  await leadsToRows(page, accuracy.getByRole('cell').nth(0).getByRole('button'));
  await leadsToRows(page, accuracy.getByRole('cell').nth(1).getByRole('button'));
  await page.getByRole('tab', { name: 'What figures contain' }).click();
  await leadsToRows(page, page.locator('.meanings tbody tr').first().getByRole('button').first(), false);
  await leadsToRows(page, page.locator('.meanings-total').first().getByRole('button').first(), false);
  await page.getByRole('tab', { name: 'Round the gate' }).click();
  await leadsToRows(page, page.getByRole('button', { name: /round the gate at/u }).first(), false);
  await page.getByRole('tab', { name: 'Variances' }).click();
  await shown.cell(0, 'sku').click();
  await shown.statement.waitFor();
  await shown.statement.getByRole('button', { name: /^Lines around/u }).first().click();
  await showsLines(shown.statement);
  const reports = shown.statement.getByRole('region', { name: 'What each system reports here' });
  await leadsToRows(page, reports.getByRole('button').first(), false);
  expect(program.complaints).toEqual([]);
});

test('of the checks, the files and the runs', async ({ program }) => {
  const shown = new WindowPage(program);
  const { page } = program;
  await shown.openSample();
  for (const cut of ['System', 'Channel', 'Region', 'Kind of place', 'Pool', 'Place']) {
    await shown.goTo('Checks');
    await shown.views.filter({ hasText: 'Confidence' }).click();
    await page.getByRole('button', { name: cut, exact: true }).click();
    const row = page.getByRole('region', { name: 'Confidence in the records' }).getByRole('row').nth(1);
    const cells = row.getByRole('cell');
    const [compared, accurate] = [number(await cells.nth(0).innerText()), number(await cells.nth(1).innerText())];
    await row.getByRole('button', { name: /the variances behind it/u }).first().click();
    await expect(shown.heading('Authority')).toBeVisible();
    await expect.poll(() => shown.counted(), cut).toBe(compared - accurate);
    await expect(page.getByRole('combobox', { name: cut, exact: true })).not.toHaveValue('');
  }
  await shown.cell(0, 'sku').click();
  await expect(shown.statement).toBeVisible();
  await shown.goTo('Checks');
  await shown.views.filter({ hasText: 'What they found' }).click();
  await page.getByRole('row', { name: /^Low stock/u }).click();
  await page.getByRole('button', { name: /^Show the rows/u }).first().click();
  await shown.inspector.getByRole('button', { name: /^Lines around/u }).first().click();
  await showsLines(shown.inspector);
  await shown.goTo('Sources');
  await leadsToRows(page, page.locator('.sources tbody tr').first().getByRole('button', { name: /rows: Rows loaded/u }));
  await page.locator('.sources tbody tr').first().click();
  await showsLines(shown.inspector);
  await page.keyboard.press('g');
  await page.keyboard.press('d');
  await page.keyboard.press('Control+r');
  await expect(shown.notices).toContainText('The audit was run again.');
  const last = page.getByRole('region', { name: 'Every run' }).getByRole('row').nth(1);
  const variances = number(await last.getByRole('button').first().innerText());
  await last.getByRole('button').first().click();
  await expect.poll(() => shown.counted()).toBe(variances);
  expect(program.complaints).toEqual([]);
});
