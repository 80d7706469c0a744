/** What is copied or exported is the list and not the part of it that is drawn. */
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { expect, launchProgram, test } from '../support/program.ts';
import { MapPage } from './pages/mapPage.ts';
import { WindowPage } from './pages/windowPage.ts';

/** The texts of a written list, and how many rows its filter spans. */
async function written(file: string): Promise<{ readonly texts: readonly string[]; readonly rows: number }> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.readFile(file);
  const sheet = book.worksheets[0]!;
  const [, first, last] = /^A(\d+):[A-Z]+(\d+)$/u.exec(typeof sheet.autoFilter === 'string' ? sheet.autoFilter : '') ?? [];
  const texts = sheet.getSheetValues().flat().filter((cell) => typeof cell === 'string');
  return { texts, rows: Number(last) - Number(first) };
}

test('lists that are turned over like a book are written and copied whole, with their filter and order', async ({ folder }) => {
  const files = ['codes.xlsx', 'events.xlsx', 'findings.xlsx', 'log.xlsx'].map((name) => join(folder, name));
  const program = await launchProgram({ dataFolder: join(folder, 'data'), dialogAnswers: files });
  try {
    const shown = new WindowPage(program);
    const map = new MapPage(program.page);
    const { page } = program;
    await shown.openSample();
    await shown.goTo('Map');

    await page.getByRole('tab', { name: 'Cross-reference' }).click();
    await page.getByRole('button', { name: /^All \d/u }).click();
    const total = Number(/of (\d+) codes/u.exec(await page.locator('.pager').innerText())?.[1]);
    expect(total).toBeGreaterThan(await page.locator('.cross tbody tr').count());
    await page.keyboard.press('Control+Shift+e');
    await expect(shown.done).toContainText(`${total} rows written to codes.xlsx`);
    const codes = await written(files[0]!);
    expect(codes.rows).toBe(total);
    for (const text of ['Items across systems', 'Filter: none, every row is here.', 'Order: code, ascending.']) {
      expect(codes.texts).toContain(text);
    }
    await page.keyboard.press('Control+Shift+c');
    await expect(shown.done).toContainText(`${total} rows copied with their headers`);

    await map.view('What is recorded').click();
    await map.cell(/^Sale in Store tills/u).click();
    await map.events.getByRole('button', { name: 'Export all' }).click();
    await expect(shown.done).toContainText('written to events.xlsx');
    const events = Number(/([\d,]+) events/u.exec(await map.events.innerText())?.[1]?.replaceAll(',', ''));
    expect((await written(files[1]!)).rows).toBe(events);

    await shown.goTo('Checks');
    await page.locator('main tbody tr.pickable').first().click();
    await shown.inspector.getByRole('button', { name: 'Export all' }).click();
    await expect(shown.done).toContainText('written to findings.xlsx');
    expect((await written(files[2]!)).rows).toBeGreaterThan(0);

    await page.keyboard.press('g');
    await page.keyboard.press('l');
    await page.getByRole('dialog', { name: 'Log of decisions' }).getByRole('button', { name: 'Export all' }).click();
    await expect(shown.done).toContainText('written to log.xlsx');
    expect((await written(files[3]!)).texts).toContain('Log of decisions');
    expect(program.complaints).toEqual([]);
  } finally {
    await program.app.close();
  }
});

test('paper says whose engagement it is and to which cut-off, holds every picture whole, and no buttons', async ({ program }) => {
  const shown = new WindowPage(program);
  const map = new MapPage(program.page);
  const { page } = program;
  await shown.openSample();
  await shown.goTo('Map');
  await map.view('Handoffs').click();
  await map.arrow('wms', 'erp').waitFor();
  await shown.resize(900, 900);
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  await expect(page.locator('.title-what')).toContainText('Acme Outfitters');
  await expect(page.locator('.title-client')).toBeVisible();
  await expect(page.locator('.title-cutoff')).toContainText('31 Oct 2026 23:59 EDT');
  await expect(page.getByRole('button', { name: 'Add a handoff' })).toBeHidden();
  expect(await shown.beyondTheEdge()).toBeLessThanOrEqual(0);
  const picture = await page.locator('.handoff-map').evaluate((svg) => svg.getBoundingClientRect().right - innerWidth);
  expect(picture).toBeLessThanOrEqual(0);
});
