import { join } from 'node:path';
import { faults } from '../support/faults.ts';
import { expect, test } from '../support/program.ts';
import { folderWithoutHandoffs } from './exports.ts';
import { MapPage } from './pages/mapPage.ts';
import { WindowPage } from './pages/windowPage.ts';

test('a cell of the matrix opens its events, and an event what every system recorded of it', async ({ program }) => {
  const shown = new WindowPage(program);
  const map = new MapPage(program.page);
  await shown.openSample();
  await shown.goTo('Map');
  const cell = map.cell(/^Receipt in Warehouse/u);
  const count = (await cell.locator('.matrix-events').innerText()).trim();
  await cell.click();
  await expect(map.events).toContainText(`${count} events`);
  await expect(map.events.getByRole('row')).toHaveCount(101);
  await map.events.getByRole('button', { name: 'Earlier ones' }).click();
  await expect(map.events).toContainText('Shown: 101 to 200');

  await map.events.locator('tbody .door').first().click();
  await expect(map.oneEvent.getByRole('img', { name: /Timeline/u })).toBeVisible();
  await expect(map.oneEvent.locator('.timeline-carried').first()).toBeAttached();
  await expect(map.oneEvent.locator('.lines-this')).toHaveCount(1);
  expect(await faults(program.page), 'one event').toEqual([]);
  await map.oneEvent.getByRole('button', { name: 'Back to the events' }).click();
  await expect(map.events).toBeVisible();
  await expect(map.silent).toContainText('Adjustment, Warehouse (WMS) to ERP: declared');
  expect(program.complaints).toEqual([]);
});

test('the handoff map is walked by keys, from an arrow to its handoffs to the gap', async ({ program }) => {
  const shown = new WindowPage(program);
  const map = new MapPage(program.page);
  const { keyboard } = program.page;
  await shown.openSample();
  await shown.goTo('Map');
  await map.view('What is recorded').focus();
  await keyboard.press('ArrowRight');
  await expect(map.view('Handoffs')).toHaveAttribute('aria-selected', 'true');
  await map.arrow('pos', 'erp').focus();
  await expect(map.arrow('pos', 'erp')).toHaveAccessibleName(/Store tills \(POS\) to ERP: 4 kinds of event, .* misses/u);
  await keyboard.press('Enter');
  await expect(map.link.getByRole('heading', { level: 2 })).toHaveText('Store tills (POS) to ERP');
  await expect(map.link.locator('tbody tr')).toHaveCount(4);
  expect(await faults(program.page), 'Handoffs').toEqual([]);
  await keyboard.press('j');
  await expect(map.arrow('pos', 'erp')).toHaveAttribute('aria-pressed', 'true');
  await map.link.getByRole('button', { name: 'Sale' }).press('Enter');
  await expect(shown.heading('Gaps')).toBeVisible();
  await expect(shown.inspector.getByRole('heading', { level: 2 })).toContainText('Sale, Store tills (POS) to ERP');
});

test('what one more place or channel would add is told beside what there is', async ({ program }) => {
  const shown = new WindowPage(program);
  const map = new MapPage(program.page);
  await shown.openSample();
  await shown.goTo('Map');
  await map.view('Pools and links').click();
  const pools = program.page.getByRole('row', { name: /^Pools one system/u });
  await expect(pools).toContainText('+3');
  await program.page.getByRole('combobox', { name: 'One more place like' }).selectOption('S01');
  await expect(pools).toContainText('+2');
  expect(await faults(program.page), 'Pools and links').toEqual([]);
});

test('what was inferred is confirmed one by one or all at once, and taken back', async ({ program, folder }) => {
  const shown = new WindowPage(program);
  const map = new MapPage(program.page);
  const { page } = program;
  await shown.drop([await folderWithoutHandoffs(join(folder, 'exports'))]);
  await shown.overview.waitFor();
  await shown.goTo('Map');
  await map.view('Handoffs').click();
  const open = async (): Promise<number> => Number(/^(\d+)/u.exec(await map.proposals.innerText())?.[1]);
  const inferred = await open();
  expect(inferred).toBeGreaterThan(3);
  expect(await faults(page), 'Proposals').toEqual([]);
  await page.getByRole('region', { name: 'Handoffs' }).getByRole('button', { name: /^Confirm/u }).first().click();
  const dialog = page.getByRole('dialog', { name: 'Confirm' });
  await dialog.getByLabel('Your name, as the log shall show it').fill('Ada Prepares');
  await page.keyboard.press('Enter');
  await expect.poll(open).toBe(inferred - 1);
  await map.proposals.getByRole('button', { name: 'Confirm all' }).click();
  await expect(map.proposals).toBeHidden();
  await page.keyboard.press('u');
  await expect.poll(open).toBe(inferred - 1);
  expect(program.complaints).toEqual([]);
});
