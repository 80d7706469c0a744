/** What people expect of a desktop program: dropping, menus, the clipboard, files, paper, size, and being remembered. */
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { expect, launchProgram, test } from '../support/program.ts';
import { smallFolder } from './exports.ts';
import { WindowPage } from './pages/windowPage.ts';

test('a folder that is dropped is opened', async ({ program, folder }) => {
  const shown = new WindowPage(program);
  await shown.drop([await smallFolder(join(folder, 'exports'))]);
  await expect(shown.overview).toContainText('1 record differs from Ledger, by 5 units');
  await expect(shown.dropping).toBeHidden();
});

test('files that are dropped are read without the others of their folder', async ({ program, folder }) => {
  const shown = new WindowPage(program);
  const place = await smallFolder(join(folder, 'exports'));
  await shown.drop([join(place, 'wms_stock.csv'), join(place, 'erp_stock.csv')]);
  await shown.overview.waitFor();
  await shown.goTo('Sources');
  await expect(program.page.locator('.sources tbody tr')).toHaveCount(2);
  // The engagement.json beside them was not dropped: the systems have no names but their codes.
  await expect(program.page.locator('.sources')).not.toContainText('Ledger');
});

test('a folder is read with the folders in it, and beside a file that is dropped with it', async ({ program, folder }) => {
  const shown = new WindowPage(program);
  const place = await smallFolder(join(folder, 'exports', 'october'));
  const further = join(folder, 'threepl_stock.csv');
  await writeFile(further, 'sku,location,quantity\nSKU-1,DC1,4\n');
  await rm(join(place, 'engagement.json'));
  await shown.drop([join(folder, 'exports'), further]);
  await shown.overview.waitFor();
  await shown.goTo('Sources');
  await expect(program.page.locator('.sources tbody th')).toHaveText([
    'october/erp_stock.csv', 'october/wms_stock.csv', 'threepl_stock.csv',
  ]);
});

test('what cannot be opened together is refused with what to do', async ({ program, folder }) => {
  const shown = new WindowPage(program);
  const place = await smallFolder(join(folder, 'exports'));
  await writeFile(join(folder, 'other.countersign'), '');
  await shown.drop([place, join(folder, 'other.countersign')]);
  await expect(program.page.getByRole('alert')).toContainText('an engagement among others');
  await expect(program.page.getByRole('alert')).toContainText('Drop the exports alone');
});

test('the native menu runs the window’s commands, and greys out what cannot be run', async ({ program }) => {
  const shown = new WindowPage(program);
  await expect.poll(() => shown.isAbleInMenu('engagement.openSample')).toBe(true);
  await expect.poll(() => shown.isAbleInMenu('engagement.save')).toBe(false);
  await shown.chooseFromMenu('engagement.openSample');
  await shown.overview.waitFor();
  await expect.poll(() => shown.isAbleInMenu('engagement.save')).toBe(true);
  await shown.chooseFromMenu('go.queue');
  await expect(shown.heading('Queue')).toBeVisible();
  const accelerators = await program.app.evaluate(({ Menu }) => ['engagement.save', 'list.export', 'go.map']
    .map((id) => Menu.getApplicationMenu()?.getMenuItemById(id)?.accelerator ?? null));
  expect(accelerators).toEqual(['CmdOrCtrl+S', 'CmdOrCtrl+Shift+E', null]);
});

test('rows are copied with their headers, as texts that nothing calculates', async ({ program }) => {
  const shown = new WindowPage(program);
  const { page, app } = program;
  await shown.openSample();
  await shown.cell(0, 'sku').click();
  await page.keyboard.press('Control+Shift+c');
  await expect(shown.notices).toContainText('1 row copied with their headers');
  const { text, html } = await app.evaluate(async ({ clipboard }) => {
    // What this version of Electron has: the types are those of a later one.
    const { readText, readHTML } = clipboard as unknown as Record<'readText' | 'readHTML', () => string | Promise<string>>;
    return { text: await readText(), html: await readHTML() };
  });
  const [header = '', row = ''] = text.split('\n');
  expect(header.split('\t').slice(0, 3)).toEqual(['Item', 'Place', 'System']);
  expect(row.split('\t')[0]).toBe(await shown.cell(0, 'sku').innerText());
  // Numbers as other programs read them: an ordinary minus, no thousands, no currency.
  expect(row.split('\t')[header.split('\t').indexOf('Value')]).toMatch(/^-?\d+(\.\d+)?$/u);
  expect(html).toContain('mso-number-format');
});

test('a table that is drawn whole is copied too, the one that was clicked, and its numbers are numbers', async ({ program }) => {
  const shown = new WindowPage(program);
  const { page, app } = program;
  const copied = (): Promise<string> => app.evaluate(async ({ clipboard }) => {
    const { readText } = clipboard as unknown as Record<'readText', () => string | Promise<string>>;
    return readText();
  });
  await shown.openSample();
  await shown.goTo('Gaps');
  await page.locator('main tbody tr.pickable').first().waitFor();
  await page.keyboard.press('Control+Shift+c');
  await expect(shown.done).toContainText('28 rows copied with their headers');
  const [header = '', first = ''] = (await copied()).split('\n');
  expect(header.split('\t').slice(0, 5)).toEqual(['Handoff', 'Value', 'Units', 'Customers meet', 'Misses']);
  expect(first).toMatch(/^Receipt Warehouse \(WMS\) → ERP\t\d{4}\.\d\d\t\d+\t\d+\t\d+\t/u);
  await shown.focusList();
  await page.keyboard.press('Control+Shift+c');
  await expect(shown.done).toContainText('1 row copied with their headers');
  await shown.goTo('Checks');
  await shown.views.filter({ hasText: 'Confidence' }).click();
  await page.getByRole('columnheader', { name: 'Records compared' }).click();
  await page.keyboard.press('Control+Shift+c');
  await expect(shown.done).toContainText('4 rows copied');
  expect((await copied()).split('\n')[1]).toMatch(/^Storefront\t720\t600\t83\.3%/u);
});

test('figures follow the region, money the engagement’s currency, and dates nobody’s order of day and month', async ({ folder }) => {
  const program = await launchProgram({ dataFolder: join(folder, 'data'), dialogAnswers: [], locale: 'de-DE' });
  try {
    const shown = new WindowPage(program);
    await shown.openSample();
    await expect(shown.cell(0, 'absoluteValue')).toHaveText(/^[+−]\d\.\d{3},\d\d\s\$$/u);
    await expect(shown.page.locator('.title-cutoff')).toHaveText('Cut-off 31 Oct 2026 23:59 EDT');
    await shown.goTo('Gaps');
    await shown.page.locator('main tbody tr.pickable').first().waitFor();
    await shown.page.keyboard.press('Control+Shift+c');
    await expect(shown.done).toContainText('copied with their headers');
    // Other programs read numbers without a region.
    const text = await program.app.evaluate(async ({ clipboard }) => {
      const { readText } = clipboard as unknown as Record<'readText', () => string | Promise<string>>;
      return readText();
    });
    expect(text.split('\n')[1]?.split('\t')[1]).toMatch(/^\d{4}\.\d\d$/u);
    await shown.goTo('Queue');
    await shown.cell(0, 'code').click();
    await expect(shown.exception).toContainText(/First at\d{1,2} [A-Z][a-z]{2} \d{4} \d\d:\d\d/u);
  } finally {
    await program.app.close();
  }
});

test.describe('to files', () => {
  test('every table of every screen is exported as it is shown', async ({ folder }) => {
    const places = { Map: 'map', Gaps: 'gaps', Checks: 'checks', Sources: 'sources', Reports: 'reports' } as const;
    const files = Object.values(places).map((name) => join(folder, `${name}.xlsx`));
    const program = await launchProgram({ dataFolder: join(folder, 'data'), dialogAnswers: files });
    try {
      const shown = new WindowPage(program);
      await shown.openSample();
      for (const [screen, name] of Object.entries(places) as [keyof typeof places, string][]) {
        await shown.goTo(screen);
        const rows = program.page.locator('.screen-list table').first().locator('tbody tr');
        await rows.first().waitFor();
        const count = await rows.count();
        await program.page.keyboard.press('Control+Shift+e');
        await expect(shown.done).toContainText(`${count} rows written to ${name}.xlsx`);
        const book = new ExcelJS.Workbook();
        await book.xlsx.readFile(join(folder, `${name}.xlsx`));
        const cells = book.worksheets[0]?.getSheetValues().flat() ?? [];
        const named = (await rows.first().locator('th, td').first().innerText()).split('\n')[0] ?? '';
        expect(cells.some((cell) => typeof cell === 'string' && cell.startsWith(named)), `${screen} names ${named}`).toBe(true);
        expect(cells.some((cell) => typeof cell === 'number'), `${screen} has numbers`).toBe(screen !== 'Reports' && screen !== 'Map');
      }
      expect(program.complaints).toEqual([]);
    } finally {
      await program.app.close();
    }
  });

  test('what is shown is exported with its filter, order and columns', async ({ folder }) => {
    const workbookFile = join(folder, 'list.xlsx');
    const textFile = join(folder, 'list.csv');
    const paper = join(folder, 'paper.pdf');
    const program = await launchProgram({ dataFolder: join(folder, 'data'), dialogAnswers: [workbookFile, textFile, paper] });
    try {
      const shown = new WindowPage(program);
      const { page } = program;
      await shown.openSample();
      await shown.goTo('Queue');
      await page.getByRole('combobox', { name: 'Kind' }).selectOption('missing_event');
      await shown.cell(0, 'code').filter({ hasText: /\S/u }).waitFor();
      const count = await shown.counted();
      const first = await shown.cell(0, 'code').innerText();

      await page.keyboard.press('Control+Shift+e');
      await expect(shown.notices).toContainText(`${count} rows written to list.xlsx`);
      const workbook = new ExcelJS.Workbook();
      await workbook.xlsx.readFile(workbookFile);
      const sheet = workbook.worksheets[0]!;
      const codes = sheet.getColumn(1).values.filter((value) => typeof value === 'string' && /^E-\d+$/u.test(value));
      expect(codes).toHaveLength(count);
      expect(codes[0]).toBe(first);

      await page.keyboard.press('Control+Shift+e');
      await expect(shown.notices.last()).toContainText('written to list.csv');
      const lines = (await readFile(textFile, 'utf8')).trimEnd().split('\r\n');
      expect(lines).toHaveLength(count + 1);
      expect(lines[0]).toMatch(/^\ufeffNumber,Severity,Kind,Item/u);
      expect(lines[1]).toContain(first);

      await page.keyboard.press('Control+p');
      await expect.poll(async () => (await readFile(paper).catch(() => Buffer.alloc(0))).subarray(0, 5).toString()).toBe('%PDF-');
    } finally {
      await program.app.close();
    }
  });

  test('how the window was left is how it opens again', async ({ folder }) => {
    const dataFolder = join(folder, 'data');
    const first = await launchProgram({ dataFolder, dialogAnswers: [] });
    const shown = new WindowPage(first);
    await shown.openSample();
    await first.page.keyboard.press('Control+Shift+l');
    await first.page.keyboard.press('Control+=');
    await first.page.keyboard.press('Control+b');
    await first.page.waitForFunction(() => Math.abs(devicePixelRatio - 1.1) < 0.01);
    await shown.focusGrid();
    await first.page.keyboard.press('c');
    await first.page.getByRole('checkbox', { name: 'Owner' }).uncheck();
    await first.page.getByRole('checkbox', { name: 'Description' }).check();
    await expect(shown.columnHeader('owner')).toHaveCount(0);
    const theme = await first.page.evaluate(() => document.documentElement.dataset['theme']);
    await shown.preferencesKept(dataFolder, /description/u);
    await first.app.close();

    const second = await launchProgram({ dataFolder, dialogAnswers: [] });
    try {
      const again = new WindowPage(second);
      await again.openSample();
      expect(await second.page.evaluate(() => document.documentElement.dataset['theme'])).toBe(theme);
      expect(await second.page.evaluate(() => devicePixelRatio)).toBeCloseTo(1.1, 2);
      await expect(second.page.locator('.frame.rail-folded')).toHaveCount(1);
      await expect(again.columnHeader('owner')).toHaveCount(0);
      await expect(again.columnHeader('description')).toHaveCount(1);
      await second.page.keyboard.press('c');
      await second.page.getByRole('button', { name: 'As at first' }).click();
      await expect(again.columnHeader('owner')).toHaveCount(1);
      // Nothing but how the window looks: no name, no path, no item.
      expect(await readFile(join(dataFolder, 'preferences.json'), 'utf8')).not.toMatch(/SKU-|Sample|\/tmp/u);
    } finally {
      await second.app.close();
    }
  });
});

test('a story opens at its row, wherever that stands', async ({ program }) => {
  const shown = new WindowPage(program);
  await shown.openSample();
  const count = await shown.stories.count();
  for (let index = 0; index < count; index += 1) {
    await shown.goTo('Authority');
    if (!(await shown.overview.isVisible())) await program.page.keyboard.press('Escape');
    await shown.stories.nth(index).click();
    await expect(shown.pickedRow).toBeInViewport();
  }
});

test('the guide is a file that can be opened', async ({ program }) => {
  const opened = await program.app.evaluate(async ({ shell, app }) => {
    const asked: string[] = [];
    shell.openPath = async (path) => {
      asked.push(path);
      return '';
    };
    (globalThis as { askedPaths?: string[] }).askedPaths = asked;
    return app.isPackaged;
  });
  expect(opened).toBe(false);
  await new WindowPage(program).chooseFromMenu('help.guide');
  const asked = (): Promise<readonly string[]> =>
    program.app.evaluate(() => (globalThis as { askedPaths?: string[] }).askedPaths ?? []);
  await expect.poll(asked).toEqual([expect.stringMatching(/README\.md$/u)]);
  expect((await readFile((await asked())[0] ?? '', 'utf8')).length).toBeGreaterThan(0);
});
