/**
 * Pictures of every screen, dialog and state in both themes, from the real program. They go to `dist/screenshots`; a few good
 * ones are copied to `docs/screenshots` by hand. `npm run screenshots -- -g dialog` takes only those of the tests so named.
 */
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from '../../build/paths.mjs';
import { DESK, LAPTOP, photographer } from './support/photographer.ts';
import { expect, test } from './support/program.ts';
import { MAY_MOUNT, mountSmallDisk, unmountDisk } from '../faults/smallDisk.ts';
import { nodeKeeping } from '../../electron/node/nodeKeeping.ts';
import {
  agreeingFolder, folderWithoutColumn, folderWithoutHandoffs, folderWithoutRows, largeFolder, oneSystemFolder, smallFolder,
} from './window/exports.ts';
import { SCREEN_TITLES, WindowPage, type ScreenTitle } from './window/pages/windowPage.ts';
import { unkindFolder } from './window/unkindFolder.ts';

/** What a screen shows beside its first view. */
const VIEWS: Readonly<Partial<Record<ScreenTitle, readonly string[]>>> = {
  Map: ['Handoffs', 'Pools and links', 'Cross-reference'],
  Gaps: ['Root events', 'What was reported', 'Drift over the runs'],
  Authority: ['Pools', 'What figures contain', 'Round the gate', 'Rules'],
  Checks: ['Confidence in the records', 'Exceptions by kind'],
};

test('every screen', async ({ program }) => {
  const shown = new WindowPage(program);
  const { page } = program;
  const picture = photographer(program, shown, [LAPTOP, DESK]);
  await picture('start');
  await shown.openSample();
  await shown.cell(0, 'sku').waitFor();
  await page.keyboard.press('Control+r');
  await shown.notices.filter({ hasText: 'run again' }).waitFor();
  await shown.notices.getByRole('button', { name: 'Put away' }).click();
  await picture('overview');
  await shown.stories.first().click();
  await shown.inspector.locator('h2').first().waitFor();
  await shown.statement.locator('.statement-toggle').first().click();
  await page.mouse.move(0, 0);
  await picture('three-numbers');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await shown.stories.filter({ hasText: 'decremented twice' }).click();
  await shown.inspector.locator('h2').filter({ hasText: 'SKU-1315' }).waitFor();
  await picture('story');
  await shown.statement.locator('.statement-toggle').first().click();
  await shown.statement
    .getByRole('button', { name: /^Lines around/u })
    .first()
    .click();
  await shown.statement.locator('.lines-this').first().waitFor();
  await page.mouse.move(0, 0);
  await picture('proof');
  for (const screen of SCREEN_TITLES) {
    await shown.goTo(screen);
    if (screen === 'Queue') await shown.cell(0, 'code').click();
    if (screen === 'Gaps' || screen === 'Sources' || screen === 'Checks') await page.keyboard.press('j');
    await page.waitForLoadState('networkidle');
    await picture(screen.toLowerCase());
    for (const view of VIEWS[screen] ?? []) {
      await page.getByRole('tab', { name: view }).click();
      await page.locator('.waiting').waitFor({ state: 'detached' });
      if (screen === 'Gaps' && view !== 'Drift over the runs') await page.keyboard.press('j');
      if (view === 'Handoffs') await page.locator('.map-link').first().press('Enter');
      await picture(`${screen.toLowerCase()}-${view.toLowerCase().replaceAll(' ', '-')}`);
    }
  }
  await shown.goTo('Queue');
  await page.keyboard.press('b');
  for (const by of await shown.search.page().locator('.filters select[aria-label="Group by"] option').allInnerTexts()) {
    await page.locator('.filters select[aria-label="Group by"]').selectOption({ label: by });
    await page.locator('.waiting').waitFor({ state: 'detached' });
    await picture(`queue-by-${by.toLowerCase().replaceAll(' ', '-')}`);
  }
});

/** Dialogs that a command of the menu opens. */
const BY_MENU = {
  runs: 'engagement.runs', log: 'engagement.log', owners: 'queue.owners', password: 'engagement.password',
  'review-copy': 'engagement.reviewCopy', 'next-period': 'engagement.nextPeriod', keys: 'help.keys', terms: 'help.terms',
} as const;
const BY_KEY = { assign: 'a', state: 's', reason: 'r', note: 'n', due: 'd', attach: 'f', view: 'v' } as const;

test('every dialog', async ({ program }) => {
  const shown = new WindowPage(program);
  const { page } = program;
  const picture = photographer(program, shown, [LAPTOP, DESK]);
  await shown.openSample();
  await shown.goTo('Queue');
  await shown.cell(0, 'code').click();
  await shown.exception.waitFor();
  const inDialog = async (name: string): Promise<void> => {
    await page.getByRole('dialog').waitFor();
    await page.getByRole('dialog').locator('.waiting').first().waitFor({ state: 'detached' });
    await picture(`dialog-${name}`);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
  };
  for (const [name, key] of Object.entries(BY_KEY)) {
    await shown.focusGrid();
    await page.keyboard.press(key);
    await inDialog(name);
  }
  await shown.writeNote('The carrier confirmed the handover; see its ticket 4711.', 'Ada Lovelace');
  for (const [name, id] of Object.entries(BY_MENU)) {
    await expect.poll(() => shown.isAbleInMenu(id)).toBe(true);
    await shown.chooseFromMenu(id);
    await inDialog(name);
  }
  await page.keyboard.press('Control+k');
  await inDialog('palette');
  await page.keyboard.press('Control+k');
  await page.keyboard.type('1247');
  await shown.paletteEntries.first().waitFor();
  await inDialog('palette-found');
  await page.keyboard.press('c');
  await picture('columns');
  await page.keyboard.press('Escape');
  await shown.goTo('Map');
  await page.getByRole('tab', { name: 'Handoffs' }).click();
  await page.getByRole('button', { name: 'Add a handoff' }).click();
  await inDialog('handoff');
  await shown.goTo('Authority');
  await page.getByRole('button', { name: 'Sign as preparer' }).first().click();
  await inDialog('sign');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+w');
  await inDialog('unsaved');
});

test.describe('states', () => {
  test.use({
    dialogAnswers: async ({ folder }, use) => {
      const files = join(folder, 'nothing');
      await mkdir(files);
      await writeFile(join(files, 'notes.txt'), 'Nothing here is an export.\n');
      await use([
        files, await folderWithoutColumn(join(folder, 'wrong')), await smallFolder(join(folder, 'small')),
        await largeFolder(join(folder, 'large'), 500_000),
      ]);
    },
  });
  test('states: nothing to read, an error, few figures, a filter that lets nothing through, many rows', async ({ program }) => {
    const shown = new WindowPage(program);
    const { page } = program;
    const picture = photographer(program, shown);
    await shown.openFolder();
    await page.locator('.notice, .frame .rail, .problem').first().waitFor();
    await picture('state-nothing');
    const openNext = async (): Promise<void> => {
      await page.keyboard.press('Control+o');
      await page.getByRole('button', { name: 'Do not save' }).click();
    };
    await openNext();
    await page.locator('.notice, .problem').filter({ hasText: 'wms_stock' }).first().waitFor();
    await picture('state-error');
    await openNext();
    await shown.overview.waitFor();
    await picture('state-small');
    for (const screen of SCREEN_TITLES) {
      await shown.goTo(screen);
      const views = VIEWS[screen] ?? [];
      await picture(`state-small-${screen.toLowerCase()}`);
      for (const view of views) {
        await page.getByRole('tab', { name: view }).click();
        await page.locator('.waiting').waitFor({ state: 'detached' });
        await picture(`state-small-${screen.toLowerCase()}-${view.toLowerCase().replaceAll(' ', '-')}`);
      }
    }
    await shown.goTo('Queue');
    await page.keyboard.press('/');
    await page.keyboard.type('no such thing');
    await page.locator('.empty').first().waitFor();
    await picture('state-filtered');
    await page.keyboard.press('Escape');
    await openNext();
    await page.getByRole('progressbar').first().waitFor();
    await picture('state-working');
    await shown.overview.waitFor({ timeout: 120_000 });
    await expect.poll(() => shown.counted()).toBe(500_000);
    await picture('state-many');
    await shown.goTo('Queue');
    await shown.cell(0, 'code').click();
    await picture('state-many-queue');
    await page.locator('.filters select[aria-label="Group by"]').selectOption({ index: 1 });
    await page.locator('.waiting').waitFor({ state: 'detached' });
    await picture('state-many-groups');
  });
});

/** Exports of every kind: thirty that are read, and some that need an answer or cannot be read. */
async function thirtyFiles(folder: string): Promise<string> {
  const exports = await smallFolder(folder);
  const stock = (from: number): string => `sku,location,quantity,counted\n${Array.from({ length: 12 }, (_, row) =>
    `A-${from + row},DC1,${row * 7},${row * 7 + row % 3}`).join('\n')}\n`;
  const files: Readonly<Record<string, string>> = {
    ...Object.fromEntries(Array.from({ length: 24 }, (_, at) => [`pos_store_${String(at + 1).padStart(2, '0')}_stock.csv`, stock(at * 9)])),
    'shop_stock.csv': 'sku;location;quantity;asOf\nA-1;DC1;51;03/04/2026\nA-2;;7;04/04/2026\n#REF!;DC1;7;04/04/2026\n',
    'wms_returns_stock.csv': `Returns of October\n\nsku;location;quantity\nA-1;DC1;(1.234,5)\nA-2;;7-\nA-3;DC1\nTotal;;1241,5\n`,
    'erp_damaged_stock.csv': 'sku,location,quantity\nA-1,DC1,1\n"A-2,DC1,2\nA-3,DC1,3\n',
    'count.csv': 'Article;Shop;Figure;Other\nA-1;DC1;50;3\n',
    'recount.csv': '2413,-1\n2414,4\n2415,-2\n2416,-1\n2417,2\n',
  };
  for (const [name, text] of Object.entries(files)) await writeFile(join(exports, name), text);
  return exports;
}

test.describe('files', () => {
  test.use({
    dialogAnswers: async ({ folder }, use) => {
      const many = await thirtyFiles(join(folder, 'many'));
      await rm(join(many, 'engagement.json'), { force: true });
      await use([many]);
    },
  });
  test('files: thirty of them, questions, a mapping, control totals, rejects, a load taken back', async ({ program }) => {
    const shown = new WindowPage(program);
    const { page } = program;
    const picture = photographer(program, shown, [LAPTOP, DESK]);
    await shown.openFolder();
    await shown.overview.waitFor();
    await shown.goTo('Sources');
    const aside = page.getByRole('region', { name: 'Not read' });
    await aside.getByRole('listitem').first().waitFor();
    await picture('files-many');
    await aside.getByRole('button', { name: 'DD/MM/YYYY' }).first().click();
    await expect(shown.source('shop_stock.csv')).toContainText('51');
    await shown.pickSource('shop_stock.csv');
    await page.getByLabel(/^Leave \d+ rows? out because/u).waitFor();
    await picture('files-rejects');
    await page.getByLabel(/^Leave \d+ rows? out because/u).fill('The shop leaves the place of display stock blank');
    await page.getByRole('button', { name: 'Accept' }).click();
    await expect(shown.source('shop_stock.csv')).toContainText('accepted');
    await shown.pickSource('pos_store_01_stock.csv');
    const form = page.locator('.control-form');
    await form.getByLabel('Rows').fill('12');
    await form.getByLabel('Units').fill('470');
    await picture('files-control-typed');
    await form.getByRole('button', { name: 'Compare' }).click();
    await expect(shown.source('pos_store_01_stock.csv')).toContainText('disagree');
    await shown.pickSource('pos_store_01_stock.csv');
    await picture('files-control-disagreed');
    await form.getByLabel('Rows').fill('12');
    await form.getByLabel('Units').fill('462');
    await form.getByRole('button', { name: 'Compare' }).click();
    await expect(shown.source('pos_store_01_stock.csv')).toContainText('agreed');
    await shown.pickSource('pos_store_01_stock.csv');
    await picture('files-control-agreed');
    await page.getByRole('region', { name: 'File' }).getByRole('button', { name: 'Change how it is read' }).click();
    const editor = page.getByRole('dialog', { name: 'How pos_store_01_stock.csv is read' });
    await editor.getByRole('combobox', { name: /^Column for Quantity/iu }).selectOption('counted');
    await expect(editor.locator('.reading-rows')).toContainText('16');
    await picture('files-mapping');
    await page.keyboard.press('Escape');
    await expect(editor).toHaveCount(0);
    await shown.pickSource('pos_store_01_stock.csv');
    await page.getByRole('region', { name: 'File' }).getByRole('button', { name: 'Take this load back' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Take it back' }).waitFor();
    await picture('files-taken-back');
  });
});

test.describe('bare', () => {
  test.use({
    dialogAnswers: async ({ folder }, use) => {
      await use([
        await oneSystemFolder(join(folder, 'one')), await agreeingFolder(join(folder, 'agreeing')),
        await folderWithoutRows(join(folder, 'bare')), await unkindFolder(join(folder, 'unkind')),
      ]);
    },
  });
  test('states: one system, two that agree, no rows at all, and texts at their worst', async ({ program }) => {
    const shown = new WindowPage(program);
    const { page } = program;
    await page.emulateMedia({ reducedMotion: 'reduce' });
    const shownAs = { one: 'One system', agreeing: 'agree', bare: 'Two systems', unkind: 'bold' };
    for (const [name, title] of Object.entries(shownAs)) {
      const picture = photographer(program, shown, name === 'unkind' ? [LAPTOP, DESK] : [LAPTOP]);
      await (name === 'one' ? shown.openFolder() : page.keyboard.press('Control+o'));
      const lost = page.getByRole('button', { name: 'Do not save' });
      if (name !== 'one') await lost.click();
      await page.locator('.title-bar, .problem').filter({ hasText: title }).first().waitFor();
      await page.locator('.waiting').first().waitFor({ state: 'detached' });
      await picture(`bare-${name}-first`);
      for (const screen of SCREEN_TITLES) {
        await shown.goTo(screen);
        await page.locator('.waiting').first().waitFor({ state: 'detached' });
        if (name === 'unkind' && screen !== 'Map' && screen !== 'Reports') await page.keyboard.press('j');
        await picture(`bare-${name}-${screen.toLowerCase()}`);
        for (const view of VIEWS[screen] ?? []) {
          await page.getByRole('tab', { name: view }).click();
          await page.locator('.waiting').first().waitFor({ state: 'detached' });
          await picture(`bare-${name}-${screen.toLowerCase()}-${view.toLowerCase().replaceAll(' ', '-')}`);
        }
      }
    }
  });
});

test.describe('failing', () => {
  test.use({
    dialogAnswers: async ({ folder }, use) => {
      const disk = join(folder, 'disk');
      await mkdir(disk);
      if (MAY_MOUNT) mountSmallDisk(disk, 64);
      await use([
        await smallFolder(join(folder, 'small')), join(folder, 'Kept.countersign'), ...MAY_MOUNT ? [join(disk, 'Full.countersign')] : [],
      ]);
      unmountDisk(disk);
    },
  });
  test('states: the engine is killed, the file is open elsewhere, the disk is full', async ({ program, folder }) => {
    const shown = new WindowPage(program);
    const { page } = program;
    const picture = photographer(program, shown, [LAPTOP, DESK]);
    await shown.openAndKeep();
    await shown.goTo('Queue');
    await shown.cell(0, 'code').click();
    await shown.killEngine();
    await shown.notices.filter({ hasText: 'The engine stopped' }).waitFor();
    await shown.cell(0, 'code').waitFor();
    await picture('failing-killed');
    await shown.notices.getByRole('button', { name: 'Put away' }).first().click();
    await page.keyboard.press('Control+w');
    await page.getByRole('button', { name: 'Try the sample' }).waitFor();
    await picture('failing-recent');
    const lock = await nodeKeeping('9.9.9').lock(`${join(folder, 'Kept.countersign')}-lock`);
    await page.getByRole('button', { name: 'Two systems', exact: true }).click();
    await page.getByRole('dialog', { name: 'Somebody else has it open' }).waitFor();
    await picture('failing-locked');
    await page.getByRole('button', { name: 'Open to read' }).click();
    await shown.overview.waitFor();
    await picture('failing-read-only');
    if ('release' in lock) await lock.release();
    if (!MAY_MOUNT) return;
    await page.keyboard.press('Control+w');
    await shown.openSample();
    await page.keyboard.press('Control+s');
    await shown.notices.filter({ hasText: 'disk is full' }).waitFor();
    await picture('failing-full');
  });
});

test.describe('inferred', () => {
  test.use({ dialogAnswers: async ({ folder }, use) => { await use([await folderWithoutHandoffs(join(folder, 'inferred'))]); } });
  test('states: handoffs that were inferred', async ({ program }) => {
    const shown = new WindowPage(program);
    const picture = photographer(program, shown);
    await shown.openFolder();
    await shown.overview.waitFor();
    await shown.goTo('Map');
    await picture('state-inferred');
    await program.page.getByRole('tab', { name: 'Handoffs' }).click();
    await picture('state-inferred-handoffs');
  });
});

test('states: twice the size', async ({ program }) => {
  const shown = new WindowPage(program);
  const { page } = program;
  await shown.resize(...LAPTOP);
  await shown.openSample();
  await program.app.evaluate(({ BrowserWindow }) => { BrowserWindow.getAllWindows()[0]?.webContents.setZoomFactor(2); });
  await page.waitForFunction(() => window.innerWidth === 640);
  const picture = async (name: string): Promise<void> => {
    for (const scheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
      await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
      // The window's own picture: the page's would end where the page would without the zoom.
      const png = await program.app.evaluate(async ({ BrowserWindow }) =>
        (await BrowserWindow.getAllWindows()[0]?.webContents.capturePage())?.toPNG().toString('base64') ?? '');
      await writeFile(join(root, 'dist', 'screenshots', `twice-${name}-${scheme}.png`), png, 'base64');
    }
  };
  await picture('overview');
  for (const screen of SCREEN_TITLES) {
    await page.keyboard.press('Escape');
    await shown.goTo(screen);
    await page.locator('.waiting').first().waitFor({ state: 'detached' });
    await picture(screen.toLowerCase());
    if (screen === 'Queue') {
      await shown.cell(0, 'code').click();
      await shown.exception.waitFor();
      await picture('exception');
      await page.keyboard.press('a');
      await page.getByRole('dialog').waitFor();
      await picture('assign');
      await page.keyboard.press('Escape');
    }
  }
});

const EYES = ['deuteranopia', 'protanopia', 'achromatopsia'] as const;

test('pictures as colour-blind eyes and paper have them', async ({ program }) => {
  const shown = new WindowPage(program);
  const { page, app } = program;
  const session = await page.context().newCDPSession(page);
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  await shown.resize(...LAPTOP);
  const picture = async (name: string): Promise<void> => {
    await page.locator('.waiting').first().waitFor({ state: 'detached' });
    for (const type of EYES) {
      await session.send('Emulation.setEmulatedVisionDeficiency', { type });
      await page.screenshot({ path: join(root, 'dist', 'screenshots', `eyes-${name}-${type}.png`) });
    }
    await session.send('Emulation.setEmulatedVisionDeficiency', { type: 'none' });
    const paper = await app.evaluate(async ({ BrowserWindow }) =>
      (await BrowserWindow.getAllWindows()[0]?.webContents.printToPDF({ printBackground: true }))?.toString('base64') ?? '');
    await writeFile(join(root, 'dist', 'screenshots', `paper-${name}.pdf`), paper, 'base64');
  };
  await shown.openSample();
  await page.keyboard.press('Control+r');
  await shown.notices.filter({ hasText: 'run again' }).waitFor();
  await shown.notices.getByRole('button', { name: 'Put away' }).click();
  await shown.stories.first().click();
  await shown.statement.waitFor();
  await picture('waterfall');
  await shown.views.filter({ hasText: 'Pools' }).click();
  await picture('heat');
  await shown.goTo('Map');
  await picture('matrix');
  await shown.views.filter({ hasText: 'Handoffs' }).click();
  await page.locator('.map-link').first().waitFor();
  await picture('handoff-map');
  await shown.goTo('Gaps');
  await shown.focusList();
  await shown.picture(/.+/u).first().waitFor();
  await picture('histogram');
  await shown.views.filter({ hasText: 'Drift' }).click();
  await picture('drift');
  await shown.goTo('Queue');
  await shown.cell(0, 'code').click();
  await shown.exception.waitFor();
  await shown.exception.locator('svg').first().scrollIntoViewIfNeeded();
  await picture('timeline');
});
