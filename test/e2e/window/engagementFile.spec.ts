import { access, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { nodeKeeping } from '../../../electron/node/nodeKeeping.ts';
import { faultsInBothThemes } from '../support/faults.ts';
import { expect, test as base, type Program } from '../support/program.ts';
import { smallFolder } from './exports.ts';
import { WindowPage } from './pages/windowPage.ts';

/** Says who one is where a dialog asks, as on first use. */
async function sign(program: Program): Promise<void> {
  const name = program.page.getByRole('dialog').getByLabel('Your name, as the log shall show it');
  if (await name.isVisible()) await name.fill('Dana Reyes');
}

/** Chooses from the native menu once nothing is under way any more. */
async function chosen(shown: WindowPage, id: string): Promise<void> {
  await expect.poll(() => shown.isAbleInMenu(id)).toBe(true);
  await shown.chooseFromMenu(id);
}

async function kept(program: Program): Promise<WindowPage> {
  const shown = new WindowPage(program);
  await shown.openFolder();
  await shown.cell(0, 'sku').waitFor();
  await program.page.keyboard.press('Control+s');
  await expect(program.page.getByText('Not saved')).toBeHidden();
  return shown;
}

const answers = (...more: readonly string[]) => base.extend({
  dialogAnswers: async ({ folder }, use) => {
    const exports = await smallFolder(join(folder, 'exports'));
    await use([exports, join(folder, 'Kept.countersign'), ...more.map((name) => (name === 'exports' ? exports : join(folder, name)))]);
  },
});

const saving = answers();
saving('an earlier save is listed with what it holds, and gone back to', async ({ program }) => {
  const shown = await kept(program);
  const { page } = program;
  await page.keyboard.press('Control+r');
  await expect(shown.notices.filter({ hasText: 'run again' })).toBeVisible();
  await chosen(shown, 'engagement.earlier');
  const dialog = page.getByRole('dialog', { name: 'Earlier saves' });
  await expect(dialog.getByRole('row')).toHaveCount(2);
  await expect(dialog).toContainText('Ran the audit');
  expect(await faultsInBothThemes(page)).toEqual([]);
  await dialog.getByRole('radio').check();
  await dialog.getByLabel('Why, in a sentence').fill('The first run was right');
  await sign(program);
  await dialog.getByRole('button', { name: 'Go back to this save' }).click();
  await expect(shown.notices.filter({ hasText: 'as it was at that save' })).toBeVisible();
  await page.keyboard.press('g');
  await page.keyboard.press('l');
  const log = page.getByRole('dialog', { name: 'Log of decisions' });
  await expect(log).toContainText('went back to the engagement as it was saved on');
  await expect(log).toContainText('The first run was right');
  await expect(log).toContainText('Dana Reyes');
  expect(program.complaints).toEqual([]);
});

saving('a password seals the file; it is asked for when the file is opened, and a wrong one says so', async ({ program, folder }) => {
  const shown = await kept(program);
  const { page } = program;
  await chosen(shown, 'engagement.password');
  const dialog = page.getByRole('dialog', { name: 'Password', exact: true });
  await dialog.getByLabel('Password', { exact: true }).fill('correct horse');
  await dialog.getByLabel('The same again').fill('correct');
  await expect(dialog.getByText('The two differ.')).toBeVisible();
  await dialog.getByLabel('The same again').fill('correct horse');
  await sign(program);
  await dialog.getByRole('button', { name: 'Seal with this password' }).click();
  await expect(shown.notices.filter({ hasText: 'sealed' })).toBeVisible();
  expect((await readFile(join(folder, 'Kept.countersign'))).subarray(0, 8).toString()).toBe('CSGNSEAL');

  await chosen(shown, 'engagement.close');
  const recent = page.getByRole('region', { name: 'Recent engagements' });
  await expect(recent.getByRole('row', { name: /Kept/u })).toContainText('sealed');
  expect(await readFile(join(program.dataFolder, 'recent.json'), 'utf8')).not.toMatch(/Two systems|Northwind/u);
  await page.getByRole('button', { name: 'Kept', exact: true }).click();
  const unlock = page.getByRole('dialog', { name: 'This engagement is sealed' });
  await unlock.getByLabel('Password').fill('wrong');
  await page.keyboard.press('Enter');
  await expect(unlock.getByRole('alert')).toContainText('not the one');
  await unlock.getByLabel('Password').fill('correct horse');
  await page.keyboard.press('Enter');
  await expect(shown.overview).toContainText('1 record differs from Ledger');
  expect(await readFile(join(program.dataFolder, 'recent.json'), 'utf8')).not.toMatch(/Two systems|Northwind/u);

  await chosen(shown, 'engagement.close');
  await recent.getByRole('button', { name: 'Clear the list' }).click();
  await expect(recent).toContainText('Nothing yet.');
  expect(await readFile(join(program.dataFolder, 'recent.json'), 'utf8')).not.toContain('Kept');
});

saving('a file that somebody else has open says who, and opens to be read', async ({ program, folder }) => {
  const shown = await kept(program);
  const { page } = program;
  const file = join(folder, 'Kept.countersign');
  await chosen(shown, 'engagement.close');
  await page.getByRole('button', { name: 'Two systems', exact: true }).waitFor();
  const lock = await nodeKeeping('9.9.9').lock(`${file}-lock`);
  await page.getByRole('button', { name: 'Two systems', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Somebody else has it open' });
  await expect(dialog).toContainText('has this engagement open on');
  await dialog.getByRole('button', { name: 'Open to read' }).click();
  await expect(shown.overview).toContainText('1 record differs from Ledger');
  await expect(page.getByText('Read only', { exact: true })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Run', exact: true })).toBeDisabled();
  expect(await shown.isAbleInMenu('engagement.save')).toBe(false);
  expect(await shown.isAbleInMenu('engagement.saveAs')).toBe(true);
  if ('release' in lock) await lock.release();
});

saving('a damaged file offers its earlier saves', async ({ program, folder }) => {
  const shown = await kept(program);
  const { page } = program;
  const file = join(folder, 'Kept.countersign');
  await chosen(shown, 'engagement.save');
  await expect.poll(() => access(`${file}.1`).then(() => true, () => false)).toBe(true);
  await chosen(shown, 'engagement.close');
  await page.getByRole('button', { name: 'Two systems', exact: true }).waitFor();
  await writeFile(file, (await readFile(file)).subarray(0, 40_000));
  await page.getByRole('button', { name: 'Two systems', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'The file is damaged' });
  await expect(dialog).toContainText('cut off');
  await dialog.getByRole('radio').first().check();
  await sign(program);
  await dialog.getByRole('button', { name: 'Go back to this save' }).click();
  await expect(shown.overview).toContainText('1 record differs from Ledger');
});

answers('Salvaged.countersign')('what can be read of a damaged file is saved into one of its own', async ({ program, folder }) => {
  const shown = await kept(program);
  const { page } = program;
  const file = join(folder, 'Kept.countersign');
  await chosen(shown, 'engagement.close');
  await page.getByRole('button', { name: 'Two systems', exact: true }).waitFor();
  const damaged = await readFile(file);
  // A file as it was received begins behind these three bytes.
  const at = damaged.indexOf(Buffer.from([0x1f, 0x8b, 0x08]));
  damaged[at + 30] = (damaged[at + 30] ?? 0) ^ 0xff;
  await writeFile(file, damaged);
  await page.getByRole('button', { name: 'Two systems', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'The file is damaged' });
  await expect(dialog).toContainText('SHA-256 differs');
  await sign(program);
  await dialog.getByRole('button', { name: 'Save what can be read' }).click();
  await expect(shown.overview).toContainText('1 record differs from Ledger');
  await expect(page.getByText(/^This was salvaged from Kept\.countersign.* Lost are: \S+\.csv as it was received/u)).toBeVisible();
  expect((await readFile(file)).equals(damaged)).toBe(true);
});

answers('exports')('the next period is compared with this one', async ({ program }) => {
  const shown = await kept(program);
  const { page } = program;
  await chosen(shown, 'engagement.nextPeriod');
  const dialog = page.getByRole('dialog', { name: 'The next period' });
  await dialog.getByLabel('Name of the new engagement').fill('Two systems, November');
  await dialog.getByRole('button', { name: 'Choose the folder' }).click();
  const runs = page.getByRole('dialog', { name: 'From period to period' });
  await expect(runs).toContainText('Compared with the run before');
  await expect(runs.getByRole('table').first().getByRole('row')).toHaveCount(3);
  await runs.getByRole('button', { name: 'Close' }).click();
  await expect(page.getByRole('heading', { name: 'Two systems, November' })).toBeVisible();
  await expect(page.getByText('Not saved')).toBeVisible();
});

const copying = answers('Review.countersign', 'Review.countersign');
copying('a copy for review leaves the files out, and says so where it is opened', async ({ program }) => {
  const shown = await kept(program);
  const { page } = program;
  await chosen(shown, 'engagement.reviewCopy');
  const dialog = page.getByRole('dialog', { name: 'A copy for review' });
  await expect(dialog.getByLabel('Who booked a movement')).toBeChecked();
  await sign(program);
  await dialog.getByRole('button', { name: 'Write the copy' }).click();
  await expect(shown.notices.filter({ hasText: 'Review.countersign was written' })).toBeVisible();
  await page.keyboard.press('Control+Shift+o');
  await expect(shown.notices.filter({ hasText: 'This is a review copy' })).toBeVisible();
  await expect(shown.overview).toContainText('1 record differs from Ledger');
});

answers('proof.txt', 'out.txt')('a file is attached to an exception, kept with it and given back', async ({ program, folder }) => {
  const shown = await kept(program);
  const { page } = program;
  await writeFile(join(folder, 'proof.txt'), 'Signed by the carrier');
  await shown.goTo('Queue');
  await shown.cell(0, 'code').click();
  await shown.exception.waitFor();
  await page.keyboard.press('f');
  const dialog = page.getByRole('dialog', { name: 'Attach a file' });
  await dialog.getByLabel('What it shows, in a sentence').fill('Proof of delivery');
  await sign(program);
  await dialog.getByRole('button', { name: 'Choose the file' }).click();
  await expect(shown.notices.filter({ hasText: 'Attached proof.txt to E-000001' })).toBeVisible();
  await shown.exception.getByRole('button', { name: 'proof.txt' }).click();
  await expect(shown.notices.filter({ hasText: 'out.txt was written' })).toBeVisible();
  expect(await readFile(join(folder, 'out.txt'), 'utf8')).toBe('Signed by the carrier');
});

saving('owners by rule take over what nobody was given by hand, and the log can undo them', async ({ program }) => {
  const shown = await kept(program);
  const { page } = program;
  await shown.goTo('Queue');
  await shown.cell(0, 'code').waitFor();
  await chosen(shown, 'queue.owners');
  const dialog = page.getByRole('dialog', { name: 'Owners by rule' });
  await expect(dialog.getByRole('button', { name: 'Let these rules hold' })).toBeDisabled();
  await dialog.getByRole('button', { name: 'Add a rule' }).click();
  await expect(dialog.getByRole('button', { name: 'Let these rules hold' })).toBeDisabled();
  await dialog.getByLabel('Owner', { exact: true }).fill('Nadia Karim');
  await sign(program);
  await dialog.getByRole('button', { name: 'Let these rules hold' }).click();
  await expect(shown.cell(0, 'owner')).toHaveText('Nadia Karim');
  await chosen(shown, 'engagement.log');
  const log = page.getByRole('dialog', { name: 'Log of decisions' });
  await log.getByRole('button', { name: 'Undo' }).first().click();
  await expect(log).toContainText('took back decision');
  await log.getByRole('button', { name: 'Close' }).click();
  await expect(page.locator('.grid')).not.toContainText('Nadia Karim');
});
