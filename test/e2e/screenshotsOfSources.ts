/** Pictures of how files come in: none read, what was rejected written to a file, a reading that was remembered, real exports. */
import { cp, mkdir, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../build/paths.mjs';
import { expect, test as base } from './support/program.ts';
import { photographer, DESK, LAPTOP } from './support/photographer.ts';
import { WindowPage } from './window/pages/windowPage.ts';

const SAMPLES = join(root, '../shared/samples');

const test = base.extend({
  dialogAnswers: async ({ folder }, use) => {
    const [october, november] = [join(folder, 'october'), join(folder, 'november')];
    for (const month of [october, november]) await mkdir(month);
    await writeFile(join(october, 'count.csv'), 'Article,Shop,Figure,Other\nA-1,DC1,50,3\nA-2,DC1,8,1\n');
    await writeFile(join(november, 'count of november.csv'), 'Article,Shop,Figure,Other\nA-1,DC1,47,3\nA-2,,8,1\nA-3,DC1,5,1\n');
    await use([october, join(folder, 'Rejected.xlsx')]);
  },
});

test('files: a question settled, remembered for the next export, what it rejected written out', async ({ program, folder }) => {
  const shown = new WindowPage(program);
  const { page } = program;
  const picture = photographer(program, shown, [LAPTOP, DESK]);
  await shown.openFolder();
  await shown.goTo('Sources');
  const aside = page.getByRole('region', { name: 'Not read' });
  await aside.getByRole('listitem').waitFor();
  await picture('files-question');
  await aside.getByRole('button', { name: 'Change how it is read' }).click();
  const editor = page.getByRole('dialog', { name: 'How count.csv is read' });
  await editor.getByRole('combobox', { name: 'Holds' }).selectOption('positions');
  for (const [field, column] of [['Item', 'Article'], ['Place', 'Shop'], ['Quantity', 'Figure']] as const) {
    await editor.getByRole('combobox', { name: `Column for ${field}`, exact: true }).selectOption(column);
  }
  await expect(editor.locator('.reading-rows')).toContainText('A-1');
  await picture('files-remember');
  await editor.getByRole('button', { name: 'Read it so' }).click();
  await shown.source('count.csv').waitFor();
  await shown.drop([join(folder, 'november', 'count of november.csv')]);
  await page.getByRole('dialog', { name: 'What was dropped' }).getByRole('button', { name: 'Add to' }).click();
  await shown.pickSource('count of november.csv');
  await shown.notices.getByRole('button', { name: 'Put away' }).first().click();
  await picture('files-remembered');
  await page.getByRole('region', { name: 'File' }).getByRole('button', { name: 'Export', exact: true }).first().click();
  await shown.notices.last().waitFor();
  await picture('files-rejects-written');
});

test('files: a folder that is left without any', async ({ program }) => {
  const shown = new WindowPage(program);
  const { page } = program;
  await shown.openFolder();
  await shown.goTo('Sources');
  const aside = page.getByRole('region', { name: 'Not read' });
  await aside.getByRole('button', { name: 'Leave it out' }).click();
  await expect(aside).toHaveCount(0);
  await photographer(program, shown, [LAPTOP, DESK])('files-none');
});

test('files: real exports, dropped as one folder', async ({ program, folder }) => {
  test.skip(!existsSync(SAMPLES), 'no real exports are at hand');
  const shown = new WindowPage(program);
  await cp(SAMPLES, join(folder, 'samples'), { recursive: true });
  await shown.drop([join(folder, 'samples')]);
  await program.page.getByRole('button', { name: /^Sources \d+ files/u }).waitFor({ timeout: 240_000 });
  const picture = photographer(program, shown, [LAPTOP, DESK]);
  await picture('samples-overview');
  await shown.goTo('Sources');
  await picture('samples-sources');
  await program.page.locator('.sources tbody tr').first().click();
  await picture('samples-sources-below');
});
