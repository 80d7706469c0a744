import { join } from 'node:path';
import { faults } from '../support/faults.ts';
import { expect, test } from '../support/program.ts';
import { folderOfSystems, folderWithoutHandoffs } from './exports.ts';
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
  await map.link.getByRole('button', { name: 'Sale', exact: true }).press('Enter');
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

test('an entry of the map is changed, added and taken out; each is logged, run with, and undone', async ({ program }) => {
  const shown = new WindowPage(program);
  const map = new MapPage(program.page);
  const { page } = program;
  await shown.openSample();
  await shown.goTo('Map');
  await map.view('Handoffs').click();
  const list = page.getByRole('region', { name: 'Handoffs', exact: true });
  const receipt = list.getByRole('row').filter({ has: page.getByRole('button', { name: 'Change Receipt, Warehouse (WMS) to ERP' }) });
  await expect(receipt).toContainText('Integration');
  await receipt.getByRole('button', { name: /^Change/u }).click();
  const dialog = page.getByRole('dialog', { name: 'Change a handoff' });
  await expect(dialog.getByLabel('Event')).toHaveValue('receipt');
  await expect(dialog.getByRole('button', { name: 'Take it out of the map' })).toBeDisabled();
  await dialog.getByLabel('On time within … minutes').fill('soon');
  await expect(dialog).toContainText('Say in whole minutes how late is still on time.');
  await dialog.getByLabel('On time within … minutes').fill('7');
  await dialog.getByLabel('Places, by code').fill('nowhere');
  await dialog.getByLabel('Your name, as the log shall show it').fill('Dana');
  await dialog.getByLabel('Why, in a sentence').fill('They agreed to seven minutes.');
  expect(await faults(page), 'a handoff’s entry').toEqual([]);
  await dialog.getByRole('button', { name: 'Change', exact: true }).click();
  await expect(dialog.getByRole('alert')).toContainText('There is no such location in this engagement.');
  await dialog.getByLabel('Places, by code').fill('DC1');
  await dialog.getByLabel('Places, by code').press('Enter');
  await expect(dialog).toBeHidden();
  await expect(page.locator('.notice').filter({ hasText: 'The audit was run again.' })).toBeVisible();
  await expect(receipt).toContainText('7 min');
  await expect(receipt).toContainText('DC1');

  // Undone: the entry is as it was, and the window says that the figures are not yet.
  await page.keyboard.press('u');
  await expect(receipt).not.toContainText('7 min');
  await page.getByRole('button', { name: 'Figures are of before a change: run again' }).click();
  await expect(page.getByRole('button', { name: 'Figures are of before a change: run again' })).toBeHidden();

  await page.getByRole('button', { name: 'Add a handoff' }).click();
  const added = page.getByRole('dialog', { name: 'Add a handoff' });
  await expect(added.getByRole('button', { name: 'Add', exact: true })).toBeDisabled();
  await added.getByLabel('Event').selectOption('Write-off');
  await added.getByLabel('From').selectOption('Warehouse (WMS)');
  await added.getByLabel('To', { exact: true }).selectOption('Store tills (POS)');
  await added.getByLabel('On time within … minutes').fill('90');
  await added.getByRole('button', { name: 'Add', exact: true }).click();
  const written = list.getByRole('button', { name: 'Change Write-off, Warehouse (WMS) to Store tills (POS)' });
  await expect(written).toBeVisible();
  await written.click();
  await dialog.getByLabel('Why, in a sentence').fill('It was never built.');
  await dialog.getByRole('button', { name: 'Take it out of the map' }).click();
  // While a dialog is open nothing behind it is told, nor does it take keys.
  await expect(dialog).toBeHidden();
  await expect(written).toBeHidden();

  await page.keyboard.press('g');
  await page.keyboard.press('l');
  const log = page.getByRole('dialog', { name: 'Log of decisions' });
  await expect(log).toContainText('Dana took the handoff write_off-wms-pos out of the map');
  await expect(log).toContainText('Dana changed the handoff receipt-wms-erp');
  await expect(log).toContainText('They agreed to seven minutes.');
  expect(program.complaints).toEqual([]);
});

for (const count of [3, 8, 12, 20]) {
  test(`the handoff map of ${count} systems is legible beside its inspector, no label over another`, async ({ program, folder }) => {
    const shown = new WindowPage(program);
    const map = new MapPage(program.page);
    const { page } = program;
    await shown.resize(1280, 800);
    await shown.drop([await folderOfSystems(join(folder, 'exports'), count)]);
    await shown.overview.waitFor();
    await shown.goTo('Map');
    await map.view('Handoffs').click();
    await map.arrow('storefront', 'oms').focus();
    await page.keyboard.press('Enter');
    await expect(map.link).toBeVisible();
    for (const [width, height] of [[1280, 800], [1920, 1080]] as const) {
      await shown.resize(width, height);
      const frame = await map.sizes();
      expect(frame.pane, `the pane at ${width}`).toBe(0);
      expect(frame.picture, `the picture at ${width}`).toBe(0);
      expect(await shown.scaleOf('.handoff-map')).toBeGreaterThanOrEqual(0.85);
      expect(frame.systems).toBe(count);
      expect(frame.over, 'labels over another or over a system').toEqual([]);
      expect(frame.tooLong, 'words beyond their label').toEqual([]);
    }
    // How it travels is said in words, and how well in words and in the pattern of the line.
    await expect(map.arrow('storefront', 'oms')).toContainText(/^storefront.*batch/u);
    await expect(map.arrow('storefront', 'oms')).toContainText(/misses$/u);
    if (count === 20) {
      await expect(page.locator('.map-silent .map-line').first()).toHaveCSS('stroke-dasharray', '2px, 5px');
      expect(await faults(page)).toEqual([]);
    }
    expect(program.complaints).toEqual([]);
  });
}
